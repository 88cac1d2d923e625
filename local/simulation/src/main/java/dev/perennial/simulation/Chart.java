package dev.perennial.simulation;

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

    private Chart() {}

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
        StringBuilder bars = new StringBuilder();
        double step = (double) (WIDTH - LEFT) / weeks(days);
        for (int number = 0; number < weeks(days); number++) {
            double top = HEIGHT;
            for (String name : names) {
                long value = byDay.containsKey(name) ? week.of(byDay.get(name), number) : 0;
                double height = (double) HEIGHT * value / most;
                top -= height;
                if (value > 0) {
                    bars.append(bar(
                            LEFT + number * step,
                            top,
                            step * 0.9,
                            height,
                            names.indexOf(name),
                            "week %d, %s: %,d".formatted(number + 1, name, value)));
                }
            }
        }
        return """
        <svg viewBox="0 0 %d %d" role="img" aria-label="%s; the numbers stand in the tables">
        <line x1="%d" y1="%d" x2="%d" y2="%d"/>
        <text x="%d" y="12" text-anchor="end">%,d</text><text x="%d" y="%d" text-anchor="end">0</text>
        <text x="%d" y="%d">week 1</text><text x="%d" y="%d" text-anchor="end">week %d</text>
        %s</svg>
        """.formatted(
                        WIDTH,
                        HEIGHT + BOTTOM,
                        Html.escaped(title),
                        LEFT,
                        HEIGHT,
                        WIDTH,
                        HEIGHT,
                        LEFT - 6,
                        most,
                        LEFT - 6,
                        HEIGHT,
                        LEFT,
                        HEIGHT + 18,
                        WIDTH,
                        HEIGHT + 18,
                        weeks(days),
                        bars);
    }

    /** Colours far from each other, however many there are. */
    static String colour(int index) {
        return String.format(
                Locale.ROOT, "hsl(%.0f 60%% %d%%)", 360 * ((index * GOLDEN) % 1), index % 2 == 0 ? 45 : 62);
    }

    private static String bar(double x, double y, double width, double height, int colour, String words) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>%s</title></rect>%n",
                x,
                y,
                width,
                height,
                colour(colour),
                Html.escaped(words));
    }

    /** Whole ones: what is left over would look like a decline. */
    private static int weeks(int days) {
        return Math.max(1, days / DAYS);
    }
}
