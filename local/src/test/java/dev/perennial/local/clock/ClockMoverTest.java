package dev.perennial.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.local.storage.Storage;
import dev.perennial.local.work.Activity;
import dev.perennial.local.work.Drain;
import dev.perennial.template.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes at the times of a schedule comes at them however far the clock is moved at once. */
class ClockMoverTest {
    private static final Instant START = Instant.parse("2026-11-30T10:20:00Z");

    private final Storage storage = Storage.inMemory();
    private final LocalClock clock = new LocalClock(storage, Clock.fixed(START, ZoneOffset.UTC));
    private final TreeSet<Instant> due = new TreeSet<>();
    private final List<Instant> spoilt = new ArrayList<>();
    private final List<Instant> swept = new ArrayList<>();
    private final TreeSet<Instant> delayed = new TreeSet<>();
    private final List<Instant> done = new ArrayList<>();
    private final Schedules schedules = new Schedules(
            List.of(new Schedule("sweep", "sweep", "rate(1 hour)", "<aws.scheduler.scheduled-time>")),
            clock,
            storage,
            (_, input) -> {
                Instant now = Instant.parse(new String(input, StandardCharsets.UTF_8));
                swept.add(now);
                due.headSet(now, true).clear();
            });
    private final ClockMover mover = new ClockMover(
            clock,
            schedules,
            () -> Stream.concat(due.stream(), spoilt.stream()),
            () -> delayed.stream().findFirst(),
            this::moved,
            new Drain(new Activity(), List.of()));

    private void moved() {
        Instant now = clock.now();
        while (!delayed.isEmpty() && !delayed.getFirst().isAfter(now)) {
            delayed.pollFirst();
            done.add(now);
            if (done.size() == 1) {
                delayed.add(now.plus(Duration.ofMinutes(15)));
            }
        }
    }

    @Test
    void whoIsDueAtSomeHourIsFoundWithinTheNext() throws InterruptedException {
        // Ten in the morning in Kiritimati and in New York
        due.addAll(List.of(Instant.parse("2026-11-30T20:00:00Z"), Instant.parse("2026-12-01T15:00:00Z")));
        assertThat(mover.advance(Duration.ofDays(2))).isEqualTo(START.plus(Duration.ofDays(2)));
        assertThat(swept).contains(Instant.parse("2026-11-30T20:20:00Z"), Instant.parse("2026-12-01T15:20:00Z"));
    }

    @Test
    void hoursAtWhichNobodyIsDueAreLeftOut() throws InterruptedException {
        mover.advance(Duration.ofDays(10));
        assertThat(swept).hasSize(10);
    }

    @Test
    void whatStaysDueSinceNobodyCanReadItIsInNobodysWay() throws InterruptedException {
        spoilt.add(START.minusSeconds(1));
        due.add(Instant.parse("2026-12-01T15:00:00Z"));
        mover.advance(Duration.ofDays(10));
        assertThat(swept).contains(Instant.parse("2026-12-01T15:20:00Z")).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void aScheduleKeepsItsMinute() throws InterruptedException {
        mover.advance(Duration.ofMinutes(90));
        due.add(clock.now().plus(Duration.ofDays(3).plusMinutes(5)));
        mover.advance(Duration.ofDays(4));
        assertThat(swept).contains(Instant.parse("2026-12-03T12:20:00Z"));
    }

    @Test
    void whatWaitsIsDoneAtItsMoment() throws InterruptedException {
        delayed.add(START.plus(Duration.ofMinutes(15)));
        mover.advance(Duration.ofDays(1));
        assertThat(done).containsExactly(START.plusSeconds(15 * 60), START.plusSeconds(30 * 60));
    }
}
