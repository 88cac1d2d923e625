package dev.perennial.domain.indicators;

import dev.perennial.domain.indicators.Formulas.Term;
import dev.perennial.domain.indicators.Indicator.Formula;
import dev.perennial.domain.indicators.Indicator.Input;
import dev.perennial.domain.indicators.Indicator.Reach;
import dev.perennial.domain.indicators.Indicator.Terms;
import dev.perennial.domain.indicators.Indicator.Unit;
import dev.perennial.domain.metrics.DurationBuckets;
import dev.perennial.domain.metrics.Metric;
import dev.perennial.domain.metrics.MetricCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All indicators: what is made of the metrics of the {@link MetricCatalog}, and each of their counts by itself. */
public final class IndicatorCatalog {
    private static final String CUSTOMERS = "customers";
    private static final String CHANNEL = "channel";
    private static final String TOUCH = "touch";
    private static final String JOURNEY = "journey";
    private static final String STAGE = "stage";
    private static final String AGE = "age";

    /** Of use for the error of a mean alone. */
    private static final String SQUARES = "squares *";

    private static final Set<String> WHOLE = Set.of();
    private static final List<Set<String>> BY_MAIL =
            List.of(WHOLE, Set.of(JOURNEY), Set.of("template"), Set.of("provider"), Set.of(JOURNEY, "template"));
    private static final List<Set<String>> BY_ANSWER =
            List.of(WHOLE, Set.of(STAGE), Set.of("tier"), Set.of("language"), Set.of(CHANNEL));

    /** What is no stage, and stands where a customer comes from or goes to. */
    private static final Set<String> NO_STAGES = Set.of("NEW", "FORGOTTEN", "JOINED");

    private static final Input MOVES = Input.of("moves").addingUp(Set.of("from", "to"));
    private static final Input INTO = MOVES.as("into").calling("to", STAGE).without("to", NO_STAGES);
    private static final Input OUT_OF =
            MOVES.as("out of").calling("from", STAGE).without("from", NO_STAGES);
    private static final Input SPEND = Input.of("ad-spend").addingUp(Set.of(CHANNEL));

    /** In seconds. */
    private static final List<Double> BOUNDS = Stream.concat(
                    Stream.of(DurationBuckets.lower(DurationBuckets.NAMES.getFirst())),
                    DurationBuckets.NAMES.stream().map(DurationBuckets::upper))
            .map(bound -> (double) bound.toSeconds())
            .toList();

