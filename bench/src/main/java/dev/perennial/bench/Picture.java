package dev.perennial.bench;

import dev.perennial.bench.Starts.Cold;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The cold starts as bars of the time on the core, readable on light and on dark ground. */
final class Picture {
    private static final int ROW = 34;
    private static final int LEFT = 150;
    private static final int WIDTH = 430;
    private static final int TOP = 46;

    private Picture() {}

    static String of(Map<String, Cold> cold) {
        double most = cold.values().stream().mapToDouble(Picture::value).max().orElse(1);
        List<Map.Entry<String, Cold>> rows = List.copyOf(cold.entrySet());
        StringBuilder bars = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            bars.append(bar(TOP + row * ROW, rows.get(row), most));
        }
        String words = rows.stream()
                .map(it -> it.getKey() + " " + millis(it.getValue()) + " ms")
                .collect(Collectors.joining(", "));
        int height = TOP + rows.size() * ROW + 12;
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 %d" role="img" aria-labelledby="title description"
             font-family="system-ui, sans-serif" font-size="14">
          <title id="title">Cold starts: time on the core until the first event was handled</title>
          <desc id="description">Medians: %s.</desc>
          <style>
            text { fill: #1f2328; } .ours { fill: #1a7f5a; } .peer { fill: #8c959f; }
            @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .ours { fill: #3fb98a; } .peer { fill: #6e7681; } }
          </style>
          <text x="0" y="18" font-weight="600">Cold start, ms on the core until the first event was handled</text>
          <text x="0" y="36" font-size="12">Medians, one core, DynamoDB on loopback without TLS</text>
        %s</svg>
        """.formatted(height, words, bars);
    }

    private static String bar(int y, Map.Entry<String, Cold> row, double most) {
        double width = WIDTH * value(row.getValue()) / most;
        String kind = row.getKey().startsWith("Perennial") ? "ours" : "peer";
        return String.format(
                Locale.ROOT,
                """
                  <text x="0" y="%d">%s</text>
                  <rect class="%s" x="%d" y="%d" width="%.1f" height="20"/>
                  <text x="%.1f" y="%d">%s</text>
                """,
                y + 15,
                row.getKey(),
                kind,
                LEFT,
                y,
                width,
                LEFT + width + 8,
                y + 15,
                millis(row.getValue()));
    }

    private static String millis(Cold cold) {
        return Series.number(value(cold));
    }

    /** On the core where the system tells it, else by the clock. */
    private static double value(Cold cold) {
        return (cold.cpu().isEmpty() ? cold.total() : cold.cpu()).median();
    }
}
