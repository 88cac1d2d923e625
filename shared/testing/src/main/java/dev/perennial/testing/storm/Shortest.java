package dev.perennial.testing.storm;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shortest history that was found to end wrong, under the calmest weather. */
public final class Shortest {
    private static final int SHOWN = 5;

    private final History history;
    private final Forecast forecast;
    private final List<String> violations;

    Shortest(History history, Forecast forecast, List<String> violations) {
        this.history = history;
        this.forecast = forecast;
        this.violations = List.copyOf(violations);
    }

    /** How many it has. */
    public int facts() {
        return history.size();
    }

    /** What is wrong in the end. */
    public List<String> violations() {
        return violations;
    }

    /** For people: the facts, what befell them, and what is wrong. */
    @Override
    public String toString() {
        return """
               The shortest history that ends wrong (facts: %d, weather: %d):
               %s
               What befalls it:
               %s
               What is wrong:
               %s""".formatted(
                        facts(),
                        forecast.seed(),
                        history.lines().indent(2).stripTrailing(),
                        indented(troubles()),
                        indented(violations));
    }

    private List<String> troubles() {
        List<String> troubles = Stream.concat(
                        forecast.troubles().stream().map(Trouble::words),
                        forecast.crashes().stream().map(it -> "a crash: " + it.words()))
                .toList();
        return troubles.isEmpty() ? List.of("nothing but the order of arrival") : troubles;
    }

    static String indented(List<String> lines) {
        String shown = lines.stream().limit(SHOWN).map(line -> "  " + line).collect(Collectors.joining("\n"));
        return lines.size() > SHOWN ? shown + "\n  and %d more".formatted(lines.size() - SHOWN) : shown;
    }
}
