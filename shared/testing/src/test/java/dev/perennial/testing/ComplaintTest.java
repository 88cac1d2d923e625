package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Complaints that are raised, resolved and come back. */
class ComplaintTest {
    private static final Instant DAY_2 = NOON.plus(Duration.ofDays(1));
    private static final Instant DAY_3 = NOON.plus(Duration.ofDays(2));
    private static final Instant DAY_4 = NOON.plus(Duration.ofDays(3));
    private static final CustomerRef BY_MAIL = CustomerRef.of(ADA);
    private static final CustomerRef BY_NUMBER = CustomerRef.ofExternal("K-7");

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void aComplaintThatIsRaisedAgainAfterItWasResolvedIsOpenAgain() {
        record(raised("arrived wet", NOON));
        record(resolved(DAY_2));
        assertThat(open()).isEmpty();
        assertThat(record(raised("wet again", DAY_3))).isInstanceOf(Decision.Write.class);
        house.settle(DAY_3);
        assertThat(open()).containsExactly("C-1");
        assertThat(decisions()).contains("it is open again").noneMatch(it -> it.startsWith("refused"));
        record(resolved(DAY_4));
        assertThat(open()).isEmpty();
    }

    @Test
    void itComesBackInTheSameWordsToo() {
        record(raised("", NOON));
        record(resolved(DAY_2));
        record(raised("", DAY_3));
        assertThat(open()).containsExactly("C-1");
        record(resolved(DAY_4));
        assertThat(open()).isEmpty();
    }

    @Test
    void whoeverRaisesItAgainIsAnsweredAgain() {
        TestSystem desk = new TestSystem(Samples.PLAYBOOK.with(List.of(
                Journey.ofOneMail("sorry", "ComplaintRaised", Condition.ALWAYS, false, "sorry", Duration.ofDays(3)))));
        desk.record(Samples.event("s", NOON, Samples.signUp(true)));
        for (Event word : List.of(
                raised("", NOON),
                resolved(DAY_2),
                raised("", DAY_3),
                raised("", DAY_3.plusSeconds(5)),
                raised("", DAY_3))) {
            desk.record(word);
            desk.settle(word.occurredAt());
        }
        assertThat(desk.mailed()).containsExactly("sorry.complaint-C-1", "sorry.complaint-C-1@" + DAY_3.toEpochMilli());
    }

    @Test
    void aRepetitionIsOneWhateverCameInBetween() {
        record(raised("", NOON));
        record(resolved(DAY_2));
        record(raised("", DAY_3));
        long version = house.ada().version();
        for (Event again : List.of(raised("", NOON), resolved(DAY_2), raised("", DAY_3))) {
            assertThat(record(again)).isInstanceOf(Decision.Nothing.class);
        }
        assertThat(house.ada().version()).isEqualTo(version);
        assertThat(open()).containsExactly("C-1");
    }

    @Test
    void anotherContentOfTheSameMomentIsStillRefused() {
        record(raised("wet", NOON));
        record(raised("dry", NOON));
        house.settle(NOON);
        assertThat(decisions()).anyMatch(it -> it.startsWith("refused: complaint-C-1 came again"));
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        List<Event> words =
                List.of(raised("", NOON), resolved(DAY_2), raised("", DAY_3), resolved(DAY_4), raised("", DAY_4));
        for (int seed = 0; seed < 200; seed++) {
            TestSystem other = new TestSystem(Samples.PLAYBOOK);
            List<Event> mixed = new ArrayList<>(words);
            Collections.shuffle(mixed, new Random(seed));
            Event last = mixed.getLast();
            mixed.forEach(other::record);
            assertThat(other.ada().feedback().openComplaints())
                    .as("%s, last %s", seed, last)
                    .isEmpty();
            other.record(raised("", DAY_4.plusMillis(1)));
            assertThat(other.ada().feedback().openComplaints()).containsExactly("C-1");
        }
    }

    @Test
    void aResolutionThatArrivesFirstStillClosesIt() {
        record(resolved(DAY_2));
        record(raised("", NOON));
        house.settle(DAY_2);
        assertThat(open()).isEmpty();
        assertThat(decisions()).contains("its resolution arrived before it");
    }

    @Test
    void theWordsOfBothRecordsCountWhenTheyBecomeOne() {
        record(raised("", NOON));
        record(of(BY_NUMBER, resolved(DAY_2)));
        record(of(BY_NUMBER, raised("", DAY_3)));
        record(resolved(DAY_4));
        record(of(BY_NUMBER, raised("", DAY_4.plusSeconds(1))));
        record(of(
                new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("K-7")),
                new Event("x", NOON, NOON, false, BY_MAIL, new Fact.ActivityRecorded("login", Optional.empty()))));
        house.settle(DAY_4);
        assertThat(open()).containsExactly("C-1");
        record(resolved(DAY_4.plusSeconds(2)));
        assertThat(open()).isEmpty();
    }

    private Decision record(Event event) {
        return house.record(event);
    }

    private List<String> open() {
        return house.customer(CustomerId.of(ADA)).feedback().openComplaints();
    }

    private List<String> decisions() {
        return house.timeline.of(house.ada().id()).stream()
                .flatMap(row -> row.decisions().stream())
                .toList();
    }

    private static Event of(CustomerRef whose, Event event) {
        return event.of(whose);
    }

    private static Event raised(String subject, Instant at) {
        Fact fact = new Fact.ComplaintRaised("C-1", Optional.of(subject).filter(it -> !it.isEmpty()));
        return new Event("", at, at, false, BY_MAIL, fact);
    }

    private static Event resolved(Instant at) {
        return new Event("", at, at, false, BY_MAIL, new Fact.ComplaintResolved("C-1", Optional.empty()));
    }
}
