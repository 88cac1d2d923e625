package dev.perennial.prediction;

import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.prediction.BuyingModel.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Customers who do as the models assume, from a seed. */
final class Simulated {
    private final SplittableRandom random;
    private final Parameters parameters;

    Simulated(Parameters parameters, long seed) {
        random = new SplittableRandom(seed);
        this.parameters = parameters;
    }

    /** So many customers who came at any time within a year and were observed for half a year more. */
    List<BuyingHistory> histories(int customers) {
        List<BuyingHistory> all = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            all.add(history(26 + random.nextInt(52)));
        }
        return all;
    }

    private BuyingHistory history(double observed) {
        double rate = gamma(parameters.r()) / parameters.alpha();
        double stays = gamma(parameters.b());
        double leaves = gamma(parameters.a());
        leaves /= leaves + stays;
        long repeats = 0;
        double last = 0;
        double next = -Math.log(1 - random.nextDouble()) / rate;
        while (next <= observed) {
            repeats++;
            last = next;
            if (random.nextDouble() < leaves) {
                break;
            }
            next -= Math.log(1 - random.nextDouble()) / rate;
        }
        return new BuyingHistory(repeats, last, observed);
    }

    /** Marsaglia and Tsang (2000); for shapes below 1 with their power of a uniform number. */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
