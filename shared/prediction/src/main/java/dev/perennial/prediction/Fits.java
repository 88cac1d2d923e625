package dev.perennial.prediction;

import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.prediction.SpendModel;
import java.util.ArrayList;
import java.util.List;

/** Fits the parameters of the models by maximum likelihood. */
public final class Fits {
    /** Customers with a second order from whom a correction is learnt. */
    private static final int LEAST_OUTCOMES = 100;

    private Fits() {}

    /**
     * BG/NBD.
     *
     * @throws IllegalArgumentException where there is no customer
     */
    public static Maximum buying(HistoryCounts customers) {
        if (customers.size() == 0) {
            throw new IllegalArgumentException("there are no customers to fit a model to");
        }
        double repeats = 0;
        double observed = 0;
        for (int i = 0; i < customers.size(); i++) {
            repeats += customers.count(i) * (double) customers.history(i).repeats();
            observed += customers.count(i) * customers.history(i).observed();
        }
        double rate = Math.max(repeats, 0.5) / Math.max(observed, 1e-6);
        List<double[]> starts = new ArrayList<>();
        for (double r : new double[] {0.3, 1, 4}) {
            starts.add(new double[] {r, r / rate / 2, 0.7, 2.5});
        }
        starts.add(new double[] {0.5, 0.5 / rate, 2, 20});
        return new Search(new BuyingLikelihood(customers)).from(starts);
    }

    /** The model that a fit found. */
    public static BuyingModel buyingModel(Maximum fit, BuyingModel.Correction correction) {
        return new BuyingModel(
                new BuyingModel.Parameters(fit.parameter(0), fit.parameter(1), fit.parameter(2), fit.parameter(3)),
                correction);
    }

    /** How the odds of still being a customer are corrected; none where the outcomes do not tell. */
    static BuyingModel.Correction correction(List<CorrectionLikelihood.Outcome> outcomes) {
        if (outcomes.size() < LEAST_OUTCOMES) {
            return BuyingModel.Correction.NONE;
        }
        Maximum fit = new Search(new CorrectionLikelihood(outcomes))
                .from(List.of(new double[] {1, 1}, new double[] {2, 0.5}));
        return fit.converged() && fit.warnings().isEmpty()
                ? new BuyingModel.Correction(fit.parameter(0), fit.parameter(1))
                : BuyingModel.Correction.NONE;
    }

    /**
     * Gamma-Gamma.
     *
     * @throws IllegalArgumentException where there is no customer
     */
    public static Maximum spend(List<Spent> customers) {
        double mean = customers.stream()
                .mapToDouble(it -> it.total() / it.orders())
                .average()
                .orElseThrow(() -> new IllegalArgumentException("there are no customers to fit a model to"));
        List<double[]> starts = new ArrayList<>();
        for (double p : new double[] {1, 5, 20}) {
            // The mean of means is p·v/(q−1).
            starts.add(new double[] {p, 4, 3 * mean / p});
        }
        return new Search(new SpendLikelihood(customers)).from(starts);
    }

    static SpendModel spendModel(Maximum fit) {
        return new SpendModel(fit.parameter(0), fit.parameter(1), fit.parameter(2));
    }
}
