package dev.perennial.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What an instance does that has started already: its first event, and many more. The instances take turns. */
final class Warmth {
    /** Events before an instance counts as warm, and as many that are measured then. */
    private static final int EVENTS = 150;

    /**
     * In milliseconds and MB.
     *
     * @param first handling the first event, once the process asked for it
     * @param warm the median of the events after that
     * @param peak memory resident
     */
    record Warm(Series first, Series warm, Series peak) {
        Warm() {
            this(new Series(), new Series(), new Series());
        }

        /** The first event in medians of the later ones. */
        double ratio() {
            return first.median() / warm.median();
        }
    }

    private Warmth() {}

    static Map<String, Warm> measure(List<Starts.Runner> runners, int rounds, Consumer<String> progress) {
        Map<String, Warm> warm = new LinkedHashMap<>();
        runners.forEach(it -> warm.put(it.variant().name(), new Warm()));
        for (int round = 1; round <= rounds; round++) {
            for (Starts.Runner runner : runners) {
                once(runner, warm.get(runner.variant().name()));
            }
            progress.accept(round
                    + " of "
                    + rounds
                    + ": "
                    + String.join(
                            ", ",
                            warm.entrySet().stream()
                                    .map(it -> "%s %s, then %s ms"
                                            .formatted(
                                                    it.getKey(),
                                                    Series.number(it.getValue()
                                                            .first()
                                                            .median()),
                                                    Series.number(
                                                            it.getValue().warm().median())))
                                    .toList()));
        }
        return warm;
    }

    private static void once(Starts.Runner runner, @org.jspecify.annotations.Nullable Warm into) {
        if (into == null) {
            throw new IllegalArgumentException("no series for " + runner);
        }
        try (Instance instance = Instance.ready(runner.variant(), runner.ground())) {
            into.first().add(instance.invoke(Contender.MEASURED));
            Series later = new Series();
            for (int event = 0; event < 2 * EVENTS; event++) {
                double took = instance.invoke(Contender.MEASURED);
                if (event >= EVENTS) {
                    later.add(took);
                }
            }
            into.warm().add(later.median());
            Proc.peakMegabytes(instance.pid()).ifPresent(into.peak()::add);
        }
    }
}
