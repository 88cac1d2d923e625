package dev.perennial.domain.prediction;

/** Quantiles of the standard normal distribution: Wichura (1988), Algorithm AS 241, routine PPND7, to seven digits. */
final class NormalQuantile {
    private static final double CENTRE = 0.425;
    private static final double SPLIT = 5;

    private NormalQuantile() {}

    /** The value that a standard normal number stays below with that probability, which is above 0 and below 1. */
    static double of(double probability) {
        double q = probability - 0.5;
        if (Math.abs(q) <= CENTRE) {
            double r = CENTRE * CENTRE - q * q;
            return q
                    * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)
                    / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1);
        }
        double tail = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability));
        double value;
        if (tail <= SPLIT) {
            double r = tail - 1.6;
            value = (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777)
                    / ((0.12021132975 * r + 0.73700164250) * r + 1);
        } else {
            double r = tail - SPLIT;
            value = (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150)
                    / ((0.012258202635 * r + 0.24197894225) * r + 1);
        }
        return Math.copySign(value, q);
    }
}