    private static final List<Indicator> DECLARED = List.of(
            new Indicator(
                    "stock",
                    Unit.COUNT,
                    "Customers in a stage at the end of the last day: all moves into it minus all out of it",
                    List.of(INTO.reaching(Reach.UNTIL_END), OUT_OF.reaching(Reach.UNTIL_END)),
                    List.of(Set.of(STAGE), WHOLE),
                    Terms.USUAL,
                    Formulas.balance(Term.of("into", "moves"), Term.of("out of", "moves"))),
            median("time-in-stage", "Time in a stage, of those who left it on these days", List.of(Set.of(STAGE))),
            conversion("lead-conversion", "leads", "became a lead", "a sign-up", "signedUp", 7),
            conversion("lead-conversion", "leads", "became a lead", "a sign-up", "signedUp", 30),
            conversion("lead-conversion", "leads", "became a lead", "a sign-up", "signedUp", 90),
            conversion("signup-conversion", "signups", "signed up", "a first order", "ordered", 7),
            conversion("signup-conversion", "signups", "signed up", "a first order", "ordered", 30),
            conversion("signup-conversion", "signups", "signed up", "a first order", "ordered", 90),
            conversion("repurchase-rate", "first-orders", "ordered for the first time", "a second order", "second", 90),
            conversion(
                    "repurchase-rate", "first-orders", "ordered for the first time", "a second order", "second", 180),
            conversion(
                    "repurchase-rate", "first-orders", "ordered for the first time", "a second order", "second", 365),
            cost("cost-per-lead", "leads", "first contacts"),
            cost("cost-per-signup", "signups", "sign-ups"),
            cost("cost-per-customer", "first-orders", "first orders"),
            new Indicator(
                    "payback",
                    Unit.RATIO,
                    "What customers whose first order fell into a month have paid so far and not got back, by what was spent on ads in that month",
                    List.of(Input.of("cohorts").addingUp(Set.of(AGE)), SPEND),
                    List.of(WHOLE, Set.of(CHANNEL)),
                    Terms.USUAL.inEachCurrency().ofMonths(),
                    Formulas.ratio(Term.of("cohorts", "net"), Term.of("ad-spend", "spent"))),
            new Indicator(
                    "revenue",
                    Unit.MONEY,
                    "Paid minus refunded, by the day of the order",
                    List.of(Input.of("orders"), Input.of("refunds")),
                    List.of(WHOLE),
                    Terms.USUAL.inEachCurrency(),
                    Formulas.balance(Term.of("orders", "paid"), Term.of("refunds", "refunded"))),
            new Indicator(
                    "average-order",
                    Unit.MONEY,
                    "Paid by orders; no number where orders were paid in several currencies",
                    List.of(Input.of("orders")),
                    List.of(WHOLE, Set.of("tier"), Set.of("language"), Set.of(CHANNEL)),
                    Terms.USUAL.inEachCurrency().ofOneCurrency(),
                    Formulas.mean(
                            Term.of("orders", "orders"), Term.of("orders", "paid"), Term.of("orders", "squares"))),
            new Indicator(
                    "retention",
                    Unit.SHARE,
                    "Of those whose first order fell into a month, the share who ordered in the month so many months later",
                    List.of(
                            Input.of("cohorts"),
                            Input.of("cohorts").where(AGE, "00").forEach(AGE).as("won")),
                    List.of(Set.of(AGE), Set.of(AGE, CHANNEL)),
                    Terms.USUAL.ofMonths(),
                    Formulas.share(Term.of("cohorts", CUSTOMERS), Term.of("won", CUSTOMERS))),
            new Indicator(
                    "cohort-revenue",
                    Unit.MONEY,
                    "Of those whose first order fell into a month, paid minus refunded for orders of the month so many months later, by customer",
                    List.of(
                            Input.of("cohorts"),
                            Input.of("cohorts").where(AGE, "00").forEach(AGE).as("won")),
                    List.of(Set.of(AGE), Set.of(AGE, CHANNEL)),
                    Terms.USUAL.inEachCurrency().ofMonths(),
                    Formulas.quotient(Term.of("cohorts", "net"), Term.of("won", CUSTOMERS))),
            new Indicator(
                    "lifetime-value",
                    Unit.MONEY,
                    "Of those whose first order fell into a month, paid minus refunded since then, by customer",
                    List.of(Input.of("cohorts")),
                    List.of(WHOLE),
                    Terms.USUAL.inEachCurrency().ofMonths(),
                    Formulas.quotient(Term.of("cohorts", "net"), Term.of("cohorts", CUSTOMERS))),
            new Indicator(
                    "churn-rate",
                    Unit.SHARE,
                    "Of those who were ACTIVE, LOYAL, ADVOCATE or AT_RISK at the beginning of a month, the share who are DORMANT at its end",
                    List.of(
                            Input.of("churn"),
                            buying(INTO, "to").reaching(Reach.BEFORE_START),
                            buying(OUT_OF, "from").reaching(Reach.BEFORE_START)),
                    List.of(WHOLE),
                    Terms.USUAL.ofMonths(),
                    Formulas.shareOfBalance(
                            Term.of("churn", "churned"), Term.of("into", "moves"), Term.of("out of", "moves"))),
            new Indicator(
                    "contract-churn-rate",
                    Unit.SHARE,
                    "Contracts that ended or were cancelled in a month, of those that were active at its beginning",
                    List.of(
                            Input.of("contracts"),
                            Input.of("contracts").as("before").reaching(Reach.BEFORE_START)),
                    List.of(WHOLE),
                    Terms.USUAL.ofMonths(),
                    Formulas.shareOfBalance(
                            Term.of("contracts", "ended"), Term.of("before", "begun"), Term.of("before", "ended"))),
            new Indicator(
                    "win-back-rate",
                    Unit.SHARE,
                    "Of those who became AT_RISK or DORMANT, the share who ordered within 90 days",
                    List.of(Input.of("win-back")),
                    List.of(WHOLE),
                    Terms.USUAL.matureAfter(90),
                    Formulas.share(Term.of("win-back", "won"), Term.of("win-back", "lost"))),
            new Indicator(
                    "nps",
                    Unit.SCORE,
                    "Share of promoters minus share of detractors, times 100, of the latest answers of these days",
                    List.of(Input.of("nps")),
                    BY_ANSWER,
                    Terms.USUAL,
                    Formulas.nps("nps")),
            new Indicator(
                    "csat",
                    Unit.SHARE,
                    "Share of 4 and 5 among the latest answers of these days",
                    List.of(Input.of("csat")),
                    BY_ANSWER,
                    Terms.USUAL,
                    Formulas.csat("csat")),
            mailRate("delivery-rate", "delivered", "sent", "Mails that were delivered, of those sent"),
            mailRate("open-rate", "opened", "delivered", "Mails that people opened, of those delivered"),
            mailRate("click-rate", "clicked", "delivered", "Mails whose links people followed, of those delivered"),
            mailRate("bounce-rate", "bounced", "sent", "Mails that came back, of those sent"),
            mailRate("report-rate", "reported", "sent", "Mails that were reported as spam, of those sent"),
            new Indicator(
                    "unsubscribe-rate",
                    Unit.SHARE,
                    "Customers who unsubscribed, by mails sent",
                    List.of(Input.of("unsubscribes"), Input.of("emails")),
                    List.of(WHOLE),
                    Terms.USUAL,
                    Formulas.share(Term.of("unsubscribes", CUSTOMERS), Term.of("emails", "sent"))),
            new Indicator(
                    "goal-rate",
                    Unit.SHARE,
                    "Of those who began a journey on these days, the share who have reached its goal in its time",
                    List.of(Input.of("journey-outcomes")),
                    List.of(Set.of(JOURNEY, "group")),
                    Terms.USUAL,
                    Formulas.share(Term.of("journey-outcomes", "reached"), Term.of("journey-outcomes", "begun"))),
            new Indicator(
                    "lift",
                    Unit.SHARE,
                    "What a journey is worth: share of its goal among those who were treated, minus that among those who were held out",
                    List.of(
                            Input.of("journey-outcomes")
                                    .where("group", "TREATED")
                                    .as("treated"),
                            Input.of("journey-outcomes")
                                    .where("group", "HELD_OUT")
                                    .as("held out")),
                    List.of(Set.of(JOURNEY)),
                    Terms.USUAL,
                    Formulas.lift(
                            Term.of("treated", "reached"),
                            Term.of("treated", "begun"),
                            Term.of("held out", "reached"),
                            Term.of("held out", "begun"))),
            new Indicator(
                    "split-lift",
                    Unit.SHARE,
                    "What an arm of a split is worth: share of the journey's goal among those who took it, minus that among those who took the others",
                    List.of(
                            Input.of("split-outcomes").as("arm"),
                            Input.of("split-outcomes").upToSlash("arm").as("all arms")),
                    List.of(Set.of(JOURNEY, "arm")),
                    Terms.USUAL,
                    Formulas.liftOverOthers(
                            Term.of("arm", "reached"),
                            Term.of("arm", "begun"),
                            Term.of("all arms", "reached"),
                            Term.of("all arms", "begun"))),
            median("time-to-goal", "Time from the beginning of a journey to its goal", List.of(Set.of(JOURNEY), WHOLE)),
            standing(
                    "on-step",
                    "journey-steps",
                    CUSTOMERS,
                    Optional.empty(),
                    "Customers who are on a step of a journey now",
                    List.of(Set.of(JOURNEY, "step"))),
            standing(
                    "complaints-open",
                    "complaints",
                    "raised",
                    Optional.of("resolved"),
                    "Complaints that are open at the end of the last day",
                    List.of(WHOLE)),
            median(
                    "time-to-resolution",
                    "Time from a complaint to its resolution, of those resolved on these days",
                    List.of(WHOLE)),
            standing(
                    "segment-size",
                    "segments",
                    "entered",
                    Optional.of("left"),
                    "Customers in a segment at the end of the last day",
                    List.of(Set.of("segment"))),
            new Indicator(
                    "offer-use-rate",
                    Unit.SHARE,
                    "Offers that were used, of those granted on these days",
                    List.of(Input.of("offers")),
                    List.of(WHOLE, Set.of("offer")),
                    Terms.USUAL,
                    Formulas.share(Term.of("offers", "used"), Term.of("offers", "granted"))));

