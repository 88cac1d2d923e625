package dev.perennial.domain.prediction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * @param worthLimits what parts the customers into tenths by the value of their coming year, in major units, by
 *     currency: nine each, the largest first; empty where that was not looked at
 * @param renewal whether contracts are renewed, which does not hang on the verdict; empty where too few came to their
 *     end
 * @param verdict whether it may be used for orders
 * @param because the verdict in words
 */
public record PredictionModel(
        String version,
        Instant fittedAt,
        long customers,
        Optional<BuyingModel> buying,
        Map<String, SpendModel> spending,
        Map<String, List<Double>> worthLimits,
        Optional<RenewalModel> renewal,
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

    /** Without limits of tenths and renewals. */
    public PredictionModel(
            String version,
            Instant fittedAt,
            long customers,
            Optional<BuyingModel> buying,
            Map<String, SpendModel> spending,
            Verdict verdict,
            String because) {
        this(version, fittedAt, customers, buying, spending, Map.of(), Optional.empty(), verdict, because);
    }

    /** The same with a model of renewals. */
    public PredictionModel with(Optional<RenewalModel> renewals) {
        return new PredictionModel(
                version, fittedAt, customers, buying, spending, worthLimits, renewals, verdict, because);
    }

    /** Whether a contract will be renewed; empty where that was not learnt. */
    public Optional<Renewal> renewal(String contractId, LocalDate dueOn, Optional<Long> renewals) {
        return renewal.map(it -> new Renewal(
                version,
                contractId,
                dueOn,
                BigDecimal.valueOf(it.renewed(renewals)).setScale(4, RoundingMode.HALF_UP),
                renewals.map(n -> "renewed " + n + (n == 1 ? " time" : " times") + " before")
                                .orElse("as all contracts, for how often it was renewed is not told")
                        + "; model of " + fittedAt.atOffset(ZoneOffset.UTC).toLocalDate()));
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
