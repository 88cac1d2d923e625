package dev.perennial.domain.prediction;

/**
 * BG/NBD with fitted parameters: customers order at a rate of their own, spread as a gamma distribution over all of
 * them, and after each order leave for good with a probability of their own, spread as a beta distribution.
 *
 * <p>Source: Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way. Where they have a hypergeometric
 * function (equations 9 and 10), the same expectation is integrated here over the probability of leaving, which has
 * neither a pole at a = 1 nor a sum that fails to converge for many orders or long horizons. Time is in weeks.
 */
public final class BuyingModel {
    /** Customers with fewer repeats share their quadrature. */
    private static final int KEPT = 64;

    /** Below it the difference in the second moment cancels, and its series is used. */
    private static final double SMALL = 1e-3;

    private final Parameters parameters;
    private final Correction correction;
    private final BetaQuadrature[] quadratures = new BetaQuadrature[KEPT];

    /**
     * The parameters, all positive.
     *
     * @param r shape of the rates of ordering
     * @param alpha their scale, in weeks: the mean rate is r/α orders a week
     * @param a shape of the probability of leaving after an order
     * @param b the other shape: its mean is a/(a+b)
     */
    public record Parameters(double r, double alpha, double a, double b) {
        public Parameters {
            if (!(r > 0 && alpha > 0 && a > 0 && b > 0) || Double.isInfinite(r + alpha + a + b)) {
                throw new IllegalArgumentException(
                        "parameters of the buying model have to be positive: %s, %s, %s, %s".formatted(r, alpha, a, b));
            }
        }
    }

    /**
     * How the odds of still being a customer are corrected, as learnt from a time that the parameters had not seen: the
     * model writes off too soon who ordered quickly at first. Who never ordered again is not concerned.
     *
     * @param factor of the odds; 1 for none
     * @param power of the odds; 1 for none
     */
    public record Correction(double factor, double power) {
        public static final Correction NONE = new Correction(1, 1);

        public Correction {
            if (!(factor > 0 && power > 0) || Double.isInfinite(factor + power)) {
                throw new IllegalArgumentException("no correction of odds: %s, %s".formatted(factor, power));
            }
        }
    }

    /**
     * What to expect of a span of time.
     *
     * @param mean expected number of orders
     * @param second expected square of that number
     * @param any probability of one order at least
     */
    public record Orders(double mean, double second, double any) {}

    public BuyingModel(Parameters parameters) {
        this(parameters, Correction.NONE);
    }

    public BuyingModel(Parameters parameters, Correction correction) {
        this.parameters = parameters;
        this.correction = correction;
        for (int repeats = 0; repeats < KEPT; repeats++) {
            quadratures[repeats] = BetaQuadrature.of(parameters.a(), parameters.b() + repeats);
        }
    }

    public Parameters parameters() {
        return parameters;
    }

    public Correction correction() {
        return correction;
    }

    /**
     * The probability that a customer has not left for good. It is 1 for everybody without a second order, so it says
     * little by itself.
     */
    public double alive(BuyingHistory history) {
        if (history.repeats() == 0) {
            return 1;
        }
        return 1 / (1 + Math.exp(-Math.log(correction.factor()) - correction.power() * logOdds(history)));
    }

    /** The logarithm of the uncorrected odds of still being a customer, after a second order. */
    public double logOdds(BuyingHistory history) {
        return -Math.log(parameters.a() / (parameters.b() + history.repeats() - 1))
                - shape(history)
                        * Math.log((parameters.alpha() + history.observed()) / (parameters.alpha() + history.last()));
    }

    /** The probability of an order within so many weeks from the end of the history. */
    public double buysWithin(BuyingHistory history, double weeks) {
        return alive(history) * buysIfAlive(history, weeks);
    }

    /** The same of a customer who has not left. */
    public double buysIfAlive(BuyingHistory history, double weeks) {
        return -Math.expm1(-shape(history) * Math.log1p(weeks / (parameters.alpha() + history.observed())));
    }

    /** The orders within so many weeks from the end of the history. */
    public Orders orders(BuyingHistory history, double weeks) {
        double shape = shape(history);
        double ratio = weeks / (parameters.alpha() + history.observed());
        BetaQuadrature leaving = history.repeats() < KEPT
                ? quadratures[(int) history.repeats()]
                : BetaQuadrature.of(parameters.a(), parameters.b() + history.repeats());
        double mean = 0;
        double pairs = 0;
        for (int i = 0; i < leaving.size(); i++) {
            double p = leaving.point(i);
            double u = p * ratio;
            double log = shape * Math.log1p(u);
            mean += leaving.weight(i) * -Math.expm1(-log) / p;
            pairs += leaving.weight(i) * pairs(p, u, ratio, shape, log);
        }
        double alive = alive(history);
        return new Orders(alive * mean, alive * (pairs + mean), alive * -Math.expm1(-shape * Math.log1p(ratio)));
    }

    /** The expected number of repeat orders of a new customer within so many weeks after the first one. */
    public double repeatsOfNew(double weeks) {
        return orders(new BuyingHistory(0, 0, 0), weeks).mean();
    }

    /**
     * The weeks until the next order that half of those who have not left will have taken: the median of the waiting
     * time, which has a Pareto distribution of the second kind.
     */
    public double medianWait(BuyingHistory history) {
        return (parameters.alpha() + history.observed()) * Math.expm1(Math.log(2) / shape(history));
    }

    /** E(Y·(Y−1)) of a customer who leaves with probability p after each order. */
    private static double pairs(double p, double u, double ratio, double shape, double log) {
        if (shape * u < SMALL) {
            return (1 - p) * shape * (shape + 1) * ratio * ratio * (1 - 2 * (shape + 2) * u / 3);
        }
        return 2 * (1 - p) / (p * p) * -(Math.expm1(-log) + shape * u / (1 + u) * Math.exp(-log));
    }

    private double shape(BuyingHistory history) {
        return parameters.r() + history.repeats();
    }
}
