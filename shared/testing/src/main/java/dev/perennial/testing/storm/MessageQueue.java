package dev.perennial.testing.storm;

import dev.perennial.domain.record.Effect.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Messages on their way to the sender: each waits its time, and may come again. */
final class MessageQueue {
    private final FaultInjector weather;
    private final List<Message> arriving;
    private final boolean forgetsAtOnce;
    private final List<Delivery> waiting = new ArrayList<>();
    private double clock;
    private int arrived;
    private int deliveries;
    private boolean racing;

    /**
     * A queue.
     *
     * @param arriving a live view of all messages ever queued
     */
    MessageQueue(FaultInjector weather, List<Message> arriving, boolean forgetsAtOnce) {
        this.weather = weather;
        this.arriving = arriving;
        this.forgetsAtOnce = forgetsAtOnce;
    }

    /** Who takes a delivery; answers false to see it again. */
    interface Receiver {
        boolean send(Message message, String owner, Instant now);
    }

    /** {@code turn} tells which is delivered next: the one with the lowest. */
    private record Delivery(Message message, Instant now, double turn, boolean delivered) {}

    boolean isEmpty() {
        return waiting.isEmpty() && arrived == arriving.size();
    }

    void deliver(Receiver receiver) {
        while (arrived < arriving.size()) {
            Message message = arriving.get(arrived++);
            during(message, () -> arrive(message));
        }
        if (waiting.isEmpty()) {
            return;
        }
        Delivery next = Collections.min(waiting, Comparator.comparingDouble(Delivery::turn));
        clock = next.turn;
        waiting.remove(next);
        during(next.message, () -> deliver(next, receiver));
    }

    private void arrive(Message message) {
        Duration waited = Duration.ofHours(weather.pick(weather.pick(4) == 0 ? 400 : 24));
        Instant now = message.occurredAt().plus(waited);
        waiting.add(new Delivery(message, now, clock + weather.moment(), false));
    }

    private void during(Message message, Runnable work) {
        weather.during("message " + message.sendKey(), work);
    }

    private void deliver(Delivery next, Receiver receiver) {
        weather.saw(Trouble.REDELIVERY, next.delivered);
        weather.saw(Trouble.EXPIRED, next.now.isAfter(next.message.expiresAt()));
        Delivery again = new Delivery(next.message, next.now, clock + weather.moment(), true);
        boolean done = forgetsAtOnce;
        try {
            done |= receiver.send(next.message, owner(), next.now);
        } finally {
            if (!done || weather.draws(Trouble.REDELIVERY, 0.1)) {
                waiting.add(again);
            }
        }
    }

    /** The same message is delivered to a second sender while the first is at it. */
    void race(Message message, Receiver receiver) {
        if (racing || !weather.brings(Trouble.RIVAL_SENDING, 0.1)) {
            return;
        }
        racing = true;
        try {
            receiver.send(message, owner(), message.occurredAt());
        } catch (FaultInjector.Crash itsOwn) {
            return;
        } finally {
            racing = false;
        }
    }

    private String owner() {
        return "delivery-" + ++deliveries;
    }
}
