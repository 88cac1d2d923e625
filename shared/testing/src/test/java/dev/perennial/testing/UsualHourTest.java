package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.ClickHours;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Waits until the hour at which a customer usually reads. Quiet hours are from 22:00 to 08:00. */
class UsualHourTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK.with(List.of(new Journey(
            "discover",
            "PurchaseCompleted",
            Condition.ALWAYS,
            false,
            DAY.multipliedBy(7),
            List.of(),
            List.of(
                    new Step.Wait("pause", DAY.multipliedBy(2), Optional.empty(), true),
                    new Step.Send("discover", "discover", DAY.multipliedBy(7), true))))));

    @Test
    void whoFollowedFewLinksGetsTheMailAtTheFallbackHour() {
        signUp("Europe/Berlin");
        clicks("2026-11-20T18:10:00Z", "2026-11-21T18:50:00Z");
        buys("2026-11-23T12:00:00Z");
        assertThat(due()).isEqualTo(Instant.parse("2026-11-26T09:00:00Z"));
        assertThat(told()).contains("discover pause: until 10:00 in Europe/Berlin, for they have no usual hour yet");
    }

    @Test
    void whoFollowsLinksInTheEveningGetsTheMailInTheEvening() {
        signUp("Europe/Berlin");
        clicks("2026-11-20T17:10:00Z", "2026-11-21T17:50:00Z", "2026-11-22T08:00:00Z");
        buys("2026-11-23T12:00:00Z");
        assertThat(due()).isEqualTo(Instant.parse("2026-11-25T17:00:00Z"));
        assertThat(told())
                .contains("discover pause: until 18:00 in Europe/Berlin, around which they usually follow our links");
        house.wake(due());
        assertThat(house.mailed()).anyMatch(key -> key.startsWith("discover"));
    }

    @Test
    void inSummerItIsTheSameMomentOfTheDayAndAnHourLaterOnTheClock() {
        signUp("Europe/Berlin");
        clicks("2027-01-20T17:10:00Z", "2027-01-21T17:50:00Z", "2027-01-22T17:00:00Z");
        // The clock goes forward on 28 March.
        buys("2027-03-26T18:00:00Z");
        assertThat(due()).isEqualTo(Instant.parse("2027-03-28T17:00:00Z").plus(DAY));
        assertThat(told())
                .contains("discover pause: until 19:00 in Europe/Berlin, around which they usually follow our links");
    }

    @Test
    void theQuietHoursAreNobodysUsualHour() {
        signUp("America/New_York");
        // Between eleven and midnight in New York
        clicks("2026-11-20T04:10:00Z", "2026-11-21T04:50:00Z", "2026-11-22T04:00:00Z");
        buys("2026-11-23T12:00:00Z");
        assertThat(told()).contains("discover pause: until 10:00 in America/New_York, for they have no usual hour yet");
        assertThat(due()).isEqualTo(Instant.parse("2026-11-25T15:00:00Z"));
    }

    @Test
    void aTimeZoneThatThereIsNotGivesWayToThatOfTheHouseAndTheTimelineSaysSo() {
        signUp("Mars/Olympus");
        clicks("2026-11-20T17:10:00Z", "2026-11-21T17:50:00Z", "2026-11-22T17:00:00Z");
        buys("2026-11-23T12:00:00Z");
        assertThat(due()).isEqualTo(Instant.parse("2026-11-25T17:00:00Z"));
        assertThat(told())
                .contains(
                        "discover pause: until 18:00 in Europe/Berlin, around which they usually follow our links",
                        "the time zone Mars/Olympus does not exist: that of Europe/Berlin counts");
    }

    @Test
    void aLinkCountsOnceInWhateverOrderAndIsGoneWithItsCustomer() {
        Fact first = new Fact.EmailClicked("welcome");
        house.record(event("", NOON.plus(DAY), new Fact.EmailClicked("thank-you.A-1")));
        house.record(event("", NOON, first));
        house.record(event("", NOON, first));
        assertThat(house.ada().feedback().habit().byHour()).isEqualTo(Map.of(12, 2L));
        house.record(event("e", NOON.plus(DAY.multipliedBy(2)), new Fact.CustomerErased(Optional.empty())));
        assertThat(house.ada().feedback().habit()).isEqualTo(ClickHours.UNKNOWN);
    }

    @Test
    void theLinksOfTwoRecordsAddUp() {
        EmailAddress mail = new EmailAddress("ada@example.com");
        CustomerRef byMail = CustomerRef.of(mail);
        CustomerRef byNumber = CustomerRef.ofExternal("4711");
        CustomerRef both = new CustomerRef(Optional.empty(), Optional.of(mail), Optional.of("4711"));
        record("", NOON, byMail, new Fact.EmailClicked("welcome"));
        record("", NOON, byNumber, new Fact.EmailClicked("welcome"));
        record("", NOON.plusSeconds(1), byNumber, new Fact.EmailClicked("thank-you.A-1"));
        record("b", NOON.plus(DAY), both, new Fact.ActivityRecorded("login", Optional.empty()));
        house.settle(NOON.plus(DAY));
        assertThat(house.customer(CustomerId.of(mail)).feedback().habit().byHour())
                .isEqualTo(Map.of(12, 2L));
    }

    private void record(String id, Instant at, CustomerRef who, Fact fact) {
        house.record(new Event(id, at, at, false, who, fact));
    }

    private void signUp(String timezone) {
        house.record(event(
                "s",
                Instant.parse("2026-11-19T12:00:00Z"),
                new Fact.CustomerSignedUp(
                        Optional.of("Ada"),
                        Optional.empty(),
                        Optional.of(timezone),
                        Optional.of(new Fact.ConsentGiven(true, "form", Optional.empty(), Optional.empty(), false)),
                        Optional.empty(),
                        Optional.empty())));
    }

    private void clicks(String... times) {
        for (String time : times) {
            house.record(
                    event("", Instant.parse(time), new Fact.EmailClicked("mail." + time.length() + time.hashCode())));
        }
    }

    private void buys(String at) {
        house.record(event("p", Instant.parse(at), purchase("A-1", 1000)));
        house.settle(Instant.parse(at));
    }

    private Instant due() {
        return house.ada().lifecycle().enrollments().active().getFirst().due();
    }

    private String told() {
        return Samples.told(house);
    }
}
