package dev.perennial.domain.rules.commerce;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.entitlements.EarnedPoints;
import dev.perennial.domain.entitlements.EarnedPoints.Month;
import dev.perennial.domain.entitlements.EarnedPoints.Redemption;
import dev.perennial.domain.entitlements.EarnedPoints.Tier;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.playbook.Playbook.Loyalty;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Points and tiers by the playbook's rules; records keep none of both where it has no such rules. */
public record LoyaltyRules(Optional<Loyalty> rules) implements Rule {
    /**
     * Adds what an order or a refund changed to the month of the order.
     *
     * @param before the sums before it
     * @param at when the order was placed
     * @param orders how many more orders there are that were not refunded as a whole
     */
    void bought(Draft draft, Purchases before, Instant at, long orders) {
        Map<String, Money> gained = new HashMap<>();
        draft.customer.purchases().spent().forEach((currency, now) -> {
            Money was = before.spent().getOrDefault(currency, new Money(0, currency));
            if (!was.equals(now)) {
                gained.put(currency, now.minus(was));
            }
        });
        if (rules.isPresent() && (orders != 0 || !gained.isEmpty())) {
            Entitlements entitlements = draft.customer.entitlements();
            draft.customer =
                    draft.customer.with(entitlements.with(entitlements.earned().with(month(at), orders, gained)));
        }
    }

    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT, Pass.MERGE);
    }

    /** Counts the points of the months that still count, and sets the tier that they make. */
    @Override
    public void apply(Draft draft) {
        Entitlements entitlements = draft.customer.entitlements();
        if (rules.isEmpty() || entitlements.earned().equals(EarnedPoints.NOTHING)) {
            return;
        }
        Loyalty loyalty = rules.get();
        EarnedPoints earned = counted(loyalty, entitlements.earned(), draft.event.receivedAt());
        SortedMap<YearMonth, Month> months = earned.months();
        Optional<String> before = entitlements.earned().tier().map(Tier::name);
        Optional<String> after = tier(loyalty, months.values());
        Optional<Tier> tier = before.equals(after)
                ? entitlements.earned().tier()
                : after.map(name -> new Tier(name, draft.event.occurredAt()));
        draft.customer = draft.customer.with(
                entitlements.with(new EarnedPoints(months, earned.points(), tier, earned.redeemed())));
        if (!before.equals(after)) {
            tell(draft, loyalty, before, after, value(loyalty, months.values()));
        }
    }

    /** How many points there are to be redeemed. */
    long left(Customer customer, Instant now) {
        return rules.map(loyalty ->
                        counted(loyalty, customer.entitlements().earned(), now).points())
                .orElse(0L);
    }

    /** What still counts at that moment. */
    private static EarnedPoints counted(Loyalty loyalty, EarnedPoints earned, Instant now) {
        YearMonth first = month(now).minusMonths(loyalty.months());
        SortedMap<YearMonth, Month> months = earned.months().tailMap(first);
        List<Redemption> redeemed = stillTaken(loyalty, earned, first);
        long taken = redeemed.stream().mapToLong(Redemption::points).sum();
        return new EarnedPoints(months, Math.max(0, points(loyalty, months.values()) - taken), earned.tier(), redeemed);
    }

    /**
     * Redemptions take the oldest points first. Points of a month that counts no more take their redemptions with them,
     * so that nobody pays twice.
     */
    private static List<Redemption> stillTaken(Loyalty loyalty, EarnedPoints earned, YearMonth first) {
        List<Redemption> redeemed = earned.redeemed();
        for (YearMonth gone : redeemed.isEmpty()
                ? List.<YearMonth>of()
                : earned.months().headMap(first).keySet()) {
            SortedMap<YearMonth, Month> from = earned.months().tailMap(gone);
            long lost = points(loyalty, from.values())
                    - points(loyalty, from.tailMap(gone.plusMonths(1)).values());
            List<Redemption> next = new ArrayList<>();
            for (Redemption it : redeemed) {
                boolean couldTakeThem =
                        !month(it.at()).minusMonths(loyalty.months()).isAfter(gone);
                long less = couldTakeThem ? Math.min(lost, it.points()) : 0;
                lost -= less;
                next.add(it.less(less));
            }
            redeemed = next;
        }
        return redeemed.stream()
                .filter(it -> it.points() > 0 && !month(it.at()).isBefore(first))
                .toList();
    }

    private static void tell(
            Draft draft, Loyalty loyalty, Optional<String> before, Optional<String> after, long value) {
        boolean higher = loyalty.rank(after) > loyalty.rank(before);
        String because =
                "%d %s in %d months".formatted(value, loyalty.byOrders() ? "orders" : "points", loyalty.months());
        Map<String, Object> data = new HashMap<>(Map.of("because", because));
        (higher ? after : before).ifPresent(tier -> data.put("tier", tier));
        (higher ? before : after).ifPresent(tier -> data.put(higher ? "from" : "to", tier));
        draft.decided("tier %s → %s: %s".formatted(before.orElse("none"), after.orElse("none"), because));
        draft.announce(higher ? "TierReached" : "TierLost", data);
    }

    @Override
    public Optional<Agenda> next(Customer customer) {
        return nextLoss(customer).map(at -> Agenda.at(at, "tier"));
    }

    /** When the tier is lost because a month counts no more, if nothing happens before. */
    private Optional<Instant> nextLoss(Customer customer) {
        EarnedPoints earned = customer.entitlements().earned();
        if (rules.isEmpty() || earned.tier().isEmpty()) {
            return Optional.empty();
        }
        Loyalty loyalty = rules.get();
        int rank = loyalty.rank(earned.tier().map(Tier::name));
        for (YearMonth month : earned.months().keySet()) {
            Collection<Month> rest =
                    earned.months().tailMap(month.plusMonths(1)).values();
            if (loyalty.rank(tier(loyalty, rest)) < rank) {
                return Optional.of(month.plusMonths(loyalty.months() + 1L)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> tier(Loyalty loyalty, Collection<Month> months) {
        long value = value(loyalty, months);
        Optional<String> reached = Optional.empty();
        for (Loyalty.Tier tier : loyalty.tiers()) {
            if (tier.from() <= value) {
                reached = Optional.of(tier.name());
            }
        }
        return reached;
    }

    private static long value(Loyalty loyalty, Collection<Month> months) {
        return loyalty.byOrders()
                ? months.stream()
                        .mapToLong(month -> Math.max(0, month.orders()))
                        .sum()
                : points(loyalty, months);
    }

    /**
     * Each currency by itself, rounded down. A month below nothing counts for nothing: an order that was never counted
     * was refunded.
     */
    private static long points(Loyalty loyalty, Collection<Month> months) {
        long points = 0;
        for (Map.Entry<String, BigDecimal> rate : loyalty.points().entrySet()) {
            String currency = rate.getKey();
            long net = 0;
            for (Month month : months) {
                Money sum = month.net().get(currency);
                net += sum == null ? 0 : Math.max(0, sum.minorUnits());
            }
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            points += BigDecimal.valueOf(net, digits)
                    .multiply(rate.getValue())
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        }
        return points;
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
