package dev.perennial.bench;

import dev.perennial.bench.core.Throughput;
import dev.perennial.bench.core.Year;
import java.util.List;

/** Starts the measurements of the pure core, each in a process of its own. */
final class Core {
    private Core() {}

    /**
     * Decisions a second on one core.
     *
     * @param median by the clock, with the least and the most of the measurements
     * @param onCore by the time that the thread had the core, which others want as well
     */
    record Rate(double median, double least, double most, double onCore) {}

    static Rate rate(Pinning pinning, int measurements) {
        List<Double> line =
                Child.run(pinning.prefix(), List.of(), Throughput.class.getName(), String.valueOf(measurements));
        return new Rate(line.get(0), line.get(1), line.get(2), line.get(3));
    }

    /**
     * A year of so many customers.
     *
     * @param cpuSeconds of all threads together, garbage collection and compiler included
     */
    record Simulated(
            int customers,
            double seconds,
            double cpuSeconds,
            double decisions,
            double messages,
            double peakMegabytes) {}

    /** Whatever the number, in the same small heap: where it fits, memory does not grow with it. */
    static Simulated year(int customers) {
        List<Double> line = Child.run(
                List.of(), List.of("-XX:+UseParallelGC", "-Xmx96m"), Year.class.getName(), String.valueOf(customers));
        return new Simulated(customers, line.get(0) / 1000, line.get(4) / 1000, line.get(1), line.get(2), line.get(3));
    }
}
