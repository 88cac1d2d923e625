package dev.perennial.simulation;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.rules.Decider;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** A population under a playbook. */
public final class Simulation {
    private Simulation() {}

    /**
     * Lives all lives, on all cores; the counts are the same however many there are.
     *
     * @param lived hears of each one that is over, from several threads
     */
    public static Tally run(Playbook playbook, Population population, LongConsumer lived) {
        Decider decider = new Decider(playbook);
        return run(_ -> decider, population, lived);
    }

    /** The same where who decides changes in the course of the time. */
    static Tally run(Function<Instant, Decider> deciders, Population population, LongConsumer lived) {
        return LongStream.range(0, population.customers())
                .parallel()
                .collect(
                        () -> new Tally(population),
                        (tally, number) -> {
                            Life.live(deciders, population, Person.of(population, number), tally);
                            lived.accept(number);
                        },
                        Tally::add);
    }
}
