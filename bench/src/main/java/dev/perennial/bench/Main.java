package dev.perennial.bench;

import dev.perennial.emulators.NativeClient;
import dev.perennial.emulators.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./perennial bench}. */
public final class Main {
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        // The JDK's server waits 40 ms for company to a small answer otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            run(Options.parse(arguments), Path.of(System.getProperty("root", ".")));
            System.exit(0);
        } catch (Options.Misunderstood misused) {
            System.err.println(misused.getMessage());
            System.exit(MISUSED);
        }
    }

    private static void run(Options options, Path root) throws IOException {
        Path folder = Files.createTempDirectory("perennial-bench");
        try {
            Pinning pinning = Pinning.ofThisMachine();
            Report report =
                    new Session(options, new Shipped(root), folder, pinning).measure(NativeClient.option(folder));
            System.out.println(report.text());
            if (options.quick() || !options.all()) {
                System.out.println("docs/performance.md is left as it is: only a whole run writes it.");
            } else {
                report.write(root);
                System.out.println("Written to docs/performance.md and docs/pictures/cold-starts.svg.");
            }
        } finally {
            Packages.delete(folder);
        }
    }
}
