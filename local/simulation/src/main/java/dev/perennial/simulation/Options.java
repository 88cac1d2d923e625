package dev.perennial.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to try.
 *
 * @param playbook its directory
 * @param against another one, tried on the same people
 * @param report where the pictures go
 */
record Options(Path playbook, Optional<Path> against, Population population, Path report) {
    /** An option that is not understood; the message is for the user. */
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
    }

    private static final int MOST_DAYS = 3_650;

    static Options parse(Path playbook, Path report, String... arguments) {
        Options options = new Options(playbook, Optional.empty(), new Population(1, 10_000, 365), report);
        for (int index = 0; index < arguments.length; index++) {
            int equals = arguments[index].indexOf('=');
            String name = equals < 0 ? arguments[index] : arguments[index].substring(0, equals);
            if (equals < 0 && index + 1 == arguments.length) {
                throw new Misunderstood(
                        name.startsWith("--")
                                ? name + " needs a value, or is no option; './perennial help' shows them."
                                : unknown(name));
            }
            String value = equals < 0 ? arguments[++index] : arguments[index].substring(equals + 1);
            options = options.with(name, value);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--playbook" -> new Options(directory(name, value), against, population, report);
            case "--against" -> new Options(playbook, Optional.of(directory(name, value)), population, report);
            case "--customers" ->
                with(new Population(population.seed(), number(name, value, 100_000_000), population.days()));
            case "--days" ->
                with(new Population(population.seed(), population.customers(), (int) number(name, value, MOST_DAYS)));
            case "--seed" ->
                with(new Population(number(name, value, Integer.MAX_VALUE), population.customers(), population.days()));
            case "--report" -> new Options(playbook, against, population, file(name, value));
            default -> throw new Misunderstood(unknown(name));
        };
    }

    private Options with(Population next) {
        return new Options(playbook, against, next, report);
    }

    private static Path directory(String name, String value) {
        Path directory = Path.of(value);
        if (!Files.isRegularFile(directory.resolve("journeys.yaml"))) {
            throw new Misunderstood("%s needs the directory of a playbook; there is no %s."
                    .formatted(name, directory.resolve("journeys.yaml")));
        }
        return directory;
    }

    private static Path file(String name, String value) {
        if (Files.isDirectory(Path.of(value))) {
            throw new Misunderstood("%s needs the name of a file; %s is a directory.".formatted(name, value));
        }
        return Path.of(value);
    }

    private static long number(String name, String value, long most) {
        String digits = value.replace("_", "").replace(",", "");
        if (!digits.matches("[0-9]{1,10}") || Long.parseLong(digits) < 1 || Long.parseLong(digits) > most) {
            throw new Misunderstood("%s needs a whole number from 1 to %d, not '%s'.".formatted(name, most, value));
        }
        return Long.parseLong(digits);
    }

    private static String unknown(String name) {
        return "There is no option '%s'; './perennial help' shows those there are.".formatted(name);
    }
}
