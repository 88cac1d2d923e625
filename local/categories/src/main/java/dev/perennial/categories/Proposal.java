package dev.perennial.categories;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The findings as a person judges them, and as categories.yaml has them.
 *
 * @param customers a pair counts from so many customers who bought both
 * @param most so many next categories for each at most
 */
record Proposal(Findings findings, Words words, long customers, int most) {
    private static final int MOST_UNKNOWN = 10;

    String table() {
        StringBuilder out = new StringBuilder();
        out.append(line(
                "%,d customers, %d categories. Of two that have nothing to do with each other, as many would buy both as expected.%n%n",
                findings.customers(), findings.categories().size()));
        out.append(line(
                "%-30s %-30s %10s %10s %10s %10s %6s %8s %8s%n",
                "", "", "the one", "the other", "both", "expected", "lift", "shrunken", "at least"));
        for (Pair pair : findings.kept()) {
            out.append(line(
                    "%-30s %-30s %,10d %,10d %,10d %,10.1f %6.2f %8.2f %8.2f%n",
                    pair.one(),
                    pair.other(),
                    pair.ofOne(),
                    pair.ofOther(),
                    pair.both(),
                    pair.expected(),
                    pair.lift(),
                    pair.shrunken(),
                    pair.atLeast()));
        }
        out.append(line(
                "%nLeft out: %d pairs that fewer than %d customers bought, %d that are bought together no more often than by chance.%n",
                findings.rare(), customers, findings.unrelated()));
        if (!words.unknown().isEmpty()) {
            out.append(line("Not in categories.yaml (lines of orders that say it): %s%n", unknown()));
        }
        return out.toString();
    }

    private String unknown() {
        List<Map.Entry<String, Long>> most = words.unknown().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        return most.stream()
                        .limit(MOST_UNKNOWN)
                        .map(it -> line("\"%s\" (%,d)", it.getKey(), it.getValue()))
                        .collect(joining(", "))
                + (most.size() > MOST_UNKNOWN ? line(" and %d more", most.size() - MOST_UNKNOWN) : "");
    }

    String yaml() {
        StringBuilder out = new StringBuilder("categories:\n");
        for (String category : findings.categories()) {
            List<Pair> after = findings.after(category, most);
            if (after.isEmpty() && words.called(category).isEmpty()) {
                continue;
            }
            out.append("  ").append(category).append(":\n");
            if (!words.called(category).isEmpty()) {
                String first = words.called(category).iterator().next();
                out.append("    name: { en: ")
                        .append(quoted(Words.shown(first)))
                        .append(" }\n");
                String called = words.called(category).stream()
                        .filter(word -> !word.equals(category))
                        .map(Proposal::quoted)
                        .collect(joining(", "));
                if (!called.isEmpty()) {
                    out.append("    inOrders: [").append(called).append("]\n");
                }
            }
            if (!after.isEmpty()) {
                out.append("    next:\n");
            }
            for (Pair pair : after) {
                out.append(line(
                        "      %s: { lift: %.2f, customers: %d }%n",
                        pair.besides(category), pair.shrunken(), pair.both()));
            }
        }
        return out.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The same on every machine. */
    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }
}
