package dev.perennial.bench.core;

import dev.perennial.bench.Proc;
import dev.perennial.playbook.Playbooks;
import dev.perennial.simulation.Population;
import dev.perennial.simulation.Simulation;
import dev.perennial.simulation.Tally;

/**
 * What {@code ./perennial simulate} does, without its pictures: a year of many customers, each lived through and then
 * forgotten, so that memory does not grow with their number. A process of its own; prints one line: milliseconds,
 * decisions, mails, peak MB, milliseconds on the cores.
 */
public final class Year {
    private Year() {}

    /** Arguments: the number of customers. */
    public static void main(String[] arguments) {
        Population population = new Population(1, Long.parseLong(arguments[0]), 365);
        long began = System.nanoTime();
        long pid = ProcessHandle.current().pid();
        Tally tally = Simulation.run(Playbooks.load(), population, _ -> {});
        System.out.printf(
                "%d %d %d %.0f %.0f%n",
                (System.nanoTime() - began) / 1_000_000,
                tally.decisions(),
                tally.mails(),
                Proc.peakMegabytes(pid).orElse(0),
                Proc.cpuMillis(pid).orElse(0));
    }
}
