package dev.perennial.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What Linux tells of a process; empty on other systems. */
public final class Proc {
    private static final double TICKS_A_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private Proc() {}

    /** Milliseconds that it has spent on a core, by all its threads, with those that ended. */
    public static OptionalDouble cpuMillis(long pid) {
        try {
            return OptionalDouble.of(cpuMillis(Files.readString(Path.of("/proc/" + pid + "/stat"))));
        } catch (IOException elsewhere) {
            return OptionalDouble.empty();
        }
    }

    static double cpuMillis(String stat) {
        // The name of the program may hold blanks; what follows its bracket does not.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * 1000 / TICKS_A_SECOND;
    }

    /** The most memory that it ever had resident, in MB. */
    public static OptionalDouble peakMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst();
        } catch (IOException elsewhere) {
            return OptionalDouble.empty();
        }
    }
}
