package dev.perennial.prediction;

import java.util.List;

/**
 * The likelihood of who ordered in a time that the buying model had not seen, by what its odds of still being a
 * customer are raised to and multiplied with. The second derivatives are expected ones (Fisher's information).
 */
final class CorrectionLikelihood implements Likelihood {
    private static final List<String> NAMES = List.of("factor", "power");

    private final List<Outcome> outcomes;

    /**
     * One customer with a second order.
     *
     * @param logOdds of still being a customer
     * @param buysIfAlive probability of an order in that time of who still is
     */
    record Outcome(double logOdds, double buysIfAlive, boolean bought) {}

    CorrectionLikelihood(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Derivatives at(double[] parameters) {
        double logFactor = Math.log(parameters[0]);
        double power = parameters[1];
        double value = 0;
        double first = 0;
        double firstByOdds = 0;
        double flat = 0;
        double mixed = 0;
        double square = 0;
        for (Outcome it : outcomes) {
            double exponent = logFactor + power * it.logOdds();
            double alive = 1 / (1 + Math.exp(-exponent));
            double gone = 1 / (1 + Math.exp(exponent));
            double buys = alive * it.buysIfAlive();
            double silent = gone + alive * (1 - it.buysIfAlive());
            value += it.bought() ? Math.log(buys) : Math.log(silent);
            double slope = it.buysIfAlive() * alive * gone;
            double score = it.bought() ? gone : -slope / silent;
            double information = slope * slope / (buys * silent);
            first += score;
            firstByOdds += score * it.logOdds();
            flat += information;
            mixed += information * it.logOdds();
            square += information * it.logOdds() * it.logOdds();
        }
        double f = parameters[0];
        double[] gradient = {first / f, firstByOdds};
        // By logarithms the information is what it is here; the terms of the change of scale are taken off beforehand.
        double[][] hessian = {
            {-flat / (f * f) - gradient[0] / f, -mixed / f},
            {-mixed / f, -square - gradient[1] / power}
        };
        return new Derivatives(value, gradient, hessian);
    }
}
