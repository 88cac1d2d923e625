package dev.perennial.domain.zones;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Local time where clocks are put forward and back. */
class TimeZoneTest {
    private static final Instant FROM = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2040-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // Half past one comes twice on 7 November 2027 …
        "America/New_York, 2027-11-07T05:15:00Z, 01:30, 2027-11-07T05:30:00Z",
        "America/New_York, 2027-11-07T05:30:00Z, 01:30, 2027-11-07T05:30:00Z",
        "America/New_York, 2027-11-07T05:45:00Z, 01:30, 2027-11-07T06:30:00Z",
        "America/New_York, 2027-11-07T06:31:00Z, 01:30, 2027-11-08T06:30:00Z",
        // … and half past two not at all on 14 March: it comes when it is skipped.
        "America/New_York, 2027-03-14T05:00:00Z, 02:30, 2027-03-14T07:00:00Z",
        "America/New_York, 2027-03-14T07:01:00Z, 02:30, 2027-03-15T06:30:00Z",
        // Half an hour
        "Australia/Lord_Howe, 2027-04-03T14:40:00Z, 01:35, 2027-04-03T15:05:00Z",
        // Clocks go back over midnight: the last hour of the day before comes again.
        "America/Scoresbysund, 2027-10-31T00:50:00Z, 23:45, 2027-10-31T01:45:00Z",
        "Atlantic/Azores, 2027-10-31T00:50:00Z, 00:45, 2027-10-31T01:45:00Z",
        "America/Asuncion, 2024-03-24T02:50:00Z, 23:45, 2024-03-24T03:45:00Z",
        "America/Santiago, 2027-04-04T02:30:00Z, 23:15, 2027-04-04T03:15:00Z",
        "America/Santiago, 2027-09-05T03:30:00Z, 00:30, 2027-09-05T04:00:00Z",
        // A whole day is skipped.
        "Pacific/Apia, 2011-12-30T09:00:00Z, 12:00, 2011-12-30T10:00:00Z",
    })
    void theNextTimeOfDayIsTheNextMomentAtWhichAClockShowsIt(String zone, Instant from, LocalTime time, Instant next) {
        assertThat(TimeZones.of(zone).orElseThrow().next(from, time)).isEqualTo(next);
    }

    @Test
    void whatIsWaitedForComesAsAClockWouldShowIt() {
        int asked = 0;
        for (TimeZone zone : differentZones()) {
            Instant at = FROM;
            while (true) {
                ZoneOffsetTransition change = zone.rules().nextTransition(at);
                if (change == null || change.getInstant().isAfter(UNTIL)) {
                    break;
                }
                at = change.getInstant();
                asked += ask(zone, change);
            }
        }
        assertThat(asked).isGreaterThan(100_000);
    }

    private static int ask(TimeZone zone, ZoneOffsetTransition change) {
        Set<LocalTime> times = new TreeSet<>(List.of(LocalTime.MIDNIGHT, LocalTime.of(10, 0)));
        for (LocalDateTime local : List.of(change.getDateTimeBefore(), change.getDateTimeAfter())) {
            times.add(local.toLocalTime());
            times.add(local.minusMinutes(25).toLocalTime());
            times.add(local.plusMinutes(25).toLocalTime());
        }
        int asked = 0;
        boolean whole = change.getInstant().getEpochSecond() % 300 == 0;
        Clock clock = Clock.watch(zone, change.getInstant(), Duration.ofMinutes(whole ? 5 : 1));
        for (int minutes : List.of(-25 * 60, -65, -20, 0, 20, 65, 25 * 60)) {
            Instant from = change.getInstant().plusSeconds(minutes * 60L);
            for (LocalTime time : times) {
                assertThat(zone.next(from, time))
                        .as("%s from %s at %s", zone, from, time)
                        .isEqualTo(clock.next(from, time));
                asked++;
            }
        }
        return asked;
    }

    /**
     * What somebody sees who looks at a clock around a change every five minutes, or each minute where it is changed at
     * such a time.
     *
     * @param shown at each look, the first of them at the beginning
     * @param jumped whether it showed more than a step later than at the look before
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Clock(Instant begin, Duration step, LocalDateTime[] shown, boolean[] jumped) {
        private static final Duration BEFORE = Duration.ofHours(26);
        private static final Duration IN_ALL = Duration.ofHours(26 + 25 + 50);

        static Clock watch(TimeZone zone, Instant change, Duration step) {
            Instant begin = change.minus(BEFORE);
            int looks = Math.toIntExact(IN_ALL.dividedBy(step));
            LocalDateTime[] shown = new LocalDateTime[looks];
            boolean[] jumped = new boolean[looks];
            for (int i = 0; i < looks; i++) {
                shown[i] = zone.local(begin.plus(step.multipliedBy(i)));
                jumped[i] = i > 0 && shown[i].isAfter(shown[i - 1].plus(step));
            }
            return new Clock(begin, step, shown, jumped);
        }

        Instant next(Instant from, LocalTime time) {
            int i = Math.toIntExact(Duration.between(begin, from).dividedBy(step));
            while (!shown[i].toLocalTime().equals(time) && !(jumped[i] && isSkipped(shown[i - 1], shown[i], time))) {
                i++;
            }
            return begin.plus(step.multipliedBy(i));
        }
    }

    private static boolean isSkipped(LocalDateTime before, LocalDateTime now, LocalTime time) {
        LocalDateTime first = before.toLocalDate().atTime(time);
        LocalDateTime skipped = first.isAfter(before) ? first : first.plusDays(1);
        return skipped.isBefore(now);
    }

    /** Many zones have the same rules. */
    private static List<TimeZone> differentZones() {
        Set<ZoneRules> rules = new LinkedHashSet<>();
        List<TimeZone> zones = new ArrayList<>();
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            TimeZone ofJdk = new TimeZone(id, ZoneId.of(id).getRules());
            if (rules.add(ofJdk.rules())) {
                zones.add(ofJdk);
            }
            TimeZones.of(id).filter(zone -> rules.add(zone.rules())).ifPresent(zones::add);
        }
        return zones;
    }
}
