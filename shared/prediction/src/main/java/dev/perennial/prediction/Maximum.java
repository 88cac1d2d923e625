package dev.perennial.prediction;

import java.util.List;
import java.util.Optional;

/**
 * What a search for parameters came to.
 *
 * @param names of the parameters
 * @param parameters where the log-likelihood is largest
 * @param errors standard errors of the logarithms of the parameters, from the curvature; not a number where it has none
 * @param correlations of the logarithms
 * @param logLikelihood there
 * @param converged whether the search came to its end
 * @param steps taken from the start that led there
 * @param starts how many starts led to the same place, of all
 * @param warnings sentences about parameters that the customers do not determine
 */
public record Maximum(
        List<String> names,
        List<Double> parameters,
        List<Double> errors,
        List<List<Double>> correlations,
        double logLikelihood,
        boolean converged,
        int steps,
        Starts starts,
        List<String> warnings) {
    public Maximum {
        names = List.copyOf(names);
        parameters = List.copyOf(parameters);
        errors = List.copyOf(errors);
        correlations = List.copyOf(correlations);
        warnings = List.copyOf(warnings);
    }

    /** How many starts agreed on the place, of how many. */
    public record Starts(int agreeing, int all) {}

    double parameter(int index) {
        return parameters.get(index);
    }

    /** The standard error of a parameter itself, to first order; empty where the customers do not determine it. */
    public Optional<Double> error(int index) {
        double error = errors.get(index);
        return Double.isFinite(error) ? Optional.of(error * parameters.get(index)) : Optional.empty();
    }

    /** Whether a value lies within so many standard errors, on the scale of logarithms. */
    public boolean isWithin(double standardErrors, int index, double value) {
        return Math.abs(Math.log(value / parameters.get(index))) <= standardErrors * errors.get(index);
    }
}
