package dev.perennial.prediction;

import java.util.List;
import java.util.Map;

/**
 * The log-likelihood of the shifted beta-geometric model: Fader and Hardie (2007), equations 5 and 6, with both
 * derivatives in closed form. A contract counts from the first of its ends that is known.
 */
final class RenewalLikelihood implements Likelihood {
    private static final List<String> NAMES = List.of("alpha", "beta");

    private final Map<ContractLog.Course, Long> courses;
    private final int most;

    RenewalLikelihood(Map<ContractLog.Course, Long> courses) {
        this.courses = courses;
        this.most = 1
                + courses.keySet().stream()
                        .mapToInt(ContractLog.Course::renewals)
                        .max()
                        .orElse(0);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Derivatives at(double[] parameters) {
        double alpha = parameters[0];
        double beta = parameters[1];
        RisingFactorial stays = new RisingFactorial(beta, most);
        RisingFactorial all = new RisingFactorial(alpha + beta, most);
        double value = 0;
        double byAlpha = 0;
        double byBeta = 0;
        double alphaAlpha = 0;
        double both = 0;
        double betaBeta = 0;
        for (Map.Entry<ContractLog.Course, Long> entry : courses.entrySet()) {
            ContractLog.Course it = entry.getKey();
            double n = entry.getValue();
            int ends = it.renewals() + (it.ended() ? 1 : 0);
            value += n
                    * (stays.log(it.renewals())
                            - stays.log(it.before())
                            - all.log(ends)
                            + all.log(it.before())
                            + (it.ended() ? Math.log(alpha) : 0));
            double first = all.first(ends) - all.first(it.before());
            double second = all.second(ends) - all.second(it.before());
            byAlpha += n * ((it.ended() ? 1 / alpha : 0) - first);
            byBeta += n * (stays.first(it.renewals()) - stays.first(it.before()) - first);
            alphaAlpha -= n * ((it.ended() ? 1 / (alpha * alpha) : 0) + second);
            both -= n * second;
            betaBeta += n * (stays.second(it.renewals()) - stays.second(it.before()) - second);
        }
        return new Derivatives(
                value, new double[] {byAlpha, byBeta}, new double[][] {{alphaAlpha, both}, {both, betaBeta}});
    }
}
