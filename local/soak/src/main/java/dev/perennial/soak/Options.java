package dev.perennial.soak;

/**
 * What to soak.
 *
 * @param histories how many
 * @param seed of the first of them
 * @param threads at the same time
 * @param faults whether mistakes are planted, to see whether they are found
 */
record Options(long histories, long seed, int threads, boolean faults) {
    /** An option that is not understood; the message is for the user. */
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
    }

    static Options parse(String... arguments) {
        int cores = Runtime.getRuntime().availableProcessors();
        Options options = new Options(100_000, 1, cores, false);
        for (int index = 0; index < arguments.length; index++) {
            if (arguments[index].equals("--faults")) {
                options = new Options(options.histories, options.seed, options.threads, true);
                continue;
            }
            int equals = arguments[index].indexOf('=');
            String name = equals < 0 ? arguments[index] : arguments[index].substring(0, equals);
            if (!name.equals("--histories") && !name.equals("--seed") && !name.equals("--threads")) {
                throw new Misunderstood("There is no option '%s'; './perennial help' shows those there are."
                        .formatted(arguments[index]));
            }
            if (equals < 0 && index + 1 == arguments.length) {
                throw new Misunderstood(name + " needs a value.");
            }
            String value = equals < 0 ? arguments[++index] : arguments[index].substring(equals + 1);
            options = options.with(name, value);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--histories" -> new Options(number(name, value, 1), seed, threads, faults);
            case "--seed" -> new Options(histories, number(name, value, 0), threads, faults);
            default -> new Options(histories, seed, Math.toIntExact(number(name, value, 1)), faults);
        };
    }

    private static long number(String name, String value, long least) {
        String digits = value.replace("_", "").replace(",", "");
        if (!digits.matches("[0-9]{1,9}") || Long.parseLong(digits) < least) {
            throw new Misunderstood(
                    "%s needs a whole number from %d to 999999999, not '%s'.".formatted(name, least, value));
        }
        return Long.parseLong(digits);
    }
}
