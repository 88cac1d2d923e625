package dev.perennial.domain.statistics;

import java.util.OptionalDouble;

/**
 * An interval that may be looked at after each observation: with 95 % it holds the truth at all times together, so that
 * looking every day and stopping when it pleases stays honest. A fixed 95 % interval says that of one look alone.
 *
 * <p>Of a difference d with the standard error s it is d ± √((s² + τ²)·s²/τ² · (ln(1 + τ²/s²) + 2·ln(1/0.05))):
 * Robbins' mixture of normal distributions (Robbins 1970, Annals of Mathematical Statistics 41, 1397–1409) for a
 * difference of two groups (Johari, Koomen, Pekelis, Walsh 2022, Operations Research 70, 1806–1821, equation 9 solved
 * for d). That the standard error may be estimated from the same observations is shown by Waudby-Smith, Arbour, Sinha,
 * Kennedy, Ramdas 2024, Annals of Statistics 52, 2613–2640, theorem 2.2: it is valid as numbers grow, not for any
 * number exactly.
 *
 * @param expected τ, the size of the differences that are looked for, in the unit of the difference. Any positive value
 *     is valid; the interval is narrowest, 3.0 standard errors to each side, where the standard error is about a third
 *     of it
 */
public record ConfidenceSequence(double expected) {
    /** For differences of shares: two points of a hundred. */
    public static final ConfidenceSequence OF_SHARES = new ConfidenceSequence(0.02);

    private static final double ALPHA = 0.05;

    public ConfidenceSequence {
        if (!(expected > 0)) {
            throw new IllegalArgumentException("differences of " + expected + " are looked for");
        }
    }

    /**
     * How far the interval goes to each side.
     *
     * @param standardError of the difference; 0 where it is known exactly
     */
    public double margin(double standardError) {
        if (standardError == 0) {
            return 0;
        }
        double ratio = Math.pow(expected / standardError, 2);
        return standardError * Math.sqrt((1 + 1 / ratio) * (Math.log1p(ratio) - 2 * Math.log(ALPHA)));
    }

    /**
     * How many times as many observations there must be for the interval to exclude 0, if the difference stays what it
     * is: 1 where it does already; empty for differences that not even 10,000 times as many would tell from 0.
     */
    public OptionalDouble timesAsMany(double difference, double standardError) {
        double few = 1;
        double many = 10_000;
        double size = Math.abs(difference);
        if (margin(standardError) < size) {
            return OptionalDouble.of(few);
        }
        if (margin(standardError / Math.sqrt(many)) >= size) {
            return OptionalDouble.empty();
        }
        while (many / few > 1.001) {
            double middle = Math.sqrt(few * many);
            if (margin(standardError / Math.sqrt(middle)) < size) {
                many = middle;
            } else {
                few = middle;
            }
        }
        return OptionalDouble.of(many);
    }
}
