package dev.perennial.emulators;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run.
 *
 * @param emulator which one
 * @param template the template's file, with the packages where it says they are
 */
record Options(Emulator.Kind emulator, Path template) {
    /** @throws IllegalArgumentException with a sentence for the person at the keyboard */
    static Options parse(List<String> arguments) {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("Usage: Main moto|localstack|ministack|aws-emulator TEMPLATE");
        }
        return new Options(
                Emulator.Kind.named(arguments.get(0)),
                Path.of(arguments.get(1)).toAbsolutePath().normalize());
    }
}
