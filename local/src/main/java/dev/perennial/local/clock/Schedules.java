package dev.perennial.local.clock;

import dev.perennial.local.storage.Storage;
import dev.perennial.template.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * EventBridge Scheduler: hands each schedule's input to its function when the local clock says so. When each is due
 * next is kept with the data, so that one that became due while nothing ran fires at the next start.
 */
public final class Schedules implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final LocalClock clock;
    private final Storage storage;
    private final BiConsumer<String, byte[]> invocation;
    private final List<Timed> timed = new ArrayList<>();
    private final Thread thread;

    private final class Timed {
        private final Schedule schedule;
        private final Expression expression;
        private Instant next;
        private Instant cameAt = Instant.MIN;

        Timed(Schedule schedule) {
            this.schedule = schedule;
            this.expression = Expression.parse(schedule.expression());
            this.next = storage.notes().find(note()).map(Instant::parse).orElseGet(() -> expression.after(clock.now()));
            storage.notes().put(note(), next.toString());
        }

        /** A schedule of another expression begins anew. */
        private String note() {
            return "schedule/" + schedule.name() + "/" + schedule.expression();
        }

        void fireIfDue(Instant now) {
            if (next.isAfter(now)) {
                return;
            }
            Instant following = from(now.plusNanos(1));
            String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
            storage.together(() -> {
                storage.notes().put(note(), following.toString());
                invocation.accept(
                        schedule.function(),
                        schedule.input()
                                .replace("<aws.scheduler.scheduled-time>", time)
                                .getBytes(StandardCharsets.UTF_8));
            });
            next = following;
            cameAt = now;
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
    public Schedules(
            List<Schedule> schedules, LocalClock clock, Storage storage, BiConsumer<String, byte[]> invocation) {
        this.clock = clock;
        this.storage = storage;
        this.invocation = invocation;
        schedules.forEach(schedule -> timed.add(new Timed(schedule)));
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
        timed.forEach(each -> each.fireIfDue(now));
    }

    /** The first moment, from that one on, at which a schedule comes; the moment itself where there is none. */
    synchronized Instant firstFrom(Instant moment) {
        return timed.stream()
                .map(each -> each.from(moment))
                .min(Comparator.naturalOrder())
                .orElse(moment);
    }

    /** Whether every schedule has come at that moment or since. */
    synchronized boolean cameBy(Instant moment) {
        return timed.stream().noneMatch(each -> each.cameAt.isBefore(moment));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
