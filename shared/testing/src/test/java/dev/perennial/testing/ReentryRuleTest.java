package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static dev.perennial.testing.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.ReentryRule;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Enrollments.Taken;
import dev.perennial.domain.values.CustomerRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A journey that may be taken again: not at once, not for ever, and not twice at a time. */
class ReentryRuleTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final ReentryRule MONTHLY_TWICE = new ReentryRule(DAY.multipliedBy(30), Optional.of(2));

    @Test
    void itIsTakenAgainWhenTheTimeHasCome() {
        TestSystem house = house(MONTHLY_TWICE);
        visit(house, 0);
        visit(house, 29);
        assertThat(house.mailed()).hasSize(1);
        assertThat(told(house)).contains("no path: last begun on 2026-11-20, and again from 2026-12-20T12:00:00Z");
        visit(house, 30);
        assertThat(house.mailed()).containsExactly("path.noticed.v0", "path.noticed.v30");
    }

    @Test
    void moreOftenThanTheMostItIsNotTaken() {
        TestSystem house = house(MONTHLY_TWICE);
        visit(house, 0);
        visit(house, 40);
        visit(house, 80);
        assertThat(house.mailed()).hasSize(2);
        assertThat(told(house)).contains("no path: taken 2 times, which is the most");
    }

    @Test
    void withoutAMostItIsTakenForEver() {
        TestSystem house = house(new ReentryRule(DAY, Optional.empty()));
        for (int day = 0; day < 20; day += 2) {
            visit(house, day);
        }
        assertThat(house.mailed()).hasSize(10);
        assertThat(taken(house)).containsExactly(new Taken("path", 10, Optional.of(NOON.plus(DAY.multipliedBy(18)))));
    }

    @Test
    void aFactFromBeforeTheLastBeginningBeginsNoFurther() {
        TestSystem house = house(MONTHLY_TWICE);
        visit(house, 0);
        Instant earlier = NOON.minus(DAY);
        house.record(event("late", earlier, NOON, false, activity()));
        assertThat(taken(house)).containsExactly(new Taken("path", 1, Optional.of(NOON)));
    }

    @Test
    void whoIsStillOnItDoesNotBeginASecondTime() {
        TestSystem house = house(new ReentryRule(Duration.ofMinutes(1), Optional.empty()), 60);
        visit(house, 0);
        visit(house, 2);
        assertThat(told(house)).contains("no path: the customer is on it");
        visit(house, 61);
        assertThat(taken(house).getFirst().times()).isEqualTo(2);
    }

    @Test
    void twoRecordsThatBecomeOneCountTogether() {
        TestSystem house = house(MONTHLY_TWICE);
        visit(house, 0);
        Instant later = NOON.plus(DAY.multipliedBy(40));
        house.record(of("k", later, CustomerRef.ofExternal("K-7")));
        house.record(of("b", later, new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("K-7"))));
        house.settle(later);
        assertThat(taken(house)).containsExactly(new Taken("path", 3, Optional.of(later)));
    }

    private static Event of(String id, Instant at, CustomerRef customer) {
        return new Event(id, at, at, false, customer, activity());
    }

    @Test
    void aRecordThatKnowsTheNameAloneIsReadAsTakenOnce() {
        TestSystem house = house(MONTHLY_TWICE);
        visit(house, 0);
        Map<String, Object> item = CustomerDocument.of(house.ada());
        assertThat(item).containsEntry("journeysTaken", List.of("1 2026-11-20T12:00:00Z path"));
        item.put("journeysTaken", List.of("path"));
        Customer old = CustomerDocument.read(new Document(item));
        assertThat(old.lifecycle().enrollments().taken()).containsExactly(new Taken("path", 1, Optional.empty()));
    }

    private static TestSystem house(ReentryRule again) {
        return house(again, 0);
    }

    private static TestSystem house(ReentryRule again, int days) {
        Step mail = new Step.Send("noticed", "noticed", DAY.multipliedBy(7), false);
        Step wait = new Step.Wait("pause", Duration.ofHours(24L * days), Optional.empty());
        Journey path = Samples.path("ActivityRecorded", List.of(mail, wait)).on(Journey.Settings.USUAL.with(again));
        TestSystem house = new TestSystem(Samples.PLAYBOOK.with(List.of(path)));
        house.record(event("s", NOON.minus(DAY), signUp(true)));
        return house;
    }

    private static void visit(TestSystem house, int day) {
        Instant at = NOON.plus(DAY.multipliedBy(day));
        house.wake(at);
        house.record(event("v" + day, at, activity()));
        house.wake(at);
    }

    private static Fact activity() {
        return new Fact.ActivityRecorded("login", Optional.empty());
    }

    private static List<Taken> taken(TestSystem house) {
        return house.ada().lifecycle().enrollments().taken();
    }
}
