package dev.perennial.emulators;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the Python that has the emulators; PERENNIAL_PYTHON names it, else it is the one on the
 * path.
 */
final class Python {
    private Python() {}

    static ProcessBuilder module(String module, List<String> arguments) {
        return run(List.of("-m", module), arguments);
    }

    static ProcessBuilder script(String file, List<String> arguments) {
        return run(List.of(file), arguments);
    }

    private static ProcessBuilder run(List<String> what, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getenv().getOrDefault("PERENNIAL_PYTHON", "python3"));
        command.addAll(what);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // Neither the emulator nor what speaks to it may ever mean the real AWS.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(Account.ENVIRONMENT);
        return builder;
    }
}
