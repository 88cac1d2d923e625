package dev.perennial.domain.prediction;

/**
 * Points and weights that integrate a smooth function over a beta distribution: Gauss–Jacobi quadrature on [0, 1],
 * found by the method of Golub and Welsch (1969) from the three-term recurrence of the shifted Jacobi polynomials.
 */
final class BetaQuadrature {
    /** With so many points the sums agree with the closed form to eight digits for horizons of years. */
    private static final int POINTS = 20;

    private static final int MOST_ROTATIONS = 60;

    /** Keeps a point from being 0, where the integrands divide by it. */
    private static final double LEAST = 1e-300;

    private final double[] points;
    private final double[] weights;

    private BetaQuadrature(double[] points, double[] weights) {
        this.points = points;
        this.weights = weights;
    }

    /** That of the distribution with density proportional to p^(a−1)·(1−p)^(b−1). */
    static BetaQuadrature of(double a, double b) {
        double[] diagonal = new double[POINTS];
        double[] beside = new double[POINTS];
        double up = a / (a + b);
        diagonal[0] = up;
        for (int n = 1; n < POINTS; n++) {
            // With α = b − 1 and β = a − 1: the steps down and up of the recurrence, each positive.
            double s = 2 * n + a + b - 2;
            double down = n * (n + b - 1) / (s * (s + 1));
            beside[n - 1] = Math.sqrt(up * down);
            up = (n + a + b - 1) * (n + a) / ((s + 1) * (s + 2));
            diagonal[n] = up + down;
        }
        double[] first = new double[POINTS];
        first[0] = 1;
        diagonalise(diagonal, beside, first);
        for (int n = 0; n < POINTS; n++) {
            diagonal[n] = Math.clamp(diagonal[n], LEAST, 1);
            first[n] *= first[n];
        }
        return new BetaQuadrature(diagonal, first);
    }

    int size() {
        return points.length;
    }

    double point(int index) {
        return points[index];
    }

    double weight(int index) {
        return weights[index];
    }

    /** Implicit QL: the eigenvalues of a symmetric tridiagonal matrix, and the first components of its eigenvectors. */
    private static void diagonalise(double[] d, double[] e, double[] z) {
        int n = d.length;
        for (int l = 0; l < n; l++) {
            for (int rotation = 0; ; rotation++) {
                int m = l;
                while (m < n - 1 && Math.abs(e[m]) > Math.ulp(1.0) / 2 * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
                    m++;
                }
                if (m == l || rotation == MOST_ROTATIONS) {
                    break;
                }
                double g = (d[l + 1] - d[l]) / (2 * e[l]);
                double r = Math.hypot(g, 1);
                g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
                double s = 1;
                double c = 1;
                double p = 0;
                for (int i = m - 1; i >= l; i--) {
                    double f = s * e[i];
                    double b = c * e[i];
                    r = Math.hypot(f, g);
                    e[i + 1] = r;
                    if (r == 0) {
                        s = 0;
                        c = 1;
                    } else {
                        s = f / r;
                        c = g / r;
                    }
                    g = d[i + 1] - p;
                    r = (d[i] - g) * s + 2 * c * b;
                    p = s * r;
                    d[i + 1] = g + p;
                    g = c * r - b;
                    f = z[i + 1];
                    z[i + 1] = s * z[i] + c * f;
                    z[i] = c * z[i] - s * f;
                }
                d[l] -= p;
                e[l] = g;
                e[m] = 0;
            }
        }
    }
}
