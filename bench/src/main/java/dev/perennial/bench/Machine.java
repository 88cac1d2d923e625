package dev.perennial.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What it was measured on. */
final class Machine {
    private Machine() {}

    static String words(Pinning pinning) {
        return "%s, %d cores of %s, %s %s, %s; %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("java.vm.vendor"),
                        System.getProperty("java.vm.version"),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        pinning.words());
    }

    /** Whether others had much to do at the same time, so that the clock told more than the work. */
    static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "" : String.format(Locale.ROOT, "load average at the end %.1f", load);
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("an unnamed processor");
        } catch (IOException elsewhere) {
            return "an unnamed processor";
        }
    }
}
