package dev.perennial.checks;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Which calls over the network go wrong, and how. */
interface Weather {
    /** What may become of one attempt at a call. */
    enum Fault {
        /** Refused as too fast. */
        THROTTLED,
        /** Refused as more than the table takes. */
        EXCEEDED,
        /** Lost on the way there. */
        BROKEN,
        /** Carried out, and answered with an error. */
        DONE_AND_BROKEN,
        /** Carried out, and the answer never came. */
        DONE_AND_CUT_OFF
    }

    List<Fault> FAULTS = List.of(Fault.values());

    Weather CALM = attempt -> Optional.empty();

    /**
     * The fault of one attempt.
     *
     * @param attempt at the same call, from 1
     */
    Optional<Fault> at(int attempt);

    /**
     * None goes wrong as often as a function's client tries it. Every call carried out and then tried again, in both
     * ways; and mixtures of all that may happen.
     */
    static Stream<Weather> storms() {
        return Stream.of(every(Fault.DONE_AND_BROKEN), every(Fault.DONE_AND_CUT_OFF), mixed(1), mixed(2));
    }

    private static Weather every(Fault fault) {
        return new Weather() {
            @Override
            public Optional<Fault> at(int attempt) {
                return attempt == 1 ? Optional.of(fault) : Optional.empty();
            }

            @Override
            public String toString() {
                return "every call first " + fault;
            }
        };
    }

    private static Weather mixed(long seed) {
        Weather hopeless = hopeless(seed);
        return new Weather() {
            @Override
            public Optional<Fault> at(int attempt) {
                return attempt < StormyHttp.ATTEMPTS ? hopeless.at(attempt) : Optional.empty();
            }

            @Override
            public String toString() {
                return "mixed, seed " + seed;
            }
        };
    }

    /** Some calls go wrong as often as they are tried. */
    static Weather hopeless(long seed) {
        Random random = new Random(seed);
        return attempt ->
                random.nextInt(3) > 0 ? Optional.of(FAULTS.get(random.nextInt(FAULTS.size()))) : Optional.empty();
    }
}
