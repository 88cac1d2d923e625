package dev.perennial.simulation;

import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.prediction.BuyingModel;
import java.util.SplittableRandom;

/**
 * How one person goes on ordering, drawn from the posterior of BG/NBD: alive by the model's probability, at a rate from
 * {@code Gamma(r + x, α + T)}, and gone after any order with a chance from {@code Beta(a, b + x)}. The rate's posterior
 * is that of somebody who is alive.
 *
 * @param alive whether they order at all
 * @param perWeek orders, on the average
 * @param gone the chance that an order was their last one, from 0 to 1
 */
record Habit(boolean alive, double perWeek, double gone) {
    static Habit of(BuyingModel.Parameters model, BuyingHistory history, SplittableRandom random) {
        boolean alive = random.nextDouble() < new BuyingModel(model).alive(history);
        double rate = gamma(model.r() + history.repeats(), random) / (model.alpha() + history.observed());
        double one = gamma(model.a(), random);
        double other = gamma(model.b() + history.repeats(), random);
        return new Habit(alive, rate, one + other == 0 ? 0 : one / (one + other));
    }

    /** Weeks until the next order, as likely to end now as at any other moment. */
    double wait(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble()) / perWeek;
    }

    /** A gamma variate of scale 1, by Marsaglia and Tsang (2000); of shapes below 1 by their own remark. */
    private static double gamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
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
