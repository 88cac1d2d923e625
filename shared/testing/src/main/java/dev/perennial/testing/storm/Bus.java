package dev.perennial.testing.storm;

import dev.perennial.document.Document;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.CustomerRef;
import dev.perennial.domain.Decision;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Owed.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events on their way to the records: in any order, and some of them more than once. */
final class Bus {
    private final Weather weather;
    private final Function<Event, Decision> recording;
    private final List<Waiting> waiting = new ArrayList<>();
    private Instant newest = Instant.MIN;
    private @Nullable Waiting underWay;
    private boolean racing;

    Bus(Weather weather, Function<Event, Decision> recording) {
        this.weather = weather;
        this.recording = recording;
    }

    /** An event on its way; each is itself alone, whatever it says. */
    private static final class Waiting {
        private final Event event;
        private final CustomerId key;
        private boolean delivered;

        private Waiting(Event event) {
            this.event = event;
            key = event.customer().key();
        }
    }

    void add(Event event) {
        waiting.add(new Waiting(event));
    }

    /** Takes what a sweep found. */
    void add(Announcement found) {
        Document data = new Document(found.data());
        weather.saw(Trouble.DUE, true);
        add(
                new Event(
                        found.eventId(),
                        found.occurredAt(),
                        found.occurredAt(),
                        false,
                        CustomerRef.of(found.customerId()),
                        new Fact.CustomerDue(data.instant("dueAt"), data.text("reason"))));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Delivers one event; where that fails it stays. */
    void deliver() {
        if (waiting.isEmpty()) {
            return;
        }
        underWay = waiting.get(weather.pick(waiting.size()));
        Instant happened = underWay.event.occurredAt();
        weather.saw(Trouble.OVERTAKING, happened.isBefore(newest));
        newest = happened.isAfter(newest) ? happened : newest;
        deliver(underWay);
    }

    /** Somebody else's delivery of an event of the same record, in the middle of ours. */
    void race(Predicate<CustomerId> sameRecord) {
        if (racing || !weather.draws(Trouble.RIVAL, 0.15)) {
            return;
        }
        int from = weather.pick(waiting.size() + 1);
        Stream.concat(
                        waiting.subList(from, waiting.size()).stream(),
                        waiting.subList(0, from).stream())
                .filter(it -> sameRecord.test(it.key))
                .findFirst()
                .ifPresent(this::race);
    }

    private void race(Waiting rival) {
        weather.saw(Trouble.RIVAL, true);
        racing = true;
        try {
            if (rival == underWay) {
                record(rival);
            } else {
                deliver(rival);
            }
        } catch (Weather.Crash | IllegalStateException itsOwn) {
            return;
        } finally {
            racing = false;
        }
    }

    private void deliver(Waiting next) {
        record(next);
        if (!weather.draws(Trouble.DUPLICATE, 0.1)) {
            waiting.remove(next);
        }
    }

    private void record(Waiting next) {
        Event event = next.event;
        weather.saw(Trouble.DUPLICATE, next.delivered);
        next.delivered = true;
        weather.coverage().saw(event);
        weather.saw(Trouble.BACKFILL, event.backfill());
        weather.saw(
                Trouble.LATE,
                Duration.between(event.occurredAt(), event.receivedAt())
                                .compareTo(Duration.ofDays(1))
                        >= 0);
        Decision decision = recording.apply(event);
        weather.saw(
                Trouble.STALE_DUE,
                event.fact() instanceof Fact.CustomerDue && decision instanceof Decision.Nothing);
    }
}
