package dev.perennial.domain.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The buckets in which durations are counted: half an hour, then each √2 times as long as the one before. */
final class Durations {
    private static final int BUCKETS = 37;
    private static final double FIRST = 1_800;

    /** Their names, shortest first. */
    static final List<String> NAMES = names();

    /** Their ends in seconds, from 0 on. The last bucket has no end; it counts as if it went on as the others do. */
    static final List<Double> BOUNDS = bounds();

    private Durations() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            names.add(String.format(Locale.ROOT, "d%02d", bucket));
        }
        return List.copyOf(names);
    }

    private static List<Double> bounds() {
        List<Double> bounds = new ArrayList<>(List.of(0.0));
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            bounds.add(FIRST * Math.pow(2, bucket / 2.0));
        }
        return List.copyOf(bounds);
    }
}
