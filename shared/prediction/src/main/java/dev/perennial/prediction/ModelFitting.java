package dev.perennial.prediction;

import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.prediction.PredictionModel.Verdict;
import dev.perennial.domain.prediction.SpendModel;
import dev.perennial.domain.prediction.ValueInterval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits a model to the orders of many customers, holds out the last part of the time to see how it would have predicted
 * it, and judges whether it may be used.
 */
public final class ModelFitting {
    /** Customers who have to be known from before the time held out. */
    public static final int NEEDED_CUSTOMERS = 300;

    /** Of them, those who have to have ordered again by then. */
    public static final int NEEDED_REPEATERS = 50;

    /** Orders have to span so many days. */
    public static final int NEEDED_DAYS = 112;

    /** Nobody orders on more days; such histories are a reseller's or a mistake, and are left out. */
    public static final int MOST_REPEATS = 10_000;

    /** From this shape on the rates of customers are spread by less than a hundredth. */
    private static final double SAME_RATES = 10_000;

    private static final int TENTHS = 10;

    /** In weeks. */
    private static final double YEAR = 365 / 7.0;

    /** The last quarter of the time is held out. */
    private static final int PARTS = 4;

    private final OrderLog orders;
    private final int end;
    private final int until;
    private final List<String> notes = new ArrayList<>();

    /**
     * Over the orders until the end of that day; later ones are left out, and told.
     *
     * @param end the last day that counts
     * @param until the last day that the model sees that is examined; the last quarter of the time is held out if empty
     */
    public ModelFitting(OrderLog orders, LocalDate end, Optional<LocalDate> until) {
        this.orders = orders;
        this.end = Math.toIntExact(end.toEpochDay());
        int first =
                orders.firstDay().map(it -> Math.toIntExact(it.toEpochDay())).orElse(this.end);
        this.until = until.map(it -> Math.toIntExact(it.toEpochDay())).orElse(this.end - (this.end - first) / PARTS);
        long future =
                orders.buyers().stream().filter(it -> it.last() > this.end).count();
        if (future > 0) {
            notes.add("%,d customers have orders after %s: those are left out".formatted(future, end));
        }
    }

    /** Fits, examines and judges. */
    public Fitting fit(String version) {
        HistoryCounts before = ordinary(orders.histories(until));
        Optional<String> missing = missing(before);
        if (missing.isPresent()) {
            notes.add(missing.get());
            return new Fitting(
                    model(version, Optional.empty(), Map.of(), Map.of(), Verdict.TOO_FEW_CUSTOMERS, missing.get()),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    notes);
        }
        Maximum seen = Fits.buying(before);
        BuyingModel examinedModel = Fits.buyingModel(seen, correction(until));
        Map<String, Maximum> seenSpending = spending(until, false);
        Optional<Examination.Spending> examined = seenSpending.entrySet().stream()
                .findFirst()
                .map(it -> new Examination.Spending(it.getKey(), Fits.spendModel(it.getValue())));
        HoldOut holdOut = new Examination(orders, until, end, examinedModel).result(examined);

        Maximum all = Fits.buying(ordinary(orders.histories(end)));
        Map<String, Maximum> spending = spending(end, true);
        all.warnings().forEach(warning -> notes.add("buying: " + warning));
        spending.forEach((currency, fit) ->
                fit.warnings().forEach(warning -> notes.add("spend in " + currency + ": " + warning)));
        Verdict verdict = !seen.converged() || !all.converged() || isByTheClock(all)
                ? Verdict.NOT_FITTED
                : holdOut.scores().isBetterThanRules() ? Verdict.USED : Verdict.WORSE_THAN_RULE;
        Map<String, SpendModel> spend = new LinkedHashMap<>();
        spending.forEach((currency, fit) -> spend.put(currency, Fits.spendModel(fit)));
        BuyingModel buying = Fits.buyingModel(all, correction(end));
        return new Fitting(
                model(
                        version,
                        Optional.of(buying),
                        spend,
                        worthLimits(buying, spend),
                        verdict,
                        because(verdict, holdOut, all)),
                Optional.of(all),
                spending,
                Optional.of(holdOut),
                notes);
    }

    /**
     * Learnt by a model that saw less from what came after it: from a span as long as the one that is predicted, for
     * who has left for good shows late; half of what there is at most.
     *
     * @param to the last day that is seen
     */
    private BuyingModel.Correction correction(int to) {
        int first = Math.toIntExact(orders.firstDay().orElseThrow().toEpochDay());
        int from = to - Math.min(end - until, (to - first) / 2);
        HistoryCounts before = ordinary(orders.histories(from));
        if (before.size() == 0) {
            return BuyingModel.Correction.NONE;
        }
        BuyingModel model = Fits.buyingModel(Fits.buying(before), BuyingModel.Correction.NONE);
        List<CorrectionLikelihood.Outcome> outcomes = new ArrayList<>();
        for (OrderLog.Buyer buyer : orders.buyers()) {
            buyer.until(from)
                    .filter(it -> it.repeats() > 0)
                    .ifPresent(history -> outcomes.add(new CorrectionLikelihood.Outcome(
                            model.logOdds(history),
                            model.buysIfAlive(history, (to - from) / 7.0),
                            buyer.daysWithOrders(from + 1, to) > 0)));
        }
        return Fits.correction(outcomes);
    }

