package dev.perennial.testing;

import static dev.perennial.testing.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Enrollments.Enrollment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Local time by the rules of today, also where a record was timed by those of yesterday. */
class NewerZoneRulesTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK.with(List.of(Samples.path(
            "CustomerSignedUp",
            List.of(
                    new Step.Wait("ten", DAY.multipliedBy(2), Optional.of(LocalTime.of(10, 0))),
                    new Step.Send("hello", "hello", DAY, true))))));

    @Test
    void tenWhereTheyLiveIsTenByTheNewestRules() {
        signUp("America/Vancouver");
        assertThat(enrollment().due()).isEqualTo(Instant.parse("2026-12-02T17:00:00Z"));
    }

    @Test
    void whoIsDueTooEarlyByOlderRulesWaitsOn() {
        signUp("Africa/Casablanca");
        assertThat(enrollment().due()).isEqualTo(Instant.parse("2026-12-03T10:00:00Z"));
        timed("2026-12-03T10:00:00Z", "2026-12-03T09:00:00Z");
        house.wake(Instant.parse("2026-12-03T09:00:00Z"));
        assertThat(house.mailed()).isEmpty();
        assertThat(enrollment().due()).isEqualTo(Instant.parse("2026-12-03T10:00:00Z"));
        house.wake(Instant.parse("2026-12-03T10:00:00Z"));
        assertThat(house.mailed()).hasSize(1);
    }

    @Test
    void whoIsDueTooLateByOlderRulesIsTimedAnewWhenSomethingHappens() {
        signUp("America/Vancouver");
        timed("2026-12-02T17:00:00Z", "2026-12-02T18:00:00Z");
        house.record(event("a", NOON.plusSeconds(60), new Fact.ActivityRecorded("login", Optional.empty())));
        assertThat(enrollment().due()).isEqualTo(Instant.parse("2026-12-02T17:00:00Z"));
        assertThat(house.ada().agenda().orElseThrow().dueAt()).isEqualTo(Instant.parse("2026-12-02T17:00:00Z"));
    }

    @Test
    void whereClocksAreTurnedBackHalfPastOneComesTwice() {
        TestSystem other = new TestSystem(Samples.PLAYBOOK.with(List.of(Samples.path(
                "CustomerSignedUp",
                List.of(
                        new Step.Wait("long", DAY.multipliedBy(342), Optional.of(LocalTime.of(1, 30))),
                        new Step.Send("hello", "hello", DAY, true))))));
        // 342 days later it is a quarter to two on 7 November, for the first time.
        other.record(event("s", Instant.parse("2026-11-30T05:45:00Z"), livingIn("America/New_York")));
        assertThat(other.ada().lifecycle().enrollments().active().getFirst().due())
                .isEqualTo(Instant.parse("2027-11-07T06:30:00Z"));
    }

    private void signUp(String zone) {
        house.record(event("s", NOON, livingIn(zone)));
        house.settle(NOON);
    }

    private static Fact livingIn(String zone) {
        return new Fact.CustomerSignedUp(
                Optional.of("Ada"),
                Optional.empty(),
                Optional.of(zone),
                Optional.of(new Fact.ConsentGiven(true, "web form", Optional.empty(), Optional.empty(), false)),
                Optional.empty());
    }

    private Enrollment enrollment() {
        return house.ada().lifecycle().enrollments().active().getFirst();
    }

    /** The record as if it had been timed otherwise. */
    private void timed(String now, String before) {
        Map<String, Object> document = CustomerDocument.of(house.ada());
        house.customers.restore(CustomerDocument.read(new Document(replaced(document, now, before))));
    }

    private static Map<String, Object> replaced(Map<?, ?> document, String now, String before) {
        Map<String, Object> replaced = new LinkedHashMap<>();
        document.forEach((name, value) -> replaced.put(name.toString(), replaced(value, now, before)));
        return replaced;
    }

    private static Object replaced(Object value, String now, String before) {
        return switch (value) {
            case Map<?, ?> map -> replaced(map, now, before);
            case List<?> list ->
                list.stream().map(item -> replaced(item, now, before)).toList();
            case String text -> text.replace(now, before);
            default -> value;
        };
    }
}
