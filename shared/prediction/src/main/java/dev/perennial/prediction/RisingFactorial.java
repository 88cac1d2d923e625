package dev.perennial.prediction;

/**
 * Logarithms of rising factorials, Σ ln(z+i) for i below n, with their first two derivatives, for all n up to a largest
 * one. They are differences of log-gamma functions at whole steps, without the digits that such differences lose.
 */
final class RisingFactorial {
    private final double[] logs;
    private final double[] first;
    private final double[] second;

    RisingFactorial(double z, int most) {
        logs = new double[most + 1];
        first = new double[most + 1];
        second = new double[most + 1];
        for (int i = 0; i < most; i++) {
            double inverse = 1 / (z + i);
            logs[i + 1] = logs[i] + Math.log(z + i);
            first[i + 1] = first[i] + inverse;
            second[i + 1] = second[i] - inverse * inverse;
        }
    }

    double log(int n) {
        return logs[n];
    }

    double first(int n) {
        return first[n];
    }

    double second(int n) {
        return second[n];
    }
}
