package dev.perennial.domain.rules.lifecycle;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.prediction.Predictions;
import dev.perennial.domain.prediction.Predictor;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.record.Purchases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How long a customer may be silent before that is a risk: by the probability of an order where the playbook asks for
 * it and there is a model, else by the customer's own rhythm. A customer under contract may be silent until it ends:
 * they are customers without doing anything.
 */
public record Inactivity(Playbook.Inactivity rules, Predictions predictions) {
    /** A probability that has not fallen by then is looked at again then. */
    private static final Duration FAR = Duration.ofDays(3650);

    /** Without a model. */
    Inactivity(Playbook.Inactivity rules) {
        this(rules, Predictions.NONE);
    }

    /** The time zone in which a day ends last. */
    private static final ZoneOffset LAST_ON_EARTH = ZoneOffset.ofHours(-12);

    /** When the silence has to be looked at next; empty for a customer who is unknown or long gone. */
    Optional<Instant> nextCheck(Customer customer) {
        return customer.lifecycle().lastSeenAt().flatMap(seen -> switch (customer.lifecycle()
                .stage()) {
            case DORMANT -> Optional.empty();
            case LEAD, AT_RISK -> Optional.of(later(customer, seen.plus(rules.dormantAfter())));
            case ONBOARDING, ACTIVE, LOYAL, ADVOCATE ->
                Optional.of(later(
                        customer,
                        judge(customer)
                                .map(it -> improbableFrom(customer, it))
                                .orElseGet(() -> seen.plus(tolerated(customer)))));
        });
    }

    /** By whom the probability of an order is judged; empty where the silence is. */
    private Optional<Predictor> judge(Customer customer) {
        return rules.probability().decides() && customer.purchases().orders() > 0
                ? predictions.predictor()
                : Optional.empty();
    }

    /** When the probability is too small, if no order comes; never sooner than the shortest silence after an order. */
    private Instant improbableFrom(Customer customer, Predictor judge) {
        Purchases purchases = customer.purchases();
        Instant first = purchases.firstAt().orElseThrow();
        Instant last = purchases.lastAt().orElseThrow();
        Instant soonest = last.plus(rules.shortest());
        Instant falls = judge.fallsBelow(rules.probability().below(), purchases.orders(), first, last, last.plus(FAR));
        return falls.isAfter(soonest) ? falls : soonest;
    }

    /** With hysteresis: what is at risk already is so until the probability is larger again. */
    private boolean isImprobable(Customer customer, Instant now, Predictor judge) {
        Instant last = customer.purchases().lastAt().orElseThrow();
        double limit = customer.lifecycle().churnRisk() == ChurnRisk.HIGH
                ? rules.probability().clearFrom()
                : rules.probability().below();
        return boundUntil(customer).filter(now::isBefore).isEmpty()
                && !now.isBefore(last.plus(rules.shortest()))
                && probability(customer, now, judge) < limit;
    }

    private static double probability(Customer customer, Instant now, Predictor judge) {
        Purchases purchases = customer.purchases();
        return judge.buysWithin(BuyingHistory.of(
                purchases.orders(),
                purchases.firstAt().orElseThrow(),
                purchases.lastAt().orElseThrow(),
                now));
    }

    /** Silence that is tolerated: some of the usual intervals, within bounds; a fixed time while there is no rhythm. */
    Duration tolerated(Customer customer) {
        if (customer.purchases().orders() < rules.rhythmFromOrders()) {
            return rules.atRiskAfter();
        }
        Duration usual = customer.purchases().usualInterval().orElseThrow();
        Duration wanted = Duration.ofSeconds((long) (usual.toSeconds() * rules.usualIntervals()));
        return min(max(wanted, rules.shortest()), rules.longest());
    }

    public boolean isRisky(Customer customer, Instant now) {
        return judge(customer)
                .map(it -> isImprobable(customer, now, it))
                .orElseGet(() -> lasts(customer, now).compareTo(tolerated(customer)) >= 0);
    }

    boolean isForGood(Customer customer, Instant now) {
        return lasts(customer, now).compareTo(rules.dormantAfter()) >= 0;
    }

    /** Why the customer is at risk. */
    public String because(Customer customer, Instant now) {
        Optional<Predictor> judge = judge(customer);
        if (judge.isPresent() && isImprobable(customer, now, judge.get())) {
            return judge.get().words(probability(customer, now, judge.get()));
        }
        String whyNot = rules.probability().decides()
                ? predictions.whyNot().map(it -> " (rule of thumb: " + it + ")").orElse("")
                : "";
        return silence(customer, now) + whyNot;
    }

    private String silence(Customer customer, Instant now) {
        String usual = customer.purchases().orders() < rules.rhythmFromOrders()
                ? "at risk after " + tolerated(customer).toDays()
                : "usually buys every "
                        + customer.purchases().usualInterval().orElseThrow().toDays();
        return "silent for " + lasts(customer, now).toDays() + " days, " + usual + " days";
    }

    private static Duration lasts(Customer customer, Instant now) {
        return customer.lifecycle()
                .lastSeenAt()
                .filter(_ -> boundUntil(customer).filter(now::isBefore).isEmpty())
                .map(seen -> Duration.between(seen, now))
                .orElse(Duration.ZERO);
    }

    private static Instant later(Customer customer, Instant moment) {
        return boundUntil(customer).filter(moment::isBefore).orElse(moment);
    }

    /** When the last contract is over that is still active, wherever the customer lives. */
    private static Optional<Instant> boundUntil(Customer customer) {
        List<LocalDate> ends = customer.entitlements().contracts().ends();
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ends.getLast().plusDays(1).atStartOfDay(LAST_ON_EARTH).toInstant());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
