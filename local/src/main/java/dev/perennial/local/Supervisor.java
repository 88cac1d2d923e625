package dev.perennial.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the cloud in a process of its own, for a process's environment can only be given at its start, and functions
 * read theirs by {@link System#getenv}. The child ends when this process ends, however that happens: it listens for the
 * end of its standard input.
 */
final class Supervisor {
    private static final long PATIENCE_SECONDS = 60;

    /** A small heap: what waits lies in the storage. */
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow");

    private Supervisor() {}

    /** Returns the child's exit code. */
    static int run(List<String> arguments, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(JVM);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // What the user's shell says of AWS must not lead the functions to the real one.
        builder.environment()
                .keySet()
                .removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("AWS_"));
        builder.environment().putAll(environment);
        Process child = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(child)));
        return child.waitFor();
    }

    private static void stop(Process child) {
        child.destroy();
        try {
            if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            child.destroyForcibly();
        }
    }
}
