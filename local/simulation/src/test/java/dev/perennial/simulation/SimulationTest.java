package dev.perennial.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.rules.Decider;
import dev.perennial.playbook.Playbooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Population PEOPLE = new Population(1, 400, 200);

    private final Playbook playbook = Playbooks.load();

    @Test
    void theSamePeopleLiveTheSameLives() {
        assertThat(summary(PEOPLE)).isEqualTo(summary(PEOPLE));
        assertThat(summary(new Population(2, 400, 200))).isNotEqualTo(summary(PEOPLE));
    }

    @Test
    void itMakesNoDifferenceOnHowManyCoresTheyLive() {
        Tally oneByOne = new Tally(PEOPLE);
        for (long number = 0; number < PEOPLE.customers(); number++) {
            Tally alone = new Tally(PEOPLE);
            live(number, alone);
            oneByOne.add(alone);
        }
        assertThat(summary(oneByOne)).isEqualTo(summary(PEOPLE));
    }

    @Test
    void everyJourneyThatPeopleComeByIsSeen() {
        Tally tally = Simulation.run(playbook, new Population(1, 2_000, 365), _ -> {});
        assertThat(tally.sent().keySet())
                .containsAll(playbook.journeys().stream()
                        .filter(it -> it.terms().mailing().broadcast().isEmpty())
                        .map(Journey::name)
                        .toList());
        assertThat(tally.refused().get("first-90-days"))
                .containsKey("its offer is used, has ended, or was not granted");
        assertThat(tally.refused().values().stream().flatMap(it -> it.keySet().stream()))
                .contains("no marketing consent", "marketing consent withdrawn");
    }

    @Test
    void everybodyIsInOneStageAtATime() {
        LongAdder lived = new LongAdder();
        Tally tally = Simulation.run(playbook, PEOPLE, _ -> lived.increment());
        assertThat(lived.sum()).isEqualTo(PEOPLE.customers());
        int last = PEOPLE.days() - 1;
        assertThat(tally.stages().values().stream()
                        .mapToLong(days -> days[last])
                        .sum())
                .isBetween(PEOPLE.customers() * 9 / 10, PEOPLE.customers());
        for (long[] days : tally.stages().values()) {
            assertThat(Arrays.stream(days)).allMatch(count -> count >= 0);
        }
    }

    @Test
    void nobodyIsWrittenToTwiceUnderOneKeyOrAfterLeaving() {
        for (long number = 0; number < PEOPLE.customers(); number++) {
            Strict strict = new Strict();
            live(number, strict);
            assertThat(strict.wrong).isEmpty();
        }
    }

    @Test
    void historyIsImportedAndSendsNothing() {
        List<Instant> answered = new ArrayList<>();
        LongAdder history = new LongAdder();
        Witness witness = new Witness() {
            @Override
            public void decides(Customer record, Event event, Map<String, Recalled> known) {
                if (event.backfill()) {
                    history.increment();
                }
            }

            @Override
            public void sends(Effect.Message mail, Instant at) {
                answered.add(mail.occurredAt());
            }
        };
        for (long number = 0; number < 100; number++) {
            live(number, witness);
        }
        assertThat(history.sum()).isGreaterThan(100);
        assertThat(answered).isNotEmpty().allMatch(at -> !at.isBefore(PEOPLE.start()));
    }

    @Test
    void modelsAreFittedAsTheTimeGoesByAndDecideWhoIsAtRisk() {
        Population population = new Population(1, 2_000, 200);
        YearOfModels models = new YearOfModels(playbook, population);
        assertThat(models.models()).hasSize(7);
        assertThat(models.models().stream().filter(PredictionModel::isUsed))
                .as("%s", models.models().stream().map(PredictionModel::because).toList())
                .isNotEmpty();
        Tally without = Simulation.run(playbook, population, _ -> {});
        Tally with = Simulation.run(models, population, _ -> {});
        assertThat(with.announced().get("ChurnRiskRaised"))
                .isNotEqualTo(without.announced().get("ChurnRiskRaised"));
        assertThat(summary(Simulation.run(models, population, _ -> {}))).isEqualTo(summary(with));
    }

    private void live(long number, Witness witness) {
        Life.live(new Decider(playbook), PEOPLE, Person.of(PEOPLE, number), witness);
    }

    private String summary(Population population) {
        return summary(Simulation.run(playbook, population, _ -> {}));
    }

    private static String summary(Tally tally) {
        return Summary.of(PEOPLE, List.of(new Trial("one", "1", tally)));
    }

    /** Knows from the facts alone who has left. */
    private static final class Strict implements Witness {
        private final List<String> wrong = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private boolean left;

        @Override
        public void decides(Customer record, Event event, Map<String, Recalled> timeline) {
            if (event.fact() instanceof Fact.ConsentChanged change) {
                left = !change.granted();
            }
        }

        @Override
        public void sends(Effect.Message mail, Instant at) {
            if (!keys.add(mail.sendKey())) {
                wrong.add("twice: " + mail.sendKey());
            }
            if (left) {
                wrong.add("after leaving: " + mail.sendKey());
            }
        }
    }
}
