package dev.perennial.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code soak}. */
@Command(
        name = "soak",
        description = "run random histories in bad weather, and check what comes of them",
        footer = {"", "Ends with 1 where a history ends wrong, and shows the shortest that does."})
public final class SoakCommand {
    private static final long MOST = 999_999_999;

    @Option(names = "--histories", paramLabel = "N", converter = FromOne.class, description = "how many (100,000)")
    private long histories = 100_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = FromZero.class,
            description = "of the first of them (1); the same seed gives the same history and weather")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = FromOne.class,
            description = "at the same time (one per core)")
    private long threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--faults",
            description = "plant mistakes into the code, one at a time, and show which history finds each")
    private boolean faults;

    static final class FromOne extends WholeNumber {
        FromOne() {
            super(1, MOST);
        }
    }

    static final class FromZero extends WholeNumber {
        FromZero() {
            super(0, MOST);
        }
    }

    /** How many histories. */
    public long histories() {
        return histories;
    }

    /** Of the first history. */
    public long seed() {
        return seed;
    }

    /** How many histories run at the same time. */
    public int threads() {
        return (int) threads;
    }

    /** Whether mistakes are planted, to see whether they are found. */
    public boolean faults() {
        return faults;
    }
}
