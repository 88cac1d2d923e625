package dev.perennial.prediction;

import dev.perennial.prediction.Likelihood.Derivatives;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Finds the parameters of the largest likelihood: Newton's method in the logarithms of the parameters, with a step that
 * is shortened until it gains, from several starts. Where the surface is not curved downwards, the directions of the
 * wrong curvature are climbed instead (the modified Newton step of Nocedal and Wright, 2006, section 3.4).
 *
 * <p>A parameter that runs off stops at a bound, and is named: no value of it describes the customers best.
 */
final class Search {
    /** Logarithms of parameters stay within this much of 0: from a ten-millionth to ten million. */
    private static final double BOUND = Math.log(1e7);

    private static final double LONGEST_STEP = 2;
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 40;

    /** The search ends where the next step promises less than this part of the log-likelihood. */
    private static final double PRECISION = 1e-13;

    /** Curvatures below this part of the largest one are taken for none. */
    private static final double FLAT = 1e-10;

    /** Two starts agree within this much of a log-likelihood. */
    private static final double SAME = 1e-4;

    private final Likelihood likelihood;

    Search(Likelihood likelihood) {
        this.likelihood = likelihood;
    }

    /**
     * The best place that a start leads to. A start that comes as high as the best one so far agrees, and stops there.
     */
    Maximum from(List<double[]> starts) {
        Place best = climb(starts.getFirst(), Double.POSITIVE_INFINITY);
        int agreeing = 1;
        for (double[] start : starts.subList(1, starts.size())) {
            Place next = climb(start, best.isFinite() ? best.value() - SAME : Double.POSITIVE_INFINITY);
            if (!best.isFinite() || next.value() > best.value() + SAME) {
                best = next;
                agreeing = 1;
            } else if (next.value() >= best.value() - SAME) {
                agreeing++;
            }
        }
        return described(best, new Maximum.Starts(agreeing, starts.size()));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Place(double[] logs, Derivatives there, boolean converged, int steps) {
        double value() {
            return there.value();
        }

        boolean isFinite() {
            return Double.isFinite(there.value());
        }
    }

    private Derivatives at(double[] logs) {
        double[] parameters = exp(logs);
        return likelihood.at(parameters).inLogarithms(parameters);
    }

    /**
     * Climbs from a start.
     *
     * @param enough where the likelihood is as large as that, and hardly larger, it is the place that is known
     */
    private Place climb(double[] start, double enough) {
        double[] logs = Arrays.stream(start).map(Math::log).map(Search::bounded).toArray();
        Derivatives here = at(logs);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (here.value() >= enough && here.value() <= enough + 2 * SAME) {
                return new Place(logs, here, true, step);
            }
            int[] free = free(logs, here.gradient());
            double[] direction = direction(here, free);
            double gain = 0;
            for (int i = 0; i < logs.length; i++) {
                gain += direction[i] * here.gradient()[i];
            }
            if (!(gain > PRECISION * Math.max(1, Math.abs(here.value())))) {
                return new Place(logs, here, Double.isFinite(here.value()), step);
            }
            double length = 1;
            boolean moved = false;
            for (int halving = 0; halving < MOST_HALVINGS && !moved; halving++) {
                double[] next = moved(logs, direction, length);
                Derivatives there = at(next);
                if (there.value() > here.value()) {
                    logs = next;
                    here = there;
                    moved = true;
                }
                length /= 2;
            }
            if (!moved) {
                // The gain that is promised is smaller than what can be told apart.
                return new Place(logs, here, gain < 1e-8 * Math.max(1, Math.abs(here.value())), step);
            }
        }
        return new Place(logs, here, false, MOST_STEPS);
    }

    /** The parameters that are not at a bound, or want to leave it. */
    private static int[] free(double[] logs, double[] gradient) {
        return IntStream.range(0, logs.length)
                .filter(i -> Math.abs(logs[i]) < BOUND || gradient[i] * logs[i] < 0)
                .toArray();
    }

