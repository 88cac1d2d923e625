package dev.perennial.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.storage.Series;
import dev.perennial.local.storage.Storage;
import dev.perennial.local.work.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One queue. Its messages are kept; that one is being worked on is not, so that after a start all can be received at
 * once. Time is the local clock's, for delays and time-outs as well. Safe for use by many threads, which change it one
 * at a time, in the storage's lock.
 */
public final class Queue {
    /** How soon somebody who waits notices that a message has become visible. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private static final Duration LONG_GLANCE = Duration.ofSeconds(20);

    private final String name;
    private final String arn;
    private final Settings settings;
    private final LocalClock clock;
    private final Storage storage;
    private final Series messages;
    private final Signal changed = new Signal();
    private final Map<Long, Place> places = new HashMap<>();
    private final TreeSet<Place> order =
            new TreeSet<>(Comparator.comparing(Place::visibleAt).thenComparing(Place::number));

    /**
     * How a queue is declared.
     *
     * @param visibilityTimeout how long a message is hidden from others once it was received
     * @param delay how long each message waits before it can be received
     * @param patience how long a receiver waits for a message
     * @param redrive where messages go that were received too often
     */
    public record Settings(Duration visibilityTimeout, Duration delay, Duration patience, Optional<Redrive> redrive) {}

    /** Received so many times, a message goes to another queue. */
    public record Redrive(Queue deadLetters, int maxReceiveCount) {}

    /** Where a message stands; {@code taken} says that somebody is working on it. */
    private record Place(long number, Instant visibleAt, boolean taken) {}

    /** A message in somebody's hands, with the word by which it is deleted. */
    record Received(String receipt, Message message) {}

    /** How many messages can be received, are being worked on, wait for their time. */
    record Counts(long visible, long taken, long delayed) {}

    Queue(String name, String arn, Settings settings, LocalClock clock, Storage storage) {
        this.name = name;
        this.arn = arn;
        this.settings = settings;
        this.clock = clock;
        this.storage = storage;
        this.messages = storage.series("queue/" + name);
        messages.forEach((number, text) ->
                stand(new Place(number, Instant.ofEpochMilli(Message.of(text).due()), false)));
    }

    public String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    Settings settings() {
        return settings;
    }

    private void stand(Place place) {
        leave(place.number());
        places.put(place.number(), place);
        order.add(place);
    }

    private void leave(long number) {
        Place old = places.remove(number);
        if (old != null) {
            order.remove(old);
        }
    }

    /** Puts a message into the queue, where it can be received after a while. Returns its id. */
    String send(String body, JsonNode attributes, JsonNode system, Duration delay) {
        Instant now = clock.now();
        long due = now.plus(delay).toEpochMilli();
        Message message =
                new Message(UUID.randomUUID().toString(), body, attributes, system, now.toEpochMilli(), due, 0, 0, "");
        put(message);
        return message.id();
    }

    private void put(Message message) {
        storage.together(
                () -> stand(new Place(messages.add(message.text()), Instant.ofEpochMilli(message.due()), false)));
        changed.raise();
    }

