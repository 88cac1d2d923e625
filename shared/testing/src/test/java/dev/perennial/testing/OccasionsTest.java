package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.Birthday;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ada lives in Berlin and signs up on 20 November 2026, at one in the afternoon there. */
class OccasionsTest {
    private static final Instant NINE = Instant.parse("2026-12-10T08:00:00Z");

    private final TestSystem house = new TestSystem(playbook("BirthdayReached", "AnniversaryReached"));

    @Test
    void aBirthdayIsReachedInTheMorningWhereTheCustomerLives() {
        signUp("12-10", "Europe/Berlin");
        house.wake(NINE.minusSeconds(1));
        assertThat(house.announced()).doesNotContain("BirthdayReached");
        house.wake(NINE);
        assertThat(house.announced()).contains("BirthdayReached");
        assertThat(house.mailed()).containsExactly("birthdayreached.2026-12-10");
    }

    @Test
    void eachHasTheirOwnMorning() {
        Map<String, String> mornings = Map.of(
                "Asia/Tokyo", "2026-12-10T00:00:00Z",
                "America/Los_Angeles", "2026-12-10T17:00:00Z",
                "Mars/Olympus", "2026-12-10T08:00:00Z");
        mornings.forEach((timezone, at) -> {
            TestSystem home = new TestSystem(playbook("BirthdayReached"));
            home.record(event("s", NOON, person(Optional.of("12-10"), timezone)));
            home.wake(Instant.parse(at).minusSeconds(1));
            assertThat(home.mailed()).as(timezone).isEmpty();
            home.wake(Instant.parse(at));
            assertThat(home.mailed()).as(timezone).hasSize(1);
        });
    }

    @Test
    void itComesOnceAYearHoweverOftenTheClockIsLookedAt() {
        signUp("12-10", "Europe/Berlin");
        for (int hours = 0; hours < 24 * 400; hours += 6) {
            Instant now = NINE.plus(Duration.ofHours(hours));
            login(now);
            house.wake(now);
        }
        assertThat(house.mailed()).containsExactly("birthdayreached.2026-12-10", "birthdayreached.2027-12-10");
    }

    @Test
    void ofTheThingsThatTheClockWaitsForTheBirthdayIsOne() {
        signUp("12-10", "Europe/Berlin");
        assertThat(house.ada().agenda()).contains(new Agenda(NINE, "birthday or anniversary"));
    }

    @Test
    void whoseBirthdayItIsOnTheDayOfSigningUpWaitsForTheNext() {
        signUp("11-20", "Europe/Berlin");
        house.wake(NOON.plusSeconds(3600));
        assertThat(house.mailed()).isEmpty();
    }

    @Test
    void whoWasBornOnALeapDayIsCongratulatedOnTheLastOfFebruary() {
        signUp("1992-02-29", "Europe/Berlin");
        for (Instant day = NOON;
                day.isBefore(Instant.parse("2029-03-05T00:00:00Z"));
                day = day.plus(Duration.ofDays(1))) {
            login(day);
            house.wake(day);
        }
        assertThat(house.mailed())
                .containsExactly(
                        "birthdayreached.2027-02-28", "birthdayreached.2028-02-29", "birthdayreached.2029-02-28");
    }

    @Test
    void whoCorrectsTheirBirthdayHasNoSecondOneInTheSameYear() {
        signUp("12-10", "Europe/Berlin");
        house.wake(NINE);
        house.record(event("again", NINE, person(Optional.of("12-20"), "Europe/Berlin")));
        house.wake(NINE.plus(Duration.ofDays(11)));
        assertThat(house.mailed()).hasSize(1);
    }

    @Test
    void aBirthdayCorrectedToOneThatHasPassedWaitsForTheNext() {
        signUp("12-10", "Europe/Berlin");
        house.record(event("again", NOON.plusSeconds(9), person(Optional.of("02-03"), "Europe/Berlin")));
        for (int days = -20; days <= 55; days++) {
            house.wake(NINE.plus(Duration.ofDays(days)));
        }
        assertThat(house.mailed()).containsExactly("birthdayreached.2027-02-03");
    }

    @Test
    void anOlderOrderThatIsToldLateHasItsAnniversaryAllTheSame() {
        house.record(event("p", NOON, purchase("A-2", 100)));
        house.wake(NOON.plusSeconds(60));
        house.record(event("old", Instant.parse("2025-12-01T12:00:00Z"), purchase("A-1", 100)));
        house.wake(Instant.parse("2026-12-01T08:00:00Z"));
        assertThat(years()).containsExactly(Map.of("years", 1L));
    }

    @Test
    void theLaterWordOnABirthdayCountsWhateverComesFirst() {
        house.record(event("late", NOON.plusSeconds(9), person(Optional.of("12-11"), "UTC")));
        house.record(event("early", NOON, person(Optional.of("12-10"), "UTC")));
        assertThat(house.ada().profile().birthday()).isEqualTo(Birthday.read("12-11"));
    }

