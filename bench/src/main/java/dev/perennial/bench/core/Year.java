package dev.perennial.bench.core;

import dev.perennial.bench.Proc;
import dev.perennial.domain.Decider;
import dev.perennial.playbook.Playbooks;
import java.util.stream.LongStream;

/**
 * A year of many customers, each lived through from the sign-up on and then forgotten, so that
 * memory does not grow with their number. A process of its own; prints one line: milliseconds,
 * decisions, messages, peak MB, milliseconds on the cores.
 */
public final class Year {
    private Year() {}

    /** Arguments: the number of customers. */
    public static void main(String[] arguments) {
        long customers = Long.parseLong(arguments[0]);
        Decider decider = new Decider(Playbooks.load());
        long began = System.nanoTime();
        long pid = ProcessHandle.current().pid();
        Life.Sum sum = live(decider, customers);
        System.out.printf(
                "%d %d %d %.0f %.0f%n",
                (System.nanoTime() - began) / 1_000_000,
                sum.decisions(),
                sum.messages(),
                Proc.peakMegabytes(pid).orElse(0),
                Proc.cpuMillis(pid).orElse(0));
    }

    static Life.Sum live(Decider decider, long customers) {
        return LongStream.range(0, customers)
                .parallel()
                .mapToObj(number -> Life.live(decider, CustomerYear.of(1, number), (_, _, _) -> {}))
                .reduce(Life.Sum.NONE, Life.Sum::plus);
    }
}
