package dev.perennial.bench;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.BenchCommand;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.Repository;
import dev.perennial.emulators.NativeClient;
import dev.perennial.emulators.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./perennial bench}. */
public final class BenchAction implements Action<BenchCommand> {
    @Override
    public Class<BenchCommand> command() {
        return BenchCommand.class;
    }

    @Override
    public int run(BenchCommand command) throws IOException {
        // The JDK's server waits 40 ms for company to a small answer otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        measure(command, Repository.root());
        return ExitCode.DONE;
    }

    private static void measure(BenchCommand command, Path root) throws IOException {
        Path folder = Files.createTempDirectory("perennial-bench");
        try {
            Pinning pinning = Pinning.ofThisMachine();
            Report report =
                    new Session(command, new Shipped(root), folder, pinning).measure(NativeClient.option(folder));
            System.out.println(report.text());
            if (command.quick() || !command.all()) {
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
