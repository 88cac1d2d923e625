package dev.perennial.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.playbook.Playbooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnownPeopleTest {
    private static final Instant FIRST = Instant.parse("2025-01-01T12:00:00Z");
    private static final Duration KNOWN = Duration.ofDays(700);
    private static final int PEOPLE = 600;

    /** People who order once a month for ten months on the average, and one who only left an address. */
    private static List<Event> facts() {
        List<Event> facts = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int number = 0; number < PEOPLE; number++) {
            Instant at = FIRST.plusSeconds(random.nextLong(Duration.ofDays(300).toSeconds()));
            facts.add(event(number, at, new Fact.ConsentChanged("marketing", true, "import", none(), none())));
            for (int order = 0; at.isBefore(FIRST.plus(KNOWN)); order++) {
                facts.add(event(number, at, order(number + "-" + order, 1_000 + number)));
                if (random.nextInt(10) == 0) {
                    break;
                }
                at = at.plusSeconds((long) (-30 * 86_400 * Math.log(1 - random.nextDouble())));
            }
        }
        facts.add(event(PEOPLE, FIRST, new Fact.LeadCaptured(none(), none(), none(), none(), none(), none(), none())));
        return facts;
    }

    private static Fact order(String id, long cents) {
        return new Fact.PurchaseCompleted(id, new Money(cents, "EUR"), List.of());
    }

    private static Event event(int number, Instant at, Fact fact) {
        CustomerRef who = CustomerRef.of(
                EmailAddress.parse("known" + number + "@example.com").orElseThrow());
        return new Event("import-" + number + "-" + at, at, at, true, who, fact);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static long orders(Population population, Instant from, Instant until) {
        long orders = 0;
        for (long number = 0; number < population.customers(); number++) {
            orders += Person.of(population, number).acts().stream()
                    .filter(it -> it.fact() instanceof Fact.PurchaseCompleted)
                    .filter(it ->
                            !it.occurredAt().isBefore(from) && it.occurredAt().isBefore(until))
                    .count();
        }
        return orders;
    }

    @Test
    void theyGoOnAsTheyDidBefore() {
        // All is known of the first 500 days; the next 180 came as well, and are not told.
        Instant told = FIRST.plus(Duration.ofDays(500));
        List<Event> all = facts();
        KnownPeople people = KnownPeople.of(
                all.stream().filter(it -> it.occurredAt().isBefore(told)).toList());
        Population population = new Population(1, people, 180);

        long came = all.stream()
                .filter(it -> it.fact() instanceof Fact.PurchaseCompleted)
                .filter(it -> !it.occurredAt().isBefore(people.start())
                        && it.occurredAt().isBefore(population.end()))
                .count();
        double madeUp = 0;
        for (long seed = 1; seed <= 20; seed++) {
            madeUp += orders(new Population(seed, people, 180), people.start(), population.end()) / 20.0;
        }
        assertThat(madeUp).isBetween(came * 0.85, came * 1.15);
        assertThat(orders(population, FIRST, people.start()))
                .as("what is known stays as it is")
                .isEqualTo(all.stream()
                        .filter(it -> it.fact() instanceof Fact.PurchaseCompleted)
                        .filter(it -> it.occurredAt().isBefore(told))
                        .count());
    }

    @Test
    void aPlaybookIsTriedOnThem() {
        Population population = new Population(1, KnownPeople.of(facts()), 90);
        Tally tally = Simulation.run(Playbooks.load(), population, _ -> {});
        assertThat(population.customers()).isEqualTo(PEOPLE + 1);
        assertThat(tally.mails()).isPositive();
        assertThat(tally.stages().values().stream().mapToLong(days -> days[89]).sum())
                .isEqualTo(PEOPLE + 1);
    }

    @Test
    void customersOfAnInstallationGoOnFromTheirRecords() {
        Population byFacts = new Population(1, KnownPeople.of(facts()), 1);
        List<Customer> records = new ArrayList<>();
        Decider decider = new Decider(Playbooks.load());
        for (long number = 0; number < byFacts.customers(); number++) {
            records.add(Life.live(_ -> decider, byFacts, Person.of(byFacts, number), new Witness() {}));
        }
        Population population = new Population(1, KnownPeople.of(records, byFacts.end()), 90);

        Tally tally = Simulation.run(Playbooks.load(), population, _ -> {});
        assertThat(population.customers()).isEqualTo(PEOPLE + 1);
        assertThat(tally.stages().values().stream().mapToLong(days -> days[89]).sum())
                .isEqualTo(PEOPLE + 1);
        long byRecord = orders(population, population.start(), population.end());
        Population same = new Population(1, KnownPeople.of(facts()), 90);
        assertThat(byRecord).isCloseTo(orders(same, same.start(), same.end()), withinPercentage(25));
        assertThat(tally.mails()).isPositive();
    }

    @Test
    void whereTooFewOrderedAgainNobodyIsSaidToOrderMore() {
        List<Event> facts = List.of(
                event(1, FIRST, order("a", 100)), event(2, FIRST, order("b", 100)), event(3, FIRST, order("c", 100)));
        KnownPeople people = KnownPeople.of(facts);
        assertThat(people.model()).isEmpty();
        assertThat(orders(
                        new Population(1, people, 365),
                        people.start(),
                        people.start().plus(KNOWN)))
                .isZero();
    }
}
