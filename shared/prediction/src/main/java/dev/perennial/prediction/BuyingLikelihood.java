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

        static double[] inverses(double[] numbers) {
            return Arrays.stream(numbers).map(it -> 1 / it).toArray();
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
        double gR = 0;
        double gAlpha = 0;
        double gA = 0;
        double gB = 0;
        double hRR = 0;
        double hRAlpha = 0;
        double hRA = 0;
        double hRB = 0;
        double hAlphaAlpha = 0;
        double hAlphaA = 0;
        double hAlphaB = 0;
        double hAA = 0;
        double hAB = 0;
        double hBB = 0;
        double[] sinceFirst = observed.plus(alpha);
        double[] logsSinceFirst = Spans.logs(sinceFirst);
        double[] perSinceFirst = Spans.inverses(sinceFirst);
        double[] untilLast = last.plus(alpha);
        double[] logsUntilLast = Spans.logs(untilLast);
        double[] perUntilLast = Spans.inverses(untilLast);
        double perAlpha = 1 / alpha;
        double perA = 1 / a;
        int i = 0;
        while (i < repeats.length) {
            // Histories stand in the order of their repeats: what hangs on these alone is added once for all of them.
            int x = repeats[i];
            double shape = r + x;
            double left = b + x - 1;
            double perLeft = 1 / left;
            double logLeft = x > 0 ? logA - Math.log(left) : 0;
            double customers = 0;
            double gone = 0;
            double mixed = 0;
            double mixedLogs = 0;
            double mixedPers = 0;
            for (; i < repeats.length && repeats[i] == x; i++) {
                double n = counts[i];
                customers += n;
                double logUpTo = logsSinceFirst[observed.which()[i]];
                double perUpTo = perSinceFirst[observed.which()[i]];
                if (x == 0) {
                    value -= n * shape * logUpTo;
                    gR -= n * logUpTo;
                    gAlpha -= n * shape * perUpTo;
                    hRAlpha -= n * perUpTo;
                    hAlphaAlpha += n * shape * perUpTo * perUpTo;
                    continue;
                }
                // The two ways to be silent since the last order: still there, or gone with it.
                double logLast = logsUntilLast[last.which()[i]];
                double perLast = perUntilLast[last.which()[i]];
                double logThere = -shape * logUpTo;
                double logGone = logLeft - shape * logLast;
                double difference = Math.exp(-Math.abs(logThere - logGone));
                // Not log1p: what it adds is lost in the sum, and it takes twice as long.
                value += n * (Math.max(logThere, logGone) + Math.log(1 + difference));
                double larger = 1 / (1 + difference);
                double smaller = difference * larger;
                double weightGone = n * (logGone < logThere ? smaller : larger);
                double weightThere = n * (logGone < logThere ? larger : smaller);
                gR -= weightThere * logUpTo + weightGone * logLast;
                gAlpha -= shape * (weightThere * perUpTo + weightGone * perLast);
                hRAlpha -= weightThere * perUpTo + weightGone * perLast;
                hAlphaAlpha += shape * (weightThere * perUpTo * perUpTo + weightGone * perLast * perLast);
                gone += weightGone;
                double both = n * smaller * larger;
                double logs = logLast - logUpTo;
                double pers = shape * (perLast - perUpTo);
                hRR += both * logs * logs;
                hRAlpha += both * logs * pers;
                hAlphaAlpha += both * pers * pers;
                mixed += both;
                mixedLogs += both * logs;
                mixedPers += both * pers;
            }
            value += customers * (ofR.log(x) + r * logAlpha + ofB.log(x) - ofBoth.log(x));
            gR += customers * (ofR.first(x) + logAlpha);
            gAlpha += customers * r * perAlpha;
            gA += gone * perA - customers * ofBoth.first(x);
            gB += customers * (ofB.first(x) - ofBoth.first(x)) - gone * perLeft;
            hRR += customers * ofR.second(x);
            hRAlpha += customers * perAlpha;
            hAlphaAlpha -= customers * r * perAlpha * perAlpha;
            hRA -= mixedLogs * perA;
            hRB += mixedLogs * perLeft;
            hAlphaA -= mixedPers * perA;
            hAlphaB += mixedPers * perLeft;
            hAA += (mixed - gone) * perA * perA - customers * ofBoth.second(x);
            hAB -= mixed * perA * perLeft + customers * ofBoth.second(x);
            hBB += (mixed + gone) * perLeft * perLeft + customers * (ofB.second(x) - ofBoth.second(x));
        }
        return new Derivatives(value, new double[] {gR, gAlpha, gA, gB}, new double[][] {
            {hRR, hRAlpha, hRA, hRB},
            {hRAlpha, hAlphaAlpha, hAlphaA, hAlphaB},
            {hRA, hAlphaA, hAA, hAB},
            {hRB, hAlphaB, hAB, hBB}
        });
    }
}
