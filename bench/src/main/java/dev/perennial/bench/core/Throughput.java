package dev.perennial.bench.core;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link Decisions} by JMH, on one thread. A process of its own; prints one line. */
public final class Throughput {
    private Throughput() {}

    /** Arguments: the number of measurements, a second each, after half as many to warm up. */
    public static void main(String[] arguments) throws RunnerException {
        int measurements = Integer.parseInt(arguments[0]);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(Decisions.class.getName())
                        .forks(1)
                        .threads(1)
                        .jvmArgs("-XX:+UseSerialGC", "-Xmx256m")
                        .warmupIterations(Math.max(2, measurements / 2))
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(measurements)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        RunResult result = results.iterator().next();
        var score = result.getPrimaryResult().getStatistics();
        double seconds = total(result, "micros") / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%.0f %.0f %.0f %.0f%n",
                score.getPercentile(50),
                score.getMin(),
                score.getMax(),
                total(result, "decisions") / seconds);
    }

    private static double total(RunResult result, String counter) {
        return Optional.ofNullable(result.getSecondaryResults().get(counter))
                .orElseThrow()
                .getStatistics()
                .getSum();
    }
}