    @Test
    void aClockThatStoodStillForLongCongratulatesNobodyTooLate() {
        signUp("12-10", "Europe/Berlin");
        house.wake(NINE.plus(Duration.ofDays(20)));
        for (int days = 21; days <= 365; days++) {
            assertThat(house.mailed()).isEmpty();
            house.wake(NINE.plus(Duration.ofDays(days)));
        }
        assertThat(house.mailed()).containsExactly("birthdayreached.2027-12-10");
    }

    @Test
    void theFirstOrderHasItsAnniversaryEveryYear() {
        house.record(event("p", Instant.parse("2024-02-29T12:00:00Z"), purchase("A-1", 100)));
        house.wake(Instant.parse("2025-02-28T07:59:59Z"));
        assertThat(years()).isEmpty();
        house.wake(Instant.parse("2025-02-28T08:00:00Z"));
        assertThat(years()).containsExactly(Map.of("years", 1L));
        house.wake(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(years()).containsExactly(Map.of("years", 1L), Map.of("years", 2L));
    }

    @Test
    void anOrderInTheNightHasItsAnniversaryAYearLaterAndNotInTheMorning() {
        house.record(event("p", Instant.parse("2026-11-20T02:00:00Z"), purchase("A-1", 100)));
        house.wake(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(years()).isEmpty();
        assertThat(house.ada().agenda().orElseThrow().dueAt()).isEqualTo(Instant.parse("2027-01-04T02:00:00Z"));
    }

    @Test
    void nothingIsPlannedWhereNoJourneyListens() {
        TestSystem deaf = new TestSystem(playbook());
        deaf.record(event("s", NOON, person(Optional.of("12-10"), "Europe/Berlin")));
        deaf.record(event("p", NOON, purchase("A-1", 100)));
        assertThat(deaf.ada().entitlements().reached()).isEmpty();
        assertThat(deaf.ada().agenda().orElseThrow().dueFor()).isEqualTo("inactivity");
    }

    @Test
    void aBirthdayIsForgottenWithThePersonAndStandsInNoLog() {
        signUp("12-10", "Europe/Berlin");
        assertThat(person(Optional.of("12-10"), "UTC").toString()).doesNotContain("12-10");
        assertThat(house.ada().profile().toString()).doesNotContain("12-10");
        house.record(event("e", NOON.plusSeconds(1), new Fact.CustomerErased(Optional.empty())));
        assertThat(house.ada().profile().birthday()).isEmpty();
        assertThat(house.ada().entitlements().reached()).isEmpty();
    }

    @Test
    void anotherBirthdayIsAnotherContentOfTheSameEvent() {
        Fact tenth = person(Optional.of("12-10"), "UTC");
        assertThat(event("s", NOON, tenth).fingerprint())
                .isNotEqualTo(
                        event("s", NOON, person(Optional.of("12-11"), "UTC")).fingerprint());
    }

    @Test
    void aDateIsKeptWithoutItsYear() {
        assertThat(Birthday.read("12-10").map(Birthday::value)).contains("12-10");
        assertThat(Birthday.read("1992-02-29").map(Birthday::value)).contains("02-29");
        assertThat(Birthday.read("02-29").map(Birthday::value)).contains("02-29");
    }

    @Test
    void whatIsNoDayIsNone() {
        for (String written : List.of("02-30", "13-01", "1993-02-29", "12/10", "10.12.", "x", "1992-2-9", "")) {
            assertThat(Birthday.read(written)).as(written).isEmpty();
        }
    }

    private void signUp(String birthday, String timezone) {
        house.record(event("s", NOON, person(Optional.of(birthday), timezone)));
    }

    private void login(Instant at) {
        house.record(event("l" + at, at, new Fact.ActivityRecorded("login", Optional.empty())));
        house.settle(at);
    }

    private static Fact person(Optional<String> birthday, String timezone) {
        return new Fact.CustomerSignedUp(
                Optional.empty(),
                Optional.empty(),
                Optional.of(timezone),
                Optional.of(new Fact.ConsentGiven(true, "form", Optional.empty(), Optional.empty(), false)),
                Optional.empty(),
                birthday.flatMap(Birthday::read));
    }

    private List<Map<String, Object>> years() {
        return house.outbox.announcements().stream()
                .filter(it -> it.type().equals("AnniversaryReached"))
                .map(Announcement::data)
                .toList();
    }

    private static Playbook playbook(String... events) {
        return new Playbook(
                "occasions",
                Samples.PLAYBOOK.stages(),
                Samples.PLAYBOOK.inactivity(),
                Samples.PLAYBOOK.surveys(),
                Samples.COURTESY,
                List.of(events).stream()
                        .map(on -> Journey.ofOneMail(
                                on.toLowerCase(Locale.ROOT),
                                on,
                                Condition.ALWAYS,
                                false,
                                "birthday",
                                Duration.ofDays(2)))
                        .toList());
    }
}
