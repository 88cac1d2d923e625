package dev.perennial.domain.zones;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The newest rules of the world's time zones count, whichever JDK runs. */
class TimeZonesTest {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2060-01-01T00:00:00Z");

    /** Before that moment the JDK's rules of 2026a are those of today. */
    private static final Instant CHANGED = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "America/Vancouver, 2026-12-01T12:00:00Z, -07:00",
        "America/Edmonton, 2026-12-01T12:00:00Z, -06:00",
        "America/Winnipeg, 2026-12-01T12:00:00Z, -05:00",
        "Africa/Casablanca, 2026-10-01T12:00:00Z, Z",
        "Africa/El_Aaiun, 2026-12-01T12:00:00Z, Z",
        "America/Havana, 2026-12-01T12:00:00Z, -04:00",
        "America/Havana, 2027-12-01T12:00:00Z, -05:00",
        "America/New_York, 2026-12-01T12:00:00Z, -05:00",
        "Asia/Gaza, 2120-07-01T12:00:00Z, +03:00",
    })
    void whatChangedOfLateCounts(String zone, Instant moment, ZoneOffset offset) {
        assertThat(TimeZones.of(zone).orElseThrow().offset(moment)).isEqualTo(offset);
    }

    @Test
    void theVersionInUseIsTheNewerOne() {
        assertThat(TimeZones.version().name())
                .isGreaterThanOrEqualTo(TimeZones.versionOfJdk())
                .isGreaterThanOrEqualTo(ShippedRules.version())
                .isGreaterThanOrEqualTo("2026f");
        assertThat(TimeZones.version().shipped())
                .isEqualTo(ShippedRules.version().compareTo(TimeZones.versionOfJdk()) > 0);
    }

    @Test
    void whatIsShippedIsOfThisYear() {
        assertThat(ShippedRules.released())
                .as("rules of time zones change some times a year: java .ci/UpdateTimeZones.java loads the newest")
                .isAfter(LocalDate.now(ZoneOffset.UTC).minusYears(1));
    }

    @Test
    void eachZoneOfTheJdkHasTheSameRulesUntilTheyChanged() {
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ShippedRules.of(id)
                    .ifPresent(shipped -> assertThat(changes(shipped, CHANGED))
                            .as(id)
                            .isEqualTo(changes(ZoneId.of(id).getRules(), CHANGED)));
        }
    }

    @Test
    void mostZonesKeepTheirRulesForLong() {
        List<String> changed = ShippedRules.ids().stream()
                .filter(id -> ZoneId.getAvailableZoneIds().contains(id))
                .filter(id -> !changes(ShippedRules.of(id).orElseThrow(), LAST)
                        .equals(changes(ZoneId.of(id).getRules(), LAST)))
                .toList();
        assertThat(changed).hasSizeLessThan(40).doesNotContain("Europe/Berlin", "America/New_York", "Asia/Tokyo");
    }

    @Test
    void aZoneThatNobodyKnowsDoesNotExist() {
        assertThat(TimeZones.exists("Mars/Olympus")).isFalse();
        assertThat(TimeZones.of("Mars/Olympus")).isEmpty();
        assertThat(TimeZones.exists("America/Vancouver")).isTrue();
        assertThat(TimeZones.of("US/Pacific-New").isPresent())
                .isEqualTo(ZoneId.getAvailableZoneIds().contains("US/Pacific-New"));
    }

    /** Each change of the offset since 2000, and the offset before. */
    private static List<Object> changes(ZoneRules rules, Instant until) {
        List<Object> changes = new ArrayList<>();
        changes.add(rules.getOffset(FIRST));
        for (ZoneOffsetTransition next = rules.nextTransition(FIRST);
                next != null && next.getInstant().isBefore(until);
                next = rules.nextTransition(next.getInstant())) {
            changes.add(next.getInstant() + " " + next.getOffsetAfter());
        }
        return changes;
    }
}