    /**
     * What is made of several counts, or of more than some days, as far as the metrics are counted; in the order of the
     * documents.
     */
    public static final List<Indicator> MADE = DECLARED.stream()
            .filter(it -> it.inputs().stream().allMatch(IndicatorCatalog::isCounted))
            .toList();

    /** These, and then each count that has no name among them, by the name of its metric. */
    public static final List<Indicator> ALL = all();

    private IndicatorCatalog() {}

    public static Optional<Indicator> named(String name) {
        return ALL.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static List<Indicator> all() {
        List<Indicator> all = new ArrayList<>(MADE);
        Set<String> names = new HashSet<>();
        all.forEach(it -> names.add(it.name()));
        MetricCatalog.ALL.stream()
                .filter(metric -> !metric.name().equals(MetricCatalog.FORGOTTEN.name()))
                .flatMap(IndicatorCatalog::counts)
                // A metric's own name before one that is put together and reads alike.
                .sorted(Comparator.comparing(
                        it -> !it.name().equals(it.inputs().getFirst().metric())))
                .filter(it -> names.add(it.name()))
                .sorted(Comparator.comparing(Indicator::name))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static boolean isCounted(Input input) {
        return MetricCatalog.named(input.metric()).isPresent();
    }

    /** Each count of a metric by itself; a histogram is nothing but its median. */
    private static Stream<Indicator> counts(Metric metric) {
        if (metric.counts().equals(DurationBuckets.NAMES)) {
            return Stream.empty();
        }
        return metric.counts().stream().filter(count -> !count.equals(SQUARES)).map(count -> {
            boolean money = count.endsWith(" *");
            String plain = count.replace(" *", "");
            boolean whole = !metric.name().equals("ad-spend");
            List<Set<String>> splits = new ArrayList<>(List.of(WHOLE));
            splits.addAll(metric.splits());
            Input input = whole ? Input.of(metric.name()) : SPEND;
            return new Indicator(
                    metric.counts().size() == 1 || plain.equals(CUSTOMERS) || plain.equals(metric.name())
                            ? metric.name()
                            : metric.name() + "-" + word(plain),
                    money ? Unit.MONEY : Unit.COUNT,
                    metric.definition() + ": " + plain,
                    List.of(input),
                    splits,
                    money ? Terms.USUAL.inEachCurrency() : Terms.USUAL,
                    Formulas.total(Term.of(metric.name(), plain)));
        });
    }

    /** As addresses write it: {@code not-sent} for {@code notSent}. */
    private static String word(String count) {
        return count.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Indicator conversion(
            String name, String metric, String began, String reached, String count, int days) {
        return new Indicator(
                name + "-" + days,
                Unit.SHARE,
                "Of those who " + began + " on these days, the share with " + reached + " within " + days + " days",
                List.of(Input.of(metric)),
                List.of(WHOLE, Set.of("language"), Set.of(TOUCH, CHANNEL)),
                Terms.USUAL.matureAfter(days),
                Formulas.share(Term.of(metric, count + days), Term.of(metric, CUSTOMERS)));
    }

    private static Indicator cost(String name, String metric, String what) {
        return new Indicator(
                name,
                Unit.MONEY,
                "What was spent on ads of a channel, by the " + what + " of those whose first or last touch it was",
                List.of(SPEND.forEach(TOUCH), Input.of(metric)),
                List.of(Set.of(TOUCH, CHANNEL)),
                Terms.USUAL.inEachCurrency(),
                Formulas.quotient(Term.of("ad-spend", "spent"), Term.of(metric, CUSTOMERS)));
    }

    private static Indicator mailRate(String name, String some, String all, String definition) {
        return new Indicator(
                name,
                Unit.SHARE,
                definition,
                List.of(Input.of("emails")),
                BY_MAIL,
                Terms.USUAL,
                Formulas.share(Term.of("emails", some), Term.of("emails", all)));
    }

    private static Indicator median(String metric, String definition, List<Set<String>> splits) {
        return new Indicator(
                metric,
                Unit.SECONDS,
                definition + ": the median, with the quartiles, interpolated within buckets",
                List.of(Input.of(metric)),
                splits,
                Terms.USUAL,
                Formulas.median(metric, BOUNDS, DurationBuckets.NAMES));
    }

    private static Indicator standing(
            String name,
            String metric,
            String more,
            Optional<String> less,
            String definition,
            List<Set<String>> splits) {
        Formula formula = less.map(it -> Formulas.balance(Term.of(metric, more), Term.of(metric, it)))
                .orElseGet(() -> Formulas.total(Term.of(metric, more)));
        return new Indicator(
                name,
                Unit.COUNT,
                definition,
                List.of(Input.of(metric).reaching(Reach.UNTIL_END)),
                splits,
                Terms.USUAL,
                formula);
    }

    /** Moves into or out of the stages of those who buy. */
    private static Input buying(Input moves, String part) {
        Set<String> others = new HashSet<>(NO_STAGES);
        others.addAll(List.of("LEAD", "ONBOARDING", "DORMANT"));
        return moves.without(part, others);
    }
}
