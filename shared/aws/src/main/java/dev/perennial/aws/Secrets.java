package dev.perennial.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A secret, or another setting, that is read when it is first needed and again when it may have been changed. The time
 * comes with each request, so that a snapshot which is restored later does not take its old copy for fresh.
 */
public final class Secrets<T> {
    private static final Duration FRESH_FOR = Duration.ofMinutes(5);

    /** So often at most is it read because something did not fit, which anybody can bring about. */
    private static final Duration RESPITE = Duration.ofSeconds(30);

    private final Supplier<T> source;
    private @Nullable Held<T> held;

    public Secrets(Supplier<T> source) {
        this.source = source;
    }

    private record Held<T>(T value, Instant readAt) {}

    /** Drops what was read: the next request reads it anew. */
    synchronized void forget() {
        held = null;
    }

    public synchronized T at(Instant now) {
        Held<T> known = held;
        if (known == null || now.isAfter(known.readAt.plus(FRESH_FOR))) {
            known = new Held<>(source.get(), now);
            held = known;
        }
        return known.value;
    }

    /**
     * Judges by the copy at hand, and where that ends in doubt once more by a new one: something may have been signed
     * by a key that was added since.
     */
    public <R> R judge(Instant now, Function<T, R> judgement, Predicate<R> isInDoubt) {
        R first = judgement.apply(at(now));
        return isInDoubt.test(first) && isReadAgain(now) ? judgement.apply(at(now)) : first;
    }

    private synchronized boolean isReadAgain(Instant now) {
        Held<T> known = held;
        if (known != null && now.isAfter(known.readAt.plus(RESPITE))) {
            held = new Held<>(source.get(), now);
            return true;
        }
        return false;
    }
}
