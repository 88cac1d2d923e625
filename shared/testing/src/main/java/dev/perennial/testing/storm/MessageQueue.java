package dev.perennial.testing.storm;

import dev.perennial.domain.Owed.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Messages on their way to the sender: each waits its time, and may come again. */
final class MessageQueue {
    private final Weather weather;
    private final List<Message> arriving;
    private final boolean forgetsAtOnce;
    private final List<Delivery> waiting = new ArrayList<>();
    private int arrived;
    private int deliveries;
    private boolean racing;

    /**
     * A queue.
     *
     * @param arriving a live view of all messages ever queued
     */
    MessageQueue(Weather weather, List<Message> arriving, boolean forgetsAtOnce) {
        this.weather = weather;
        this.arriving = arriving;
        this.forgetsAtOnce = forgetsAtOnce;
    }

    /** Who takes a delivery; answers false to see it again. */
    interface Receiver {
        boolean send(Message message, String owner, Instant now);
    }

    private record Delivery(Message message, Instant now, boolean delivered) {}

    boolean isEmpty() {
        return waiting.isEmpty() && arrived == arriving.size();
    }

    void deliver(Receiver receiver) {
        while (arrived < arriving.size()) {
            Message message = arriving.get(arrived++);
            Duration waited = Duration.ofHours(weather.pick(weather.pick(4) == 0 ? 400 : 24));
            waiting.add(new Delivery(message, message.decidedAt().plus(waited), false));
        }
        if (waiting.isEmpty()) {
            return;
        }
        int chosen = weather.pick(waiting.size());
        Delivery next = waiting.remove(chosen);
        weather.saw(Trouble.REDELIVERY, next.delivered);
        weather.saw(Trouble.EXPIRED, next.now.isAfter(next.message.expiresAt()));
        Delivery again = new Delivery(next.message, next.now, true);
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
            receiver.send(message, owner(), message.decidedAt());
        } catch (Weather.Crash itsOwn) {
            return;
        } finally {
            racing = false;
        }
    }

    private String owner() {
        return "delivery-" + ++deliveries;
    }
}
