package dev.perennial.testing.storm;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A history that ended wrong, and the shortest one that still does. */
public final class Failure {
    private static final int SHOWN = 5;

    private final long seed;
    private final List<String> violations;
    private final int facts;
    private final History shortest;
    private final Forecast forecast;
    private final List<String> shortestViolations;

    Failure(
            long seed,
            List<String> violations,
            int facts,
            History shortest,
            Forecast forecast,
            List<String> shortestViolations) {
        this.seed = seed;
        this.violations = List.copyOf(violations);
        this.facts = facts;
        this.shortest = shortest;
        this.forecast = forecast;
        this.shortestViolations = List.copyOf(shortestViolations);
    }

    public long seed() {
        return seed;
    }

    /** What was wrong with the whole history. */
    public List<String> violations() {
        return violations;
    }

    /** Facts of the shortest history. */
    public int facts() {
        return shortest.size();
    }

    /** What is wrong with the shortest history. */
    public List<String> shortestViolations() {
        return shortestViolations;
    }

    @Override
    public String toString() {
        return """
               Seed %d, a history of %d facts:
               %s
               The shortest that was found, %d facts under weather %d:
               %s
               It needs:
               %s
               And is then wrong:
               %s
               """
                .formatted(
                        seed,
                        facts,
                        indented(violations),
                        shortest.size(),
                        forecast.seed(),
                        shortest.lines().indent(2).stripTrailing(),
                        indented(needs()),
                        indented(shortestViolations));
    }

    private List<String> needs() {
        List<String> needs =
                Stream.concat(
                                forecast.troubles().stream().map(Trouble::words),
                                forecast.crashes().stream().map(call -> "crash: " + call.words()))
                        .toList();
        return needs.isEmpty() ? List.of("nothing but its order") : needs;
    }

    private static String indented(List<String> lines) {
        String shown =
                lines.stream()
                        .limit(SHOWN)
                        .map(line -> "  " + line)
                        .collect(Collectors.joining("\n"));
        return lines.size() > SHOWN
                ? shown + "\n  and %d more".formatted(lines.size() - SHOWN)
                : shown;
    }
}
