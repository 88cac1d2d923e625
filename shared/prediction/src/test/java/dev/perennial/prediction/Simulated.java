package dev.perennial.prediction;

import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.prediction.BuyingModel.Parameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Their orders, by day: they came at any time within a year from a day, and were observed for half a year more. */
    OrderLog orders(int customers, LocalDate began) {
        OrderLog log = new OrderLog();
        for (int i = 0; i < customers; i++) {
            double observed = 26 + random.nextInt(52);
            String id = "customer " + i;
            double came = 78 - observed;
            log.add(id, began.plusDays((long) (came * 7)), Optional.empty());
            repeats(observed)
                    .forEach(week -> log.add(id, began.plusDays((long) ((came + week) * 7)), Optional.empty()));
        }
        return log;
    }

    private BuyingHistory history(double observed) {
        List<Double> weeks = repeats(observed);
        return new BuyingHistory(weeks.size(), weeks.isEmpty() ? 0 : weeks.getLast(), observed);
    }

    /** The weeks of one customer's repeat orders. */
    private List<Double> repeats(double observed) {
        double rate = gamma(parameters.r()) / parameters.alpha();
        double stays = gamma(parameters.b());
        double leaves = gamma(parameters.a());
        leaves /= leaves + stays;
        List<Double> weeks = new ArrayList<>();
        double next = -Math.log(1 - random.nextDouble()) / rate;
        while (next <= observed) {
            weeks.add(next);
            if (random.nextDouble() < leaves) {
                break;
            }
            next -= Math.log(1 - random.nextDouble()) / rate;
        }
        return weeks;
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
