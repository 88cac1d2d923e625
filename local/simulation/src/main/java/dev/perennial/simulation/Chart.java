package dev.perennial.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What changes over the weeks: bars, one part upon the other, as SVG. */
final class Chart {
    private static final int DAYS = 7;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 240;
    private static final int LEFT = 64;
    private static final int BOTTOM = 24;
    private static final double GOLDEN = 0.618034;

    private static final Layout LAYOUT = new Layout("chart.svg");

    private Chart() {}

    /**
     * What the template shows.
     *
     * @param base where the bars stand
     * @param beside where the numbers of the scale end
     * @param below where the weeks are named
     */
    private record Drawing(
            String title,
            int width,
            int height,
            int left,
            int base,
            int beside,
            int below,
            String most,
            int weeks,
            List<Bar> bars) {}

    /** A part of a week's bar. */
    private record Bar(String x, String y, String width, String height, String fill, String words) {}

    /** How a week's number follows from those of its days. */
    enum Week {
        /** Things that happen are added up. */
        SUM,
        /** Of what stands, the last day counts. */
        LAST;

        private long of(long[] days, int week) {
            int from = week * DAYS;
            int to = Math.min(days.length, from + DAYS);
            return this == SUM ? Arrays.stream(days, from, to).sum() : days[to - 1];
        }
    }

    /** The highest bar, so that two charts can be drawn to the same scale. */
    static long most(Map<String, long[]> byDay, Week week, int days) {
        long most = 1;
        for (int number = 0; number < weeks(days); number++) {
            long sum = 0;
            for (long[] each : byDay.values()) {
                sum += week.of(each, number);
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    /**
     * @param names of all parts that any of the charts beside has, so that colours agree
     * @param most that fits
     */
    static String of(String title, Map<String, long[]> byDay, List<String> names, Week week, int days, long most) {
        List<Bar> bars = new ArrayList<>();
        double step = (double) (WIDTH - LEFT) / weeks(days);
        for (int number = 0; number < weeks(days); number++) {
            double top = HEIGHT;
            for (String name : names) {
                long value = byDay.containsKey(name) ? week.of(byDay.get(name), number) : 0;
                double height = (double) HEIGHT * value / most;
                top -= height;
                if (value > 0) {
                    bars.add(new Bar(
                            tenths(LEFT + number * step),
                            tenths(top),
                            tenths(step * 0.9),
                            tenths(height),
                            colour(names.indexOf(name)),
                            "week %d, %s: %,d".formatted(number + 1, name, value)));
                }
            }
        }
        return LAYOUT.filled(new Drawing(
                title,
                WIDTH,
                HEIGHT + BOTTOM,
                LEFT,
                HEIGHT,
                LEFT - 6,
                HEIGHT + 18,
                "%,d".formatted(most),
                weeks(days),
                bars));
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** Colours far from each other, however many there are. */
    static String colour(int index) {
        return String.format(
                Locale.ROOT, "hsl(%.0f 60%% %d%%)", 360 * ((index * GOLDEN) % 1), index % 2 == 0 ? 45 : 62);
    }

    /** Whole ones: what is left over would look like a decline. */
    private static int weeks(int days) {
        return Math.max(1, days / DAYS);
    }
}
