package dev.perennial.testing.storm;

import dev.perennial.document.Document;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.testing.TestSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Events on their way to the records: in any order, and some of them more than once. */
final class Bus {
    private static final Comparator<Waiting> BY_TURN = Comparator.comparingDouble(it -> it.turn);

    private final FaultInjector weather;
    private final Function<Event, Decision> recording;
    private final BiConsumer<CustomerId, Event> merging;
    private final List<Announcement> announced;
    private final List<Waiting> waiting = new ArrayList<>();
    private Instant newest = Instant.MIN;
    private @Nullable Waiting underWay;
    private double clock;
    private final Map<Event, List<Event>> held = new HashMap<>();
    private int heard;
    private boolean racing;

    Bus(
            FaultInjector weather,
            Function<Event, Decision> recording,
            BiConsumer<CustomerId, Event> merging,
            List<Announcement> announced) {
        this.weather = weather;
        this.announced = announced;
        this.recording = recording;
        this.merging = merging;
    }

    /** An event on its way; each is itself alone, whatever it says. */
    private static final class Waiting {
        private final Event event;
        private final CustomerId key;
        private final boolean leftOut;
        private double turn;
        private boolean delivered;

        private Waiting(Event event, boolean leftOut) {
            this.event = event;
            this.leftOut = leftOut;
            key = event.customer().key();
        }
    }

    void add(Event event) {
        add(new Waiting(event, false));
    }

    /** Takes the place of an event in the order, and says nothing. */
    void addLeftOut(Event event) {
        add(new Waiting(event, true));
    }

    private void add(Waiting more) {
        waiting.add(more);
        during(more, () -> more.turn = clock + weather.moment());
    }

    private void during(Waiting event, Runnable work) {
        weather.during("event " + event.event.id(), work);
    }

    /** Takes what a sweep found. */
    void add(Announcement found) {
        Document data = new Document(found.data());
        weather.saw(Trouble.DUE, true);
        add(new Event(
                found.eventId(),
                found.occurredAt(),
                found.occurredAt(),
                false,
                CustomerRef.of(found.customerId()),
                new Fact.CustomerDue(data.instant("dueAt"), data.text("reason"))));
    }

    /** These come only when that one has arrived. */
    void addAfter(Event first, List<Event> others) {
        held.put(first, others);
    }

    /** A moment, or where something is held back the earlier one for which it is held. */
    Instant notAfterTheHeld(Instant moment) {
        return held.keySet().stream()
                .map(Event::receivedAt)
                .filter(moment::isAfter)
                .min(Instant::compareTo)
                .orElse(moment);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && held.isEmpty() && heard == announced.size();
    }

    /** Of what the house announces, it listens to mergers itself. */
    private void listen() {
        while (heard < announced.size()) {
            Announcement news = announced.get(heard++);
            if (news.type().equals("CustomersMerged")) {
                add(TestSystem.merged(news, news.occurredAt()));
            }
        }
    }

    /** Delivers one event; where that fails it stays. */
    void deliver() {
        listen();
        if (waiting.isEmpty()) {
            return;
        }
        Waiting next = Collections.min(waiting, BY_TURN);
        clock = next.turn;
        if (next.leftOut) {
            waiting.remove(next);
            return;
        }
        Instant happened = next.event.occurredAt();
        weather.saw(Trouble.OVERTAKING, happened.isBefore(newest));
        newest = happened.isAfter(newest) ? happened : newest;
        underWay = next;
        during(next, () -> deliver(next));
    }

    /** Somebody else's delivery of an event of the same record, in the middle of ours. */
    void race(Predicate<CustomerId> sameRecord) {
        if (racing || !weather.draws(Trouble.RIVAL, 0.15)) {
            return;
        }
        boolean itself = weather.pick(5) == 0;
        waiting.stream()
                .filter(it -> !it.leftOut && (it == underWay) == itself && sameRecord.test(it.key))
                .min(BY_TURN)
                .ifPresent(rival -> during(rival, () -> race(rival)));
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
        } catch (FaultInjector.Crash | IllegalStateException itsOwn) {
            return;
        } finally {
            racing = false;
        }
    }

    private void deliver(Waiting next) {
        next.turn = clock + weather.moment();
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
        if (event.fact() instanceof Fact.CustomersMerged merged) {
            merging.accept(merged.from(), event);
            return;
        }
        weather.saw(Trouble.BACKFILL, event.backfill());
        weather.saw(
                Trouble.LATE,
                Duration.between(event.occurredAt(), event.receivedAt()).compareTo(Duration.ofDays(1)) >= 0);
        Decision decision = recording.apply(event);
        Optional.ofNullable(held.remove(event)).ifPresent(later -> later.forEach(this::add));
        weather.saw(
                Trouble.STALE_DUE, event.fact() instanceof Fact.CustomerDue && decision instanceof Decision.Nothing);
    }
}
