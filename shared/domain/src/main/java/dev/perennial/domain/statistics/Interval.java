package dev.perennial.domain.statistics;

/**
 * The ends of a 95 % interval.
 *
 * @param low at most {@code high}
 */
public record Interval(double low, double high) {
    /** The 97.5 % point of the normal distribution. */
    public static final double Z = 1.959963984540054;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /** So far to both sides of the middle. */
    public static Interval around(double middle, double margin) {
        return new Interval(middle - margin, middle + margin);
    }

    /** What of it lies between the bounds; both ends lie there. */
    public Interval within(double least, double most) {
        return new Interval(Math.clamp(low, least, most), Math.clamp(high, least, most));
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
