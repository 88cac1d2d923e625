package dev.perennial.domain.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a customer was asked whether a consent was meant, and what waits for the answer.
 *
 * @param askedAt the mails that asked, as long as they may count for the cap; oldest first
 * @param waiting upon what journeys begin when the consent is confirmed
 */
public record ConfirmationRequests(List<Instant> askedAt, List<Waiting> waiting) {
    /** No cap looks further back. */
    public static final Duration MONTH = Duration.ofDays(30);

    /** Two weeks longer than any cap looks back: so late an event may come out of a queue. */
    private static final Duration KEPT = MONTH.plusDays(15);

    static final ConfirmationRequests NOBODY = new ConfirmationRequests(List.of(), List.of());

    public ConfirmationRequests {
        askedAt = List.copyOf(askedAt);
        waiting = List.copyOf(waiting);
    }

    /** An event upon which journeys will begin; {@code data} goes into their mails. */
    public record Waiting(String type, Instant at, Map<String, String> data) {
        public Waiting {
            data = Map.copyOf(data);
        }
    }

    public ConfirmationRequests asked(Instant at) {
        Instant latest =
                askedAt.stream().filter(at::isBefore).max(Instant::compareTo).orElse(at);
        return new ConfirmationRequests(
                Stream.concat(askedAt.stream(), Stream.of(at))
                        .filter(after(latest.minus(KEPT)))
                        .sorted()
                        .toList(),
                waiting);
    }

    /** How many mails asked within so long before the moment, or after it: events overtake each other. */
    public long count(Instant moment, Duration window) {
        return askedAt.stream().filter(after(moment.minus(window))).count();
    }

    /** Of two of the same kind the one named later waits. */
    public ConfirmationRequests with(Waiting next) {
        List<Waiting> all = new ArrayList<>(waiting);
        all.removeIf(it -> it.type().equals(next.type()));
        all.add(next);
        return new ConfirmationRequests(askedAt, all);
    }

    public ConfirmationRequests withoutWaiting() {
        return new ConfirmationRequests(askedAt, List.of());
    }

    ConfirmationRequests since(Instant moment) {
        return new ConfirmationRequests(
                askedAt.stream().filter(after(moment)).toList(),
                waiting.stream().filter(it -> it.at().isAfter(moment)).toList());
    }

    public ConfirmationRequests joined(ConfirmationRequests other) {
        ConfirmationRequests joined = new ConfirmationRequests(
                Stream.concat(askedAt.stream(), other.askedAt.stream()).sorted().toList(), other.waiting);
        for (Waiting each : waiting) {
            joined = joined.with(each);
        }
        return joined;
    }

    private static Predicate<Instant> after(Instant moment) {
        return at -> at.isAfter(moment);
    }
}
