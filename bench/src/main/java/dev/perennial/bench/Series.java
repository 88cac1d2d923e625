package dev.perennial.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured again and again. */
final class Series {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    void addAll(Series other) {
        values.addAll(other.values);
    }

    int size() {
        return values.size();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    double median() {
        return quantile(0.5);
    }

    double least() {
        return quantile(0);
    }

    double most() {
        return quantile(1);
    }

    /**
     * The value below which a share of the others lies; between two values, as far between them.
     *
     * @throws IllegalStateException where nothing was measured
     */
    double quantile(double share) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /** Median and range, such as "1,234 (1,180–1,502)". */
    String words() {
        return "%s (%s–%s)".formatted(number(median()), number(least()), number(most()));
    }

    /** With a decimal below 100. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 99.95 ? "%.1f" : "%,.0f", value);
    }
}