    /** What parts the customers into tenths by the value of the coming year, the largest limit first. */
    private Map<String, List<Double>> worthLimits(BuyingModel buying, Map<String, SpendModel> spending) {
        Map<String, List<Double>> limits = new LinkedHashMap<>();
        spending.forEach((currency, model) -> {
            int number = orders.numberOf(currency);
            double[] worth = orders.buyers().stream()
                    .flatMap(buyer -> buyer.spent(number, end).stream()
                            .map(it -> worth(buying, model, buyer.until(end).orElseThrow(), it)))
                    .mapToDouble(it -> it)
                    .sorted()
                    .toArray();
            if (worth.length >= TENTHS) {
                limits.put(
                        currency,
                        IntStream.range(1, TENTHS)
                                .mapToObj(it -> worth[worth.length - (int) ((long) it * worth.length / TENTHS)])
                                .toList());
            }
        });
        return limits;
    }

    private static double worth(BuyingModel buying, SpendModel model, BuyingHistory history, Spent spent) {
        return ValueInterval.of(model, spent.orders(), spent.total() / spent.orders(), buying.orders(history, YEAR))
                .expected();
    }

    private PredictionModel model(
            String version,
            Optional<BuyingModel> buying,
            Map<String, SpendModel> spending,
            Map<String, List<Double>> worthLimits,
            Verdict verdict,
            String because) {
        Instant fitted = LocalDate.ofEpochDay(end)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return new PredictionModel(
                version, fitted, orders.customers(), buying, spending, worthLimits, Optional.empty(), verdict, because);
    }

    private Optional<String> missing(HistoryCounts before) {
        LocalDate day = LocalDate.ofEpochDay(until);
        if (before.customers() < NEEDED_CUSTOMERS || before.repeaters() < NEEDED_REPEATERS) {
            return Optional.of(
                    "%,d customers had ordered by %s, %,d of them again; a model needs %,d, and %,d of them again"
                            .formatted(
                                    before.customers(), day, before.repeaters(), NEEDED_CUSTOMERS, NEEDED_REPEATERS));
        }
        int first = Math.toIntExact(orders.firstDay().orElseThrow().toEpochDay());
        return end - first < NEEDED_DAYS
                ? Optional.of("the orders span %,d days; a model needs %,d".formatted(end - first, NEEDED_DAYS))
                : Optional.empty();
    }

    private static String because(Verdict verdict, HoldOut holdOut, Maximum all) {
        HoldOut.Scores scores = holdOut.scores();
        String compared = String.format(
                Locale.ROOT,
                "Brier score %.3f from %s to %s, of everybody alike %.3f, of plain recency %.3f",
                scores.model(),
                holdOut.until(),
                holdOut.end(),
                scores.alike(),
                scores.recency());
        return switch (verdict) {
            case USED -> "it predicts better than the plain rules: " + compared;
            case WORSE_THAN_RULE -> "it predicts worse than a plain rule: " + compared;
            case NOT_FITTED ->
                isByTheClock(all)
                        ? "all customers order at the same rate, as by the clock: these models are about orders at"
                                + " will, and the usual interval says more"
                        : "the search for its parameters did not come to an end";
            case TOO_FEW_CUSTOMERS -> throw new IllegalArgumentException("nothing was examined");
        };
    }

    /** Whether all customers order at one rate. */
    private static boolean isByTheClock(Maximum fit) {
        return fit.parameter(0) >= SAME_RATES;
    }

    private HistoryCounts ordinary(HistoryCounts all) {
        Map<BuyingHistory, Long> kept = new LinkedHashMap<>();
        long left = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.history(i).repeats() <= MOST_REPEATS) {
                kept.put(all.history(i), all.count(i));
            } else {
                left += all.count(i);
            }
        }
        String note = "%,d customers ordered on more than %,d days and are left out".formatted(left, MOST_REPEATS);
        if (left > 0 && !notes.contains(note)) {
            notes.add(note);
        }
        return HistoryCounts.of(kept);
    }

    /** By currency, that of most customers first. */
    private Map<String, Maximum> spending(int day, boolean noted) {
        Map<String, Maximum> fits = new LinkedHashMap<>();
        for (String currency : orders.currencies()) {
            List<Spent> customers = orders.spent(currency, day, 2);
            if (customers.size() < NEEDED_REPEATERS) {
                note(
                        noted,
                        "%s: %,d customers paid on more than one day; a value needs %,d"
                                .formatted(currency, customers.size(), NEEDED_REPEATERS));
            } else if (isUniform(customers)) {
                note(noted, currency + ": all customers pay the same on average, so there is no spread to fit");
            } else {
                Maximum fit = Fits.spend(customers);
                if (fit.converged()) {
                    fits.put(currency, fit);
                } else {
                    note(noted, currency + ": no parameters describe what customers spend");
                }
            }
        }
        return fits;
    }

    private void note(boolean noted, String note) {
        if (noted) {
            notes.add(note);
        }
    }

    private static boolean isUniform(List<Spent> customers) {
        double least = customers.stream()
                .mapToDouble(it -> it.total() / it.orders())
                .min()
                .orElse(0);
        double most = customers.stream()
                .mapToDouble(it -> it.total() / it.orders())
                .max()
                .orElse(0);
        return most - least <= 1e-6 * most;
    }
}
