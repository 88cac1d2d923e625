package dev.perennial.prediction;

import dev.perennial.domain.prediction.BuyingHistory;
import java.util.Arrays;
import java.util.List;

/** The log-likelihood of BG/NBD: Fader, Hardie and Lee (2005), equation 6, with both derivatives in closed form. */
final class BuyingLikelihood implements Likelihood {
    private static final List<String> NAMES = List.of("r", "alpha", "a", "b");

    private final int[] repeats;
    private final Spans last;
    private final Spans observed;
    private final double[] counts;
    private final int most;

    BuyingLikelihood(HistoryCounts customers) {
        int size = customers.size();
        repeats = new int[size];
        double[] lasts = new double[size];
        double[] observations = new double[size];
        counts = new double[size];
        for (int i = 0; i < size; i++) {
            BuyingHistory history = customers.history(i);
            repeats[i] = Math.toIntExact(history.repeats());
            lasts[i] = history.last();
            observations[i] = history.observed();
            counts[i] = customers.count(i);
        }
        most = Arrays.stream(repeats).max().orElse(0);
        last = Spans.of(lasts);
        observed = Spans.of(observations);
    }

    /**
     * Spans of time, of which many are alike, so that each logarithm is taken once.
     *
     * @param which of the different ones each is
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Spans(double[] different, int[] which) {
        static Spans of(double[] all) {
            double[] different = Arrays.stream(all).sorted().distinct().toArray();
            return new Spans(
                    different,
                    Arrays.stream(all)
                            .mapToInt(it -> Arrays.binarySearch(different, it))
                            .toArray());
        }

        double[] plus(double alpha) {
            return Arrays.stream(different).map(it -> alpha + it).toArray();
        }

        static double[] logs(double[] numbers) {
            return Arrays.stream(numbers).map(Math::log).toArray();
        }
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Derivatives at(double[] parameters) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        RisingFactorial ofR = new RisingFactorial(r, most);
        RisingFactorial ofB = new RisingFactorial(b, most);
        RisingFactorial ofBoth = new RisingFactorial(a + b, most);
        double logAlpha = Math.log(alpha);
        double logA = Math.log(a);
        double value = 0;
        Derivatives sum = Derivatives.none(NAMES.size());
        double[] g = sum.gradient();
        double[][] h = sum.hessian();
        double[] sinceFirst = observed.plus(alpha);
        double[] logsSinceFirst = Spans.logs(sinceFirst);
        double[] untilLast = last.plus(alpha);
        double[] logsUntilLast = Spans.logs(untilLast);
        int before = -1;
        double logLeft = 0;
        for (int i = 0; i < repeats.length; i++) {
            int x = repeats[i];
            double n = counts[i];
            double shape = r + x;
            double upTo = sinceFirst[observed.which()[i]];
            double logUpTo = logsSinceFirst[observed.which()[i]];
            // The two ways to be silent since the last order: still there, or gone with it.
            double there = -shape * logUpTo;
            double weightThere = 1;
            double weightGone = 0;
            double atLast = untilLast[last.which()[i]];
            double logLast = 0;
            double left = b + x - 1;
            double log = there;
            if (x > 0) {
                if (x != before) {
                    before = x;
                    logLeft = logA - Math.log(left);
                }
                logLast = logsUntilLast[last.which()[i]];
                double gone = logLeft - shape * logLast;
                double larger = Math.max(there, gone);
                double difference = Math.exp(-Math.abs(there - gone));
                // Not log1p: what it adds is lost in the sum, and it takes twice as long.
                log = larger + Math.log(1 + difference);
                double smaller = difference / (1 + difference);
                weightGone = gone < there ? smaller : 1 - smaller;
                weightThere = gone < there ? 1 - smaller : smaller;
            }
            value += n * (ofR.log(x) + r * logAlpha + ofB.log(x) - ofBoth.log(x) + log);

            double perThere = shape / upTo;
            double perGone = shape / atLast;
            g[0] += n * (ofR.first(x) + logAlpha - weightThere * logUpTo - weightGone * logLast);
            g[1] += n * (r / alpha - weightThere * perThere - weightGone * perGone);
            g[2] += n * (-ofBoth.first(x) + weightGone / a);
            g[3] += n * (ofB.first(x) - ofBoth.first(x) - (x > 0 ? weightGone / left : 0));

            h[0][0] += n * ofR.second(x);
            h[0][1] += n * (1 / alpha - weightThere / upTo - weightGone / atLast);
            h[1][1] += n * (-r / (alpha * alpha) + weightThere * perThere / upTo + weightGone * perGone / atLast);
            h[2][2] += n * -ofBoth.second(x);
            h[2][3] += n * -ofBoth.second(x);
            h[3][3] += n * (ofB.second(x) - ofBoth.second(x));
            if (x > 0) {
                double mixed = n * weightThere * weightGone;
                double d0 = logLast - logUpTo;
                double d1 = perGone - perThere;
                double d2 = -1 / a;
                double d3 = 1 / left;
                h[0][0] += mixed * d0 * d0;
                h[0][1] += mixed * d0 * d1;
                h[0][2] += mixed * d0 * d2;
                h[0][3] += mixed * d0 * d3;
                h[1][1] += mixed * d1 * d1;
                h[1][2] += mixed * d1 * d2;
                h[1][3] += mixed * d1 * d3;
                h[2][2] += mixed * d2 * d2 - n * weightGone / (a * a);
                h[2][3] += mixed * d2 * d3;
                h[3][3] += mixed * d3 * d3 + n * weightGone / (left * left);
            }
        }
        for (int i = 0; i < NAMES.size(); i++) {
            for (int j = 0; j < i; j++) {
                h[i][j] = h[j][i];
            }
        }
        return sum.with(value);
    }
}