    /**
     * Takes messages, waiting for one where there is none.
     *
     * @param most so many
     * @param visibility how long they are hidden from others
     */
    List<Received> receive(int most, Duration visibility, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            long seen = changed.version();
            if (storage.look(this::isReady)) {
                List<Received> taken = storage.change(() -> take(most, visibility));
                if (!taken.isEmpty()) {
                    return taken;
                }
            }
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive()) {
                return List.of();
            }
            Duration glance = storage.look(order::isEmpty) ? LONG_GLANCE : GLANCE;
            changed.awaitAfter(seen, left.compareTo(glance) < 0 ? left : glance);
        }
    }

    private boolean isReady() {
        return !order.isEmpty() && !order.first().visibleAt().isAfter(clock.now());
    }

    private List<Received> take(int most, Duration visibility) {
        Instant now = clock.now();
        List<Place> ready = new ArrayList<>();
        for (Iterator<Place> each = order.iterator(); each.hasNext() && ready.size() < most; ) {
            Place place = each.next();
            if (place.visibleAt().isAfter(now)) {
                break;
            }
            ready.add(place);
        }
        List<Received> taken = new ArrayList<>();
        for (Place place : ready) {
            Message message = Message.of(messages.find(place.number()).orElseThrow());
            Optional<Redrive> dead =
                    settings.redrive().filter(redrive -> message.received() >= redrive.maxReceiveCount());
            if (dead.isPresent()) {
                remove(place.number());
                dead.get().deadLetters().put(message.movedFrom(arn, now));
            } else {
                Message received = message.receivedAt(now);
                messages.replace(place.number(), received.text());
                stand(new Place(place.number(), now.plus(visibility), visibility.isPositive()));
                taken.add(new Received(receipt(place.number(), received), received));
            }
        }
        return taken;
    }

    private void remove(long number) {
        leave(number);
        messages.remove(number);
    }

    private static String receipt(long number, Message message) {
        return number + "." + message.received() + "." + message.id();
    }

    /** The number of the message that the receipt stands for; empty where it is gone or was received again. */
    private Optional<Long> find(String receipt) {
        String[] parts = receipt.split("\\.", 3);
        if (parts.length != 3 || !parts[0].matches("[0-9]{1,18}")) {
            throw SqsException.named("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
        }
        long number = Long.parseLong(parts[0]);
        return messages.find(number)
                .filter(text -> receipt(number, Message.of(text)).equals(receipt))
                .map(_ -> number);
    }

    /** Deletes a message. One that is gone already, or was received by somebody else since, is left as it is. */
    void delete(String receipt) {
        storage.together(() -> find(receipt).ifPresent(this::remove));
    }

    /** Hides a message from others for so long from now on; zero gives it back. */
    void hide(String receipt, Duration visibility) {
        storage.together(() -> {
            Instant now = clock.now();
            long number = find(receipt)
                    .filter(it -> Optional.ofNullable(places.get(it)).filter(Place::taken).stream()
                            .anyMatch(place -> place.visibleAt().isAfter(now)))
                    .orElseThrow(
                            () -> SqsException.named("MessageNotInflight", "The message referred to isn't in flight."));
            stand(new Place(number, now.plus(visibility), visibility.isPositive()));
        });
        changed.raise();
    }

    /** Deletes all messages. */
    void purge() {
        storage.together(() -> List.copyOf(places.keySet()).forEach(this::remove));
    }

    /** Moves all messages that can be received: to another queue, or each to the one in which it died. */
    int move(Map<String, Queue> byArn, Optional<Queue> destination) {
        return storage.change(() -> {
            Instant now = clock.now();
            int moved = 0;
            for (Place place : List.copyOf(order)) {
                Message message = Message.of(messages.find(place.number()).orElseThrow());
                Optional<Queue> target = destination.or(() -> Optional.ofNullable(byArn.get(message.source())));
                if (!place.visibleAt().isAfter(now) && target.isPresent()) {
                    remove(place.number());
                    target.get().put(message.movedFrom("", now));
                    moved++;
                }
            }
            return moved;
        });
    }

    Counts counts() {
        return storage.look(() -> {
            Instant now = clock.now();
            List<Place> hidden = order.stream()
                    .filter(place -> place.visibleAt().isAfter(now))
                    .toList();
            long taken = hidden.stream().filter(Place::taken).count();
            return new Counts(order.size() - hidden.size(), taken, hidden.size() - taken);
        });
    }

    /** The earliest moment for which a message waits. */
    Optional<Instant> next() {
        return storage.look(() -> order.stream()
                .filter(place -> !place.taken() && place.visibleAt().isAfter(clock.now()))
                .map(Place::visibleAt)
                .findFirst());
    }

    /** Tells whoever waits for a moment that it may have come. */
    void wake() {
        changed.raise();
    }
}
