package dev.perennial.prediction;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Gamma;

/** The log-likelihood of Gamma-Gamma: Fader and Hardie (2013), equation 1a, with both derivatives in closed form. */
final class SpendLikelihood implements Likelihood {
    private static final List<String> NAMES = List.of("p", "q", "v");

    /** Customers by their number of orders. */
    private final Map<Long, Long> byOrders = new TreeMap<>();

    private final long[] orders;
    private final double[] totals;

    /** Σ ln m, and Σ x·(ln m + ln x). */
    private final double sumOfLogs;

    private final double sumOfTotals;

    SpendLikelihood(List<Spent> customers) {
        orders = new long[customers.size()];
        totals = new double[customers.size()];
        double logs = 0;
        double weighted = 0;
        for (int i = 0; i < orders.length; i++) {
            Spent spent = customers.get(i);
            orders[i] = spent.orders();
            totals[i] = spent.total();
            byOrders.merge(spent.orders(), 1L, Long::sum);
            logs += Math.log(spent.total() / spent.orders());
            weighted += spent.orders() * Math.log(spent.total());
        }
        sumOfLogs = logs;
        sumOfTotals = weighted;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Derivatives at(double[] parameters) {
        double p = parameters[0];
        double q = parameters[1];
        double v = parameters[2];
        int customers = orders.length;
        Derivatives sum = Derivatives.none(NAMES.size());
        double[] g = sum.gradient();
        double[][] h = sum.hessian();
        double value = customers * (q * Math.log(v) - Gamma.logGamma(q)) - sumOfLogs + p * sumOfTotals;
        g[0] = sumOfTotals;
        g[1] = customers * (Math.log(v) - Gamma.digamma(q));
        g[2] = customers * q / v;
        h[1][1] = -customers * Gamma.trigamma(q);
        h[1][2] = customers / v;
        h[2][2] = -customers * q / (v * v);
        for (Map.Entry<Long, Long> group : byOrders.entrySet()) {
            double x = group.getKey();
            double n = group.getValue();
            double both = p * x + q;
            value += n * (Gamma.logGamma(both) - Gamma.logGamma(p * x));
            double digamma = Gamma.digamma(both);
            double trigamma = Gamma.trigamma(both);
            g[0] += n * x * (digamma - Gamma.digamma(p * x));
            g[1] += n * digamma;
            h[0][0] += n * x * x * (trigamma - Gamma.trigamma(p * x));
            h[0][1] += n * x * trigamma;
            h[1][1] += n * trigamma;
        }
        for (int i = 0; i < customers; i++) {
            double scale = v + totals[i];
            double log = Math.log(scale);
            double both = p * orders[i] + q;
            value -= both * log;
            g[0] -= orders[i] * log;
            g[1] -= log;
            g[2] -= both / scale;
            h[0][2] -= orders[i] / scale;
            h[1][2] -= 1 / scale;
            h[2][2] += both / (scale * scale);
        }
        h[1][0] = h[0][1];
        h[2][0] = h[0][2];
        h[2][1] = h[1][2];
        return sum.with(value);
    }
}
