package dev.perennial.domain.statistics;

import java.util.Optional;

/**
 * The mean of so many values, from their sum and the sum of their squares.
 *
 * @param count of values, 0 or more
 */
public record Mean(long count, double sum, double squares) {
    public static final Mean NONE = new Mean(0, 0, 0);

    public Mean {
        if (count < 0) {
            throw new IllegalArgumentException("the mean of " + count + " values");
        }
    }

    public Mean plus(Mean other) {
        return new Mean(count + other.count, sum + other.sum, squares + other.squares);
    }

    /** Empty without a value. */
    public Optional<Double> value() {
        return count == 0 ? Optional.empty() : Optional.of(sum / count);
    }

    /** √(s²/n) with s² the sample variance, divided by n − 1; empty below two values. */
    public Optional<Double> standardError() {
        return count < 2
                ? Optional.empty()
                : Optional.of(Math.sqrt(Math.max(0, squares - sum * (sum / count)) / (count - 1) / count));
    }

    /** The mean ± 1.96 standard errors, valid as the count grows; empty below two values. */
    public Optional<Interval> interval() {
        return standardError().map(error -> Interval.around(sum / count, Interval.Z * error));
    }

    /** This mean minus another one of different people, ± 1.96 standard errors of the difference. */
    public Optional<Interval> differenceFrom(Mean other) {
        return standardError()
                .flatMap(one -> other.standardError()
                        .map(two -> Interval.around(
                                sum / count - other.sum / other.count, Interval.Z * Math.hypot(one, two))));
    }
}
