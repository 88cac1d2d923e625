package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static dev.perennial.testing.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Enrollments.Enrollment;
import dev.perennial.domain.values.Birthday;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Journeys that wait for a day. Ada signs up on 20 November, and lives in Berlin. */
class WaitUntilTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Step MAIL = new Step.Send("hello", "hello", DAY.multipliedBy(7), true);

    @Test
    void itGoesOnAtThatTimeOfThatDayWhereTheCustomerLives() {
        TestSystem house = signedUp(until(RecordDate.SIGNED_UP, 3, false, Optional.empty()));
        Instant then = Instant.parse("2026-11-23T09:00:00Z");
        assertThat(enrollment(house).due()).isEqualTo(then);
        house.wake(then.minusSeconds(1));
        assertThat(house.mailed()).isEmpty();
        house.wake(then);
        assertThat(house.mailed()).hasSize(1);
    }

    @Test
    void yearlyItIsTheNextTimeThatTheDayComesRound() {
        TestSystem house = signedUp(until(RecordDate.SIGNED_UP, -7, true, Optional.empty()));
        assertThat(enrollment(house).due()).isEqualTo(Instant.parse("2027-11-13T09:00:00Z"));
    }

    @Test
    void theTwentyNinthOfFebruaryIsTheTwentyEighthInOtherYears() {
        TestSystem house = house(until(RecordDate.SIGNED_UP, 0, true, Optional.empty()));
        Instant leapDay = Instant.parse("2028-02-29T12:00:00Z");
        house.record(event("s", leapDay, signUp(true)));
        assertThat(enrollment(house).due()).isEqualTo(Instant.parse("2029-02-28T09:00:00Z"));
    }

    @Test
    void aBirthdayComesRoundWithoutAYear() {
        TestSystem house = house(until(RecordDate.BIRTHDAY, -7, true, Optional.of(Step.END)));
        Fact born = new Fact.CustomerSignedUp(
                Optional.of("Ada"),
                Optional.empty(),
                Optional.of("Europe/Berlin"),
                Optional.empty(),
                Optional.empty(),
                Birthday.read("1815-12-10"));
        house.record(event("s", NOON, born));
        assertThat(enrollment(house).due()).isEqualTo(Instant.parse("2026-12-03T09:00:00Z"));
    }

    @Test
    void aYearlyWaitMayBeComeToAgainAndAgain() {
        Step again = new Step.GoTo("again", "day");
        TestSystem house = signedUp(until(RecordDate.SIGNED_UP, 0, true, Optional.empty()), MAIL, again);
        for (int year = 2027; year <= 2030; year++) {
            Instant then = Instant.parse(year + "-11-20T09:00:00Z");
            assertThat(enrollment(house).due()).isEqualTo(then);
            house.wake(then);
        }
    }

    @Test
    void whereTheDayIsNotKnownItIsGoneOnElsewhereAtOnce() {
        TestSystem house = signedUp(until(RecordDate.FIRST_PURCHASE, 3, false, Optional.of(Step.END)));
        assertThat(house.ada().lifecycle().enrollments().active()).isEmpty();
        assertThat(house.mailed()).isEmpty();
        assertThat(told(house)).contains("path day: firstPurchaseAt is not known or has passed");
    }

    @Test
    void whereTheDayHasPassedTheNextStepFollowsAtOnce() {
        TestSystem house = signedUp(until(RecordDate.SIGNED_UP, -1, false, Optional.empty()));
        assertThat(house.mailed()).hasSize(1);
    }

    @Test
    void whereTheDayMovesTheWaitMovesWithIt() {
        TestSystem house = house(until(RecordDate.LAST_PURCHASE, 30, false, Optional.of(Step.END)));
        house.record(event("p", NOON, purchase("A-1", 100)));
        house.record(event("s", NOON, signUp(true)));
        assertThat(enrollment(house).due()).isEqualTo(Instant.parse("2026-12-20T09:00:00Z"));
        Instant later = NOON.plus(DAY.multipliedBy(10));
        house.record(event("q", later, purchase("A-2", 100)));
        Instant then = Instant.parse("2026-12-30T09:00:00Z");
        assertThat(enrollment(house).due()).isEqualTo(then);
        house.wake(Instant.parse("2026-12-20T09:00:00Z"));
        assertThat(house.mailed()).isEmpty();
        house.wake(then);
        assertThat(house.mailed()).hasSize(1);
    }

    private static Step until(RecordDate date, int days, boolean yearly, Optional<String> otherwise) {
        return new Step.WaitUntil("day", date, days, yearly, LocalTime.of(10, 0), otherwise);
    }

    private static TestSystem signedUp(Step wait) {
        return signedUp(wait, MAIL);
    }

    private static TestSystem signedUp(Step... steps) {
        TestSystem house =
                new TestSystem(Samples.PLAYBOOK.with(List.of(Samples.path("CustomerSignedUp", List.of(steps)))));
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON);
        return house;
    }

    private static TestSystem house(Step wait) {
        return new TestSystem(Samples.PLAYBOOK.with(List.of(Samples.path("CustomerSignedUp", List.of(wait, MAIL)))));
    }

    private static Enrollment enrollment(TestSystem house) {
        return house.ada().lifecycle().enrollments().active().getFirst();
    }
}
