package dev.perennial.soak;

/**
 * What to soak.
 *
 * @param histories how many
 * @param seed of the first of them
 * @param threads at the same time
 */
record Options(long histories, long seed, int threads) {
    /** An option that is not understood; the message is for the user. */
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
    }

    static Options parse(String... arguments) {
        Options options = new Options(100_000, 1, Runtime.getRuntime().availableProcessors());
        for (int index = 0; index < arguments.length; index++) {
            int equals = arguments[index].indexOf('=');
            String name = equals < 0 ? arguments[index] : arguments[index].substring(0, equals);
            if (!name.equals("--histories") && !name.equals("--seed") && !name.equals("--threads")) {
                throw new Misunderstood(
                        "There is no option '%s'; './perennial help' shows those there are."
                                .formatted(arguments[index]));
            }
            if (equals < 0 && index + 1 == arguments.length) {
                throw new Misunderstood(name + " needs a value.");
            }
            String value =
                    equals < 0 ? arguments[++index] : arguments[index].substring(equals + 1);
            options = options.with(name, value);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--histories" -> new Options(number(name, value, 1), seed, threads);
            case "--seed" -> new Options(histories, number(name, value, 0), threads);
            default -> new Options(histories, seed, Math.toIntExact(number(name, value, 1)));
        };
    }

    private static long number(String name, String value, long least) {
        String digits = value.replace("_", "").replace(",", "");
        if (!digits.matches("[0-9]{1,9}") || Long.parseLong(digits) < least) {
            throw new Misunderstood(
                    "%s needs a whole number from %d to 999999999, not '%s'."
                            .formatted(name, least, value));
        }
        return Long.parseLong(digits);
    }
}
