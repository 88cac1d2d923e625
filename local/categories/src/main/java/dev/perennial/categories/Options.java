package dev.perennial.categories;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What to look at.
 *
 * @param playbook whose categories count; empty where they count as orders call them
 * @param customers a pair counts from so many customers who bought both
 * @param most so many next categories for each at most
 * @param files of orders
 */
record Options(Optional<Path> playbook, long customers, int most, List<Path> files) {
    /** An option that is not understood; the message is for the user. */
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
    }

    private static final int MOST_CUSTOMERS = 1_000_000_000;
    private static final int MOST_NEXT = 40;

    Options {
        files = List.copyOf(files);
    }

    static Options parse(Path playbook, String... arguments) {
        Optional<Path> directory = Optional.of(playbook);
        long customers = 30;
        int most = 5;
        List<Path> files = new ArrayList<>();
        Iterator<String> rest = split(arguments).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--playbook" -> directory = Optional.of(directory(value(argument, rest)));
                case "--as-called" -> directory = Optional.empty();
                case "--customers" -> customers = number(argument, rest, MOST_CUSTOMERS);
                case "--most" -> most = (int) number(argument, rest, MOST_NEXT);
                default -> files.add(file(argument));
            }
        }
        if (files.isEmpty()) {
            throw new Misunderstood("Which orders? Name at least one file of them.");
        }
        return new Options(directory, customers, most, files);
    }

    /** A value may follow a space or an equals sign. */
    private static List<String> split(String... arguments) {
        List<String> parts = new ArrayList<>();
        for (String argument : arguments) {
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            parts.add(equals < 0 ? argument : argument.substring(0, equals));
            if (equals >= 0) {
                parts.add(argument.substring(equals + 1));
            }
        }
        return parts;
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new Misunderstood(name + " needs a value.");
        }
        return rest.next();
    }

    private static long number(String name, Iterator<String> rest, long most) {
        String value = value(name, rest);
        String digits = value.replace("_", "").replace(",", "");
        if (!digits.matches("[0-9]{1,10}") || Long.parseLong(digits) < 1 || Long.parseLong(digits) > most) {
            throw new Misunderstood("%s needs a whole number from 1 to %d, not '%s'.".formatted(name, most, value));
        }
        return Long.parseLong(digits);
    }

    private static Path directory(String value) {
        Path directory = Path.of(value);
        if (!Files.isRegularFile(directory.resolve("journeys.yaml"))) {
            throw new Misunderstood("--playbook needs the directory of a playbook; there is no "
                    + directory.resolve("journeys.yaml")
                    + ".");
        }
        return directory;
    }

    private static Path file(String value) {
        if (value.startsWith("--")) {
            throw new Misunderstood(
                    "There is no option '%s'; './perennial help' shows those there are.".formatted(value));
        }
        if (!Files.isReadable(Path.of(value)) || Files.isDirectory(Path.of(value))) {
            throw new Misunderstood("There is no file '%s' that can be read.".formatted(value));
        }
        return Path.of(value);
    }
}
