package dev.perennial.prediction;

import dev.perennial.domain.prediction.RenewalModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fits the model of renewals to the courses of contracts.
 *
 * @param model empty where too few contracts came to an end
 * @param words what an operator reads
 */
public record RenewalFitting(Optional<RenewalModel> model, String words) {
    /** Ends that have to be known. */
    static final int NEEDED_ENDS = 100;

    /** So many have to have been renewed, and so many not. */
    static final int NEEDED_EACH = 20;

    /** Of the contracts as they stood at the end of a day. */
    public static RenewalFitting of(ContractLog contracts, LocalDate end) {
        Map<ContractLog.Course, Long> courses = contracts.courses(end);
        Map<Integer, long[]> byRenewals = new TreeMap<>();
        long renewed = 0;
        long ended = 0;
        for (Map.Entry<ContractLog.Course, Long> entry : courses.entrySet()) {
            ContractLog.Course it = entry.getKey();
            for (int before = it.before(); before < it.renewals(); before++) {
                byRenewals.computeIfAbsent(before, _ -> new long[2])[0] += entry.getValue();
            }
            renewed += entry.getValue() * (it.renewals() - it.before());
            if (it.ended()) {
                byRenewals.computeIfAbsent(it.renewals(), _ -> new long[2])[1] += entry.getValue();
                ended += entry.getValue();
            }
        }
        if (renewed + ended < NEEDED_ENDS || renewed < NEEDED_EACH || ended < NEEDED_EACH) {
            return new RenewalFitting(
                    Optional.empty(),
                    "Contracts: %,d renewals and %,d that were not renewed; a model needs %,d together, and %,d of each"
                            .formatted(renewed, ended, NEEDED_ENDS, NEEDED_EACH));
        }
        Maximum fit = fit(courses);
        if (!fit.converged()) {
            return new RenewalFitting(Optional.empty(), "Contracts: no parameters describe how they are renewed");
        }
        RenewalModel model = new RenewalModel(fit.parameter(0), fit.parameter(1), (double) renewed / (renewed + ended));
        return new RenewalFitting(Optional.of(model), words(model, fit, byRenewals));
    }

    static Maximum fit(Map<ContractLog.Course, Long> courses) {
        return new Search(new RenewalLikelihood(courses))
                .from(List.of(new double[] {0.7, 2}, new double[] {5, 20}, new double[] {0.2, 0.2}));
    }

    private static String words(RenewalModel model, Maximum fit, Map<Integer, long[]> byRenewals) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Whether contracts are renewed (beta-geometric): alpha %.4f, beta %.4f, log-likelihood %.2f%n",
                model.alpha(),
                model.beta(),
                fit.logLikelihood()));
        fit.warnings().forEach(it -> text.append("  note: ").append(it).append('\n'));
        byRenewals.forEach((before, ends) -> text.append(String.format(
                Locale.ROOT,
                "  renewed %d times before: %5.1f %% predicted, %5.1f %% came, %,d ends%n",
                before,
                100 * model.renewed(Optional.of((long) before)),
                100.0 * ends[0] / (ends[0] + ends[1]),
                ends[0] + ends[1])));
        return text.toString();
    }
}
