package dev.perennial.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an event costs, line by line; in US dollars per million events. */
final class Bill {
    private static final double GIGABYTE = 1024;

    /**
     * One line.
     *
     * @param count of the unit, for each event
     */
    record Line(String what, double count, String unit, double price) {
        double dollars() {
            return count * price;
        }

        /** A row of a table. */
        String row() {
            return String.format(
                    Locale.ROOT, "| %s | %s | %s | $%s | $%.3f |%n", what, plain(count), unit, plain(price), dollars());
        }

        private static String plain(double number) {
            String text = String.format(Locale.ROOT, "%.5f", number);
            return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
        }
    }

    private final Prices prices;
    private final List<Line> lines = new ArrayList<>();

    Bill(Prices prices) {
        this.prices = prices;
    }

    /** Something that is paid by the piece. */
    Bill add(String what, double count, String price) {
        lines.add(new Line(what, count, price.replace('.', ' '), prices.of(price)));
        return this;
    }

    /**
     * Invocations of a function.
     *
     * @param count for each event; less than one where it takes several events at once
     * @param millis that each event takes on a whole core
     */
    Bill function(String name, double count, double millis, int megabytes) {
        add(name + ": invoked", count, "lambda.requests");
        return add(
                name + ": " + Series.number(millis) + " ms of " + megabytes + " MB",
                millis / 1000 * megabytes / GIGABYTE,
                "lambda.gb-seconds");
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    double total() {
        return lines.stream().mapToDouble(Line::dollars).sum();
    }

    String table() {
        StringBuilder table = new StringBuilder("""
                        | | For each event | Unit | Price per million | Per million events |
                        |---|--:|---|--:|--:|
                        """);
        lines.forEach(line -> table.append(line.row()));
        return table.append(String.format(Locale.ROOT, "| **together** | | | | **$%.2f** |%n", total()))
                .toString();
    }
}
