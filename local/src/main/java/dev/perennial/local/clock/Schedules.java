package dev.perennial.local.clock;

import dev.perennial.template.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** EventBridge Scheduler: hands each schedule's input to its function when the local clock says so. */
public final class Schedules implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final LocalClock clock;
    private final BiConsumer<String, byte[]> invocation;
    private final List<Timed> timed = new ArrayList<>();
    private final Thread thread;

    private static final class Timed {
        private final Schedule schedule;
        private final Expression expression;
        private Instant next;

        Timed(Schedule schedule, Instant now) {
            this.schedule = schedule;
            this.expression = Expression.parse(schedule.expression());
            this.next = expression.after(now);
        }

        /** The first of its moments, from that one on. */
        Instant from(Instant moment) {
            Instant first = next;
            while (first.isBefore(moment)) {
                first = expression.after(first);
            }
            return first;
        }
    }

    /**
     * Starts nothing yet.
     *
     * @param invocation is given a function's name and its input
     */
    public Schedules(List<Schedule> schedules, LocalClock clock, BiConsumer<String, byte[]> invocation) {
        this.clock = clock;
        this.invocation = invocation;
        schedules.forEach(schedule -> timed.add(new Timed(schedule, clock.now())));
        this.thread = Thread.ofVirtual().name("schedules").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                fireDue();
                Thread.sleep(GLANCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fires each schedule that is due, once however often it was missed, with the present as its time. */
    synchronized void fireDue() {
        Instant now = clock.now();
        for (Timed each : timed) {
            if (!each.next.isAfter(now)) {
                each.next = each.from(now.plusNanos(1));
                String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
                invocation.accept(
                        each.schedule.function(),
                        each.schedule
                                .input()
                                .replace("<aws.scheduler.scheduled-time>", time)
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The first moment, from that one on, at which a schedule comes; the moment itself where there is none. */
    synchronized Instant firstFrom(Instant moment) {
        return timed.stream()
                .map(each -> each.from(moment))
                .min(Comparator.naturalOrder())
                .orElse(moment);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
