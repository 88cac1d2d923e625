package dev.perennial.aws;

import dev.perennial.domain.facts.Event;
import dev.perennial.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts events onto the bus for a sender who waits for the answer. What the bus refuses is tried again a few times; what
 * it still refuses is told, so that the sender can send it again. A call that ends without an answer counts as refused:
 * an event that comes twice changes nothing.
 */
public final class Publishing {
    /** An event on the bus is at most 256 KB with time, source and type. */
    private static final int MAX_DETAIL_BYTES = 255 * 1024;

    private static final int ATTEMPTS = 4;
    private static final int ENTRIES = 10;

    private final Bus bus;
    private final Pause pause;
    private final String source;

    /** The one call that is needed; see {@link EventBus#put}. */
    @FunctionalInterface
    public interface Bus {
        List<Optional<String>> put(List<EventBus.Entry> entries);
    }

    /** Waits between attempts. */
    @FunctionalInterface
    public interface Pause {
        /** Up to half a second, by {@link Thread#sleep}. */
        Pause SLEEP = milliseconds -> {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };

        void of(long milliseconds);
    }

    /** What became of an event. */
    public enum Outcome {
        /** The bus has it. */
        TAKEN,
        /** The bus does not have it now, and may the next time. */
        REFUSED,
        /** The bus can never have it. */
        TOO_LARGE
    }

    /**
     * Publishes in the name of a function.
     *
     * @param source such as {@code perennial.capture}
     */
    public Publishing(Bus bus, Pause pause, String source) {
        this.bus = bus;
        this.pause = pause;
        this.source = source;
    }

    /** For each event, in the same order, what became of it. */
    public List<Outcome> publish(List<Event> events) {
        List<Outcome> outcomes = new ArrayList<>();
        List<EventBus.Entry> entries = new ArrayList<>();
        for (Event event : events) {
            String detail = EventCodec.detail(event);
            boolean fits = detail.getBytes(StandardCharsets.UTF_8).length <= MAX_DETAIL_BYTES;
            outcomes.add(fits ? Outcome.REFUSED : Outcome.TOO_LARGE);
            entries.add(new EventBus.Entry(source, event.fact().type(), detail));
        }
        List<Integer> open = IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.get(i) == Outcome.REFUSED)
                .boxed()
                .toList();
        for (int from = 0; from < open.size(); from += ENTRIES) {
            List<Integer> some = open.subList(from, Math.min(from + ENTRIES, open.size()));
            if (!put(some, entries, outcomes)) {
                break;
            }
        }
        return List.copyOf(outcomes);
    }

    public Outcome publish(Event event) {
        return publish(List.of(event)).getFirst();
    }

    /** False where the bus cannot be reached: then there is no use in going on. */
    private boolean put(List<Integer> open, List<EventBus.Entry> entries, List<Outcome> outcomes) {
        List<Integer> left = open;
        for (int attempt = 1; attempt <= ATTEMPTS && !left.isEmpty(); attempt++) {
            if (attempt > 1) {
                pause.of(25L << attempt);
            }
            try {
                left = attempt(left, entries, outcomes);
            } catch (SdkException unreachable) {
                return false;
            }
        }
        return true;
    }

    private List<Integer> attempt(List<Integer> open, List<EventBus.Entry> entries, List<Outcome> outcomes) {
        List<Optional<String>> errors = bus.put(open.stream().map(entries::get).toList());
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            if (errors.get(i).isEmpty()) {
                outcomes.set(open.get(i), Outcome.TAKEN);
            } else {
                left.add(open.get(i));
            }
        }
        return left;
    }
}
