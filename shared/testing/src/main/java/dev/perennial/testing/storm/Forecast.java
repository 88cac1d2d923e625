package dev.perennial.testing.storm;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which weather is to come: everything in it follows from the seed; some kinds may be left out. */
record Forecast(long seed, Set<Trouble> troubles, Set<Call> crashes) {
    static Forecast of(long seed) {
        return new Forecast(seed, EnumSet.allOf(Trouble.class), EnumSet.allOf(Call.class));
    }

    /** The same with nothing but the order of arrival. */
    Forecast calm() {
        return new Forecast(seed, EnumSet.noneOf(Trouble.class), EnumSet.noneOf(Call.class));
    }

    Forecast withSeed(long other) {
        return new Forecast(other, troubles, crashes);
    }

    /** The same with one kind less, for each kind. */
    List<Forecast> calmer() {
        return Stream.concat(
                        troubles.stream().map(it -> new Forecast(seed, without(troubles, it), crashes)),
                        crashes.stream().map(it -> new Forecast(seed, troubles, without(crashes, it))))
                .toList();
    }

    private static <E extends Enum<E>> Set<E> without(Set<E> kinds, E kind) {
        EnumSet<E> rest = EnumSet.copyOf(kinds);
        rest.remove(kind);
        return rest;
    }
}
