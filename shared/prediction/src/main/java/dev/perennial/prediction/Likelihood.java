package dev.perennial.prediction;

import java.util.List;

/** A log-likelihood over positive parameters, with its derivatives. */
interface Likelihood {
    /** The names of the parameters, in their order. */
    List<String> names();

    /** The value and its derivatives by the parameters themselves. */
    Derivatives at(double[] parameters);

    /**
     * A value with its derivatives.
     *
     * @param gradient by each parameter
     * @param hessian by each two
     */
    @SuppressWarnings("ArrayRecordComponent") // made and used within one step of a search, never compared
    record Derivatives(double value, double[] gradient, double[][] hessian) {
        /** Nothing yet, of so many parameters. */
        static Derivatives none(int parameters) {
            return new Derivatives(0, new double[parameters], new double[parameters][parameters]);
        }

        Derivatives with(double sum) {
            return new Derivatives(sum, gradient, hessian);
        }

        /** The same by the logarithms of the parameters. */
        Derivatives inLogarithms(double[] parameters) {
            int n = parameters.length;
            double[] g = new double[n];
            double[][] h = new double[n][n];
            for (int i = 0; i < n; i++) {
                g[i] = gradient[i] * parameters[i];
                for (int j = 0; j < n; j++) {
                    h[i][j] = hessian[i][j] * parameters[i] * parameters[j];
                }
                h[i][i] += g[i];
            }
            return new Derivatives(value, g, h);
        }
    }
}
