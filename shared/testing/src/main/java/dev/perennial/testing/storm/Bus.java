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

/** Events on their way to the records: in any order, and some of them more than once. */
final class Bus {
    private final Weather weather;
    private final Function<Event, Decision> recording;
    private final List<Waiting> waiting = new ArrayList<>();
    private Instant newest = Instant.MIN;
    private boolean racing;

    Bus(Weather weather, Function<Event, Decision> recording) {
        this.weather = weather;
        this.recording = recording;
    }

    private record Waiting(Event event, CustomerId key, boolean delivered) {}

    void add(Event event) {
        waiting.add(new Waiting(event, event.customer().key(), false));
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
        int chosen = weather.pick(waiting.size());
        Waiting next = waiting.get(chosen);
        Event event = next.event();
        weather.saw(Trouble.DUPLICATE, next.delivered());
        weather.saw(Trouble.OVERTAKING, event.occurredAt().isBefore(newest));
        newest = event.occurredAt().isAfter(newest) ? event.occurredAt() : newest;
        waiting.set(chosen, new Waiting(event, next.key(), true));
        record(event);
        if (!weather.draws(Trouble.DUPLICATE, 0.1)) {
            waiting.remove(chosen);
        }
    }

    /** Somebody else's event of the same record, in the middle of a read and a write. */
    void race(Predicate<CustomerId> sameRecord) {
        if (racing || !weather.draws(Trouble.RIVAL, 0.15)) {
            return;
        }
        racing = true;
        try {
            for (int i = 0; i < waiting.size(); i++) {
                Waiting next = waiting.get(i);
                if (sameRecord.test(next.key())) {
                    weather.saw(Trouble.RIVAL, true);
                    waiting.set(i, new Waiting(next.event(), next.key(), true));
                    record(next.event());
                    return;
                }
            }
        } catch (Weather.Crash itsOwn) {
            return;
        } finally {
            racing = false;
        }
    }

    private void record(Event event) {
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
