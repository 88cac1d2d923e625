package dev.perennial.domain.prediction;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of what was learnt from the company's own customers.
 *
 * @param version names it, and sorts after the versions before it
 * @param fittedAt until when orders were looked at
 * @param customers from how many customers it was learnt
 * @param buying when customers buy; empty where nothing could be fitted
 * @param spending what they spend, by currency
 * @param worthLimits what parts the customers into tenths by the value of their coming year, in major units, by currency:
 *     nine each, the largest first; empty where that was not looked at
 * @param verdict whether it may be used
 * @param because the verdict in words
 */
public record PredictionModel(
        String version,
        Instant fittedAt,
        long customers,
        Optional<BuyingModel> buying,
        Map<String, SpendModel> spending,
        Map<String, List<Double>> worthLimits,
        Verdict verdict,
        String because) {
    /** Whether a model may be used. */
    public enum Verdict {
        /** It predicted the time that was held out better than the plain rules. */
        USED,
        /** It predicted that time worse than a plain rule. */
        WORSE_THAN_RULE,
        /** There are too few customers to learn from. */
        TOO_FEW_CUSTOMERS,
        /** No parameters describe these customers: the search for them did not come to an end. */
        NOT_FITTED
    }

    public PredictionModel {
        spending = Map.copyOf(spending);
        worthLimits = Map.copyOf(worthLimits);
        if (verdict == Verdict.USED && buying.isEmpty()) {
            throw new IllegalArgumentException("a model without parameters cannot be used");
        }
    }

    /** Without limits of tenths. */
    public PredictionModel(
            String version,
            Instant fittedAt,
            long customers,
            Optional<BuyingModel> buying,
            Map<String, SpendModel> spending,
            Verdict verdict,
            String because) {
        this(version, fittedAt, customers, buying, spending, Map.of(), verdict, because);
    }

    /** In which tenth of the customers a value lies, 1 for those worth most. */
    Optional<Integer> tenth(String currency, double worth) {
        return Optional.ofNullable(worthLimits.get(currency))
                .map(limits ->
                        1 + (int) limits.stream().filter(it -> worth < it).count());
    }

    public boolean isUsed() {
        return verdict == Verdict.USED;
    }
}
