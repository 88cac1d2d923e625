package dev.perennial.testing.storm;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.testing.storm.Storm.Outcome;
import java.util.List;
import java.util.Optional;

/** A history that ended wrong. */
public final class Failure {
    private final long seed;
    private final List<String> violations;
    private final Playbook playbook;
    private final InjectionPoints seams;

    private Failure(long seed, List<String> violations, Playbook playbook, InjectionPoints seams) {
        this.seed = seed;
        this.violations = List.copyOf(violations);
        this.playbook = playbook;
        this.seams = seams;
    }

    static Optional<Failure> of(long seed, Outcome outcome, Playbook playbook, InjectionPoints seams) {
        return outcome.violations().isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(seed, outcome.violations(), playbook, seams));
    }

    /** From which history and weather follow. */
    public long seed() {
        return seed;
    }

    /** What is wrong in the end. */
    public List<String> violations() {
        return violations;
    }

    /** Leaves out what is not needed for a wrong end; takes some thousand histories. */
    public Shortest shorten() {
        return Shrinking.shortest(History.of(seed), Forecast.of(seed), playbook, seams);
    }

    /** For people, with the shortest history. */
    @Override
    public String toString() {
        return """
               The history of seed %d ends wrong:
               %s
               %s""".formatted(seed, Shortest.indented(violations), shorten());
    }
}
