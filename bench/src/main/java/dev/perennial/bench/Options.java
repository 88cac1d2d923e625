package dev.perennial.bench;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param quick fewer rounds and fewer customers, for a look; nothing is written
 * @param parts which of the parts
 */
record Options(boolean quick, Set<String> parts) {
    static final List<String> PARTS = List.of("starts", "packages", "units", "sweep", "core");

    /** An option that is not understood; the message is for the user. */
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
    }

    static Options parse(String... arguments) {
        boolean quick = false;
        Set<String> parts = new TreeSet<>(PARTS);
        for (String argument : arguments) {
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.startsWith("--only=")) {
                parts = only(argument.substring("--only=".length()));
            } else {
                throw new Misunderstood(
                        "There is no option '%s'; './perennial help' shows those there are.".formatted(argument));
            }
        }
        return new Options(quick, parts);
    }

    private static Set<String> only(String names) {
        Set<String> parts = new TreeSet<>(Stream.of(names.split(",", -1)).toList());
        if (!PARTS.containsAll(parts)) {
            throw new Misunderstood("The parts are " + String.join(", ", PARTS) + ".");
        }
        return parts;
    }

    boolean has(String part) {
        return parts.contains(part);
    }

    boolean all() {
        return parts.size() == PARTS.size();
    }
}
