package dev.perennial.emulators;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the Python that has the emulators. PERENNIAL_PYTHON names it, else it is the one on the path;
 * PERENNIAL_LOCALSTACK_PYTHON names that of LocalStack, which needs versions of its own; PERENNIAL_MINISTACK and
 * PERENNIAL_AWS_EMULATOR name the commands of MiniStack and of AWS Emulator.
 */
final class Python {
    private Python() {}

    static ProcessBuilder moto(List<String> arguments) {
        return run(named("PERENNIAL_PYTHON", "python3"), List.of("-m", "moto.server"), arguments);
    }

    static ProcessBuilder localStack() {
        return run(
                named("PERENNIAL_LOCALSTACK_PYTHON", named("PERENNIAL_PYTHON", "python3")),
                List.of("-m", "localstack.runtime.main"),
                List.of());
    }

    static ProcessBuilder miniStack() {
        return run(named("PERENNIAL_MINISTACK", "ministack"), List.of(), List.of());
    }

    static ProcessBuilder awsEmulator(List<String> arguments) {
        return run(named("PERENNIAL_AWS_EMULATOR", "aws-emulator"), List.of(), arguments);
    }

    static ProcessBuilder script(String file, List<String> arguments) {
        return run(named("PERENNIAL_PYTHON", "python3"), List.of(file), arguments);
    }

    private static String named(String variable, String otherwise) {
        return System.getenv().getOrDefault(variable, otherwise);
    }

    private static ProcessBuilder run(String program, List<String> what, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(what);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // Neither the emulator nor what speaks to it may ever mean the real AWS.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(Account.ENVIRONMENT);
        return builder;
    }
}