    private static double[] direction(Derivatives here, int[] free) {
        double[] direction = new double[here.gradient().length];
        if (free.length == 0) {
            return direction;
        }
        EigenDecompositionSymmetric curvature = new EigenDecompositionSymmetric(information(here, free));
        double flat = FLAT
                * Arrays.stream(curvature.getEigenvalues()).map(Math::abs).max().orElse(1);
        for (int k = 0; k < free.length; k++) {
            double along = 0;
            for (int i = 0; i < free.length; i++) {
                along += curvature.getEigenvector(k).getEntry(i) * here.gradient()[free[i]];
            }
            double step = along / Math.max(Math.abs(curvature.getEigenvalue(k)), Math.max(flat, Double.MIN_NORMAL));
            for (int i = 0; i < free.length; i++) {
                direction[free[i]] += step * curvature.getEigenvector(k).getEntry(i);
            }
        }
        double longest = Arrays.stream(direction).map(Math::abs).max().orElse(0);
        if (longest > LONGEST_STEP) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= LONGEST_STEP / longest;
            }
        }
        return direction;
    }

    private static double[] moved(double[] logs, double[] direction, double length) {
        double[] next = logs.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] = bounded(next[i] + length * direction[i]);
        }
        return next;
    }

    private Maximum described(Place place, Maximum.Starts starts) {
        List<String> names = likelihood.names();
        int n = names.size();
        double[] errors = new double[n];
        Arrays.fill(errors, Double.NaN);
        double[][] correlations = new double[n][n];
        List<String> warnings = new ArrayList<>();
        double[] parameters = exp(place.logs());
        int[] free = IntStream.range(0, n)
                .filter(i -> Math.abs(place.logs()[i]) < BOUND)
                .toArray();
        for (int i = 0; i < n; i++) {
            if (Math.abs(place.logs()[i]) >= BOUND) {
                warnings.add(names.get(i) + " runs off towards " + (place.logs()[i] > 0 ? "infinity" : "0")
                        + ": these customers do not determine it");
            }
        }
        if (place.isFinite() && free.length > 0) {
            EigenDecompositionSymmetric curvature = new EigenDecompositionSymmetric(information(place.there(), free));
            double[] values = curvature.getEigenvalues();
            double largest = Arrays.stream(values).max().orElse(0);
            if (Arrays.stream(values).allMatch(it -> it > FLAT * largest && it > 0)) {
                RealMatrix covariance = curvature.getSolver().getInverse();
                for (int i = 0; i < free.length; i++) {
                    errors[free[i]] = Math.sqrt(covariance.getEntry(i, i));
                }
                for (int i = 0; i < free.length; i++) {
                    for (int j = 0; j < free.length; j++) {
                        correlations[free[i]][free[j]] =
                                covariance.getEntry(i, j) / (errors[free[i]] * errors[free[j]]);
                    }
                }
            } else {
                warnings.add("the likelihood is flat in some direction: the parameters have no standard errors");
            }
        }
        for (int i : free) {
            if (errors[i] > 1) {
                warnings.add(names.get(i) + " is known to within a factor of "
                        + Math.round(Math.exp(errors[i]) * 10) / 10.0 + " only");
            }
        }
        if (!place.converged()) {
            warnings.add("the search did not come to its end");
        }
        return new Maximum(
                names,
                boxed(parameters),
                boxed(errors),
                Arrays.stream(correlations).map(Search::boxed).toList(),
                place.value(),
                place.converged(),
                place.steps(),
                starts,
                Collections.unmodifiableList(warnings));
    }

    private static RealMatrix information(Derivatives here, int[] free) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(free.length, free.length);
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                matrix.setEntry(i, j, -(here.hessian()[free[i]][free[j]] + here.hessian()[free[j]][free[i]]) / 2);
            }
        }
        return matrix;
    }

    private static double bounded(double log) {
        return Math.clamp(log, -BOUND, BOUND);
    }

    private static double[] exp(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
