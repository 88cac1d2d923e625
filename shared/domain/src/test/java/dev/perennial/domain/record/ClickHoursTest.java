package dev.perennial.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClickHoursTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void aLinkCountsInTheHourInWhichItWasFollowed() {
        ClickHours habit = ClickHours.UNKNOWN.and(at("07:00")).and(at("07:59")).and(at("08:00"));
        assertThat(habit.byHour()).isEqualTo(Map.of(7, 2L, 8, 1L));
        assertThat(habit.links()).isEqualTo(3);
    }

    @Test
    void itIsTheSameInWhateverOrder() {
        List<Instant> links = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            links.add(MIDNIGHT.plus(Duration.ofMinutes(i * 97L)));
        }
        ClickHours expected = habit(links);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(links, new Random(seed));
            assertThat(habit(links)).isEqualTo(expected);
        }
    }

    /** 18: 2·2 = 4; 7 and 9: 2·1 = 2; 8: 1 + 1 = 2. */
    @Test
    void theHourAroundWhichMostLinksAreFollowedIsTheUsualOne() {
        assertThat(usual(Map.of(18, 2L, 7, 1L, 9, 1L))).contains(LocalTime.of(18, 0));
        // 8: 1 + 2·1 + 1 = 4, 9: 1 + 2·1 = 3, 18: 2·1 + 1 = 3
        assertThat(usual(Map.of(7, 1L, 8, 1L, 9, 1L, 18, 1L, 19, 1L))).contains(LocalTime.of(8, 0));
        // 8: 2 + 0 + 2 = 4 beats 18: 2·1 + 1 = 3, but 7 and 9 (2·2) are alike and have links
        assertThat(usual(Map.of(7, 2L, 9, 2L, 18, 1L, 19, 1L))).contains(LocalTime.of(7, 0));
    }

    @Test
    void theDayIsACircle() {
        // 0: 1 + 2·2 + 1 = 6; 23: 0 + 2·1 + 2 = 4; 12: 2·2 = 4
        assertThat(usual(Map.of(23, 1L, 0, 2L, 1, 1L, 12, 2L))).contains(LocalTime.MIDNIGHT);
        // 23: 1 + 2·1 + 1 = 4
        assertThat(usual(Map.of(22, 1L, 23, 1L, 0, 1L, 12, 1L))).contains(LocalTime.of(23, 0));
    }

    @Test
    void ofTwoAlikeTheEarlierInTheDayOfTheCustomerCounts() {
        ClickHours twice = of(Map.of(3, 1L, 15, 1L));
        assertThat(twice.usual(ZoneOffset.UTC, _ -> true)).contains(LocalTime.of(3, 0));
        assertThat(twice.usual(ZoneOffset.ofHours(10), _ -> true)).contains(LocalTime.of(1, 0));
        assertThat(twice.usual(ZoneOffset.ofHours(-5), _ -> true)).contains(LocalTime.of(10, 0));
    }

    @Test
    void anHourThatIsNotAllowedGivesWayToTheNextBest() {
        ClickHours late = of(Map.of(21, 3L, 22, 5L, 9, 1L));
        // 20: 3; 9: 2; both beside 21 and 22, which are quiet
        assertThat(late.usual(ZoneOffset.UTC, time -> time.isBefore(LocalTime.of(21, 0))))
                .contains(LocalTime.of(20, 0));
        assertThat(of(Map.of(2, 5L)).usual(ZoneOffset.UTC, time -> time.getHour() > 8))
                .isEmpty();
    }

    @Test
    void whereTheClockIsHalfAnHourOffSoIsTheHour() {
        ClickHours morning = of(Map.of(3, 2L));
        assertThat(morning.usual(ZoneOffset.ofHoursMinutes(5, 30), _ -> true)).contains(LocalTime.of(8, 30));
    }

    @Test
    void whoFollowedNoLinkHasNoUsualHour() {
        assertThat(ClickHours.UNKNOWN.usual(ZoneOffset.UTC, _ -> true)).isEmpty();
    }

    private static Optional<LocalTime> usual(Map<Integer, Long> byHour) {
        return of(byHour).usual(ZoneOffset.UTC, _ -> true);
    }

    private static ClickHours of(Map<Integer, Long> byHour) {
        return new ClickHours(new TreeMap<>(byHour));
    }

    private static ClickHours habit(List<Instant> links) {
        ClickHours habit = ClickHours.UNKNOWN;
        for (Instant link : links) {
            habit = habit.and(link);
        }
        return habit;
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z");
    }
}
