package dev.perennial.domain.entitlements;

import dev.perennial.domain.entitlements.GrantedOffer.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What was granted to a customer, earned by them and agreed with them. It follows from grants and facts, in whatever
 * order they come.
 *
 * @param offers the offers granted, oldest first; gone some time after they ended
 * @param unmatched codes on orders that were not granted to this record: the grant may stand in another one of the same
 *     customer, which is found out later
 * @param reached the year in which a day that comes every year was reached last
 * @param earned points and tier
 * @param contracts what is agreed
 */
public record Entitlements(
        List<GrantedOffer> offers,
        List<Claim> unmatched,
        Map<Occasion, Integer> reached,
        EarnedPoints earned,
        Contracts contracts) {
    public static final Entitlements NONE =
            new Entitlements(List.of(), List.of(), Map.of(), EarnedPoints.NOTHING, Contracts.NONE);

    /** With so many offers no further one is granted: the record has to stay small. */
    public static final int MOST_OFFERS = 5;

    /** Codes. */
    private static final int MOST_UNMATCHED = 5;

    /** So long after its end an offer is remembered, for orders and refunds that come late. */
    static final Duration KEPT = Duration.ofDays(30);

    /** No offer is valid for longer than a year. */
    private static final Duration UNMATCHED_KEPT = Duration.ofDays(400);

    public Entitlements {
        offers = List.copyOf(offers);
        unmatched = List.copyOf(unmatched);
        reached = Map.copyOf(reached);
    }

    public Optional<GrantedOffer> offer(String code) {
        for (GrantedOffer offer : offers) {
            if (offer.code().equals(code)) {
                return Optional.of(offer);
            }
        }
        return Optional.empty();
    }

    public Entitlements with(EarnedPoints next) {
        return new Entitlements(offers, unmatched, reached, next, contracts);
    }

    public Entitlements with(Contracts next) {
        return new Entitlements(offers, unmatched, reached, earned, next);
    }

    /** With one more offer, or with what else is known of one; orders that named it count. */
    public Entitlements with(GrantedOffer offer) {
        Map<String, GrantedOffer> all = new LinkedHashMap<>();
        Stream.concat(offers.stream(), Stream.of(offer)).forEach(it -> all.merge(it.code(), it, GrantedOffer::joined));
        return new Entitlements(
                        all.values().stream()
                                .sorted(Comparator.comparing(GrantedOffer::at).thenComparing(GrantedOffer::code))
                                .toList(),
                        unmatched,
                        reached,
                        earned,
                        contracts)
                .matched();
    }

    /** An order names a code. */
    public Entitlements claimed(Claim claim) {
        return offer(claim.code()).isPresent()
                ? offers(it -> it.code().equals(claim.code()) ? it.claimed(claim) : it)
                : new Entitlements(offers, first(unmatched, List.of(claim)), reached, earned, contracts);
    }

    /** An order was refunded as a whole: what it was bought with is given back. */
    public Entitlements returned(String orderId) {
        if (offers.isEmpty() && unmatched.isEmpty() && earned.redeemed().isEmpty()) {
            return this;
        }
        Entitlements next = offers(it -> it.returned(orderId));
        return new Entitlements(
                next.offers,
                unmatched.stream()
                        .map(it -> it.orderId().equals(orderId) ? it.asReturned() : it)
                        .toList(),
                reached,
                earned.returned(orderId),
                contracts);
    }

    public Optional<Integer> reached(Occasion occasion) {
        return Optional.ofNullable(reached.get(occasion));
    }

    public Entitlements reached(Occasion occasion, int year) {
        Map<Occasion, Integer> next = new EnumMap<>(Occasion.class);
        next.putAll(reached);
        next.put(occasion, year);
        return new Entitlements(offers, unmatched, next, earned, contracts);
    }

    /** Without what ended long ago. */
    public Entitlements at(Instant now) {
        if (offers.isEmpty() && unmatched.isEmpty()) {
            return this;
        }
        return new Entitlements(
                offers.stream().filter(it -> it.until().plus(KEPT).isAfter(now)).toList(),
                unmatched.stream()
                        .filter(it -> it.at().plus(UNMATCHED_KEPT).isAfter(now))
                        .toList(),
                reached,
                earned,
                contracts);
    }

    /** What came about after that moment. */
    public Entitlements since(Instant moment) {
        return new Entitlements(
                offers.stream().filter(it -> it.at().isAfter(moment)).toList(),
                unmatched.stream().filter(it -> it.at().isAfter(moment)).toList(),
                Map.of(),
                EarnedPoints.NOTHING.redeemed(earned.redeemed().stream()
                        .filter(it -> it.at().isAfter(moment))
                        .toList()),
                contracts.since(moment));
    }

    /** With the offers and codes of another record as well, and with what was redeemed there. */
    public Entitlements joined(Entitlements other) {
        Entitlements all = new Entitlements(
                offers,
                first(unmatched, other.unmatched),
                reached,
                earned.redeemed(other.earned.redeemed()),
                contracts);
        for (GrantedOffer offer : other.offers) {
            all = all.with(offer);
        }
        return all.matched();
    }

    /** Codes that turn out to be granted count for their offers. */
    private Entitlements matched() {
        Entitlements next = new Entitlements(offers, List.of(), reached, earned, contracts);
        for (Claim claim : unmatched) {
            next = next.claimed(claim);
        }
        return next;
    }

    private Entitlements offers(UnaryOperator<GrantedOffer> change) {
        return new Entitlements(offers.stream().map(change).toList(), unmatched, reached, earned, contracts);
    }

    /**
     * The first orders of each code, for the first one is the one that uses it; of more codes than a record keeps, the
     * same ones whatever the order in which they came.
     */
    private static List<Claim> first(List<Claim> some, List<Claim> more) {
        List<Claim> all = Claim.union(some, more);
        if (all.size() <= 1) {
            return all;
        }
        Map<String, Integer> kept = new TreeMap<>();
        List<Claim> first = new ArrayList<>();
        for (Claim claim : all) {
            if (kept.merge(claim.code(), 1, Integer::sum) <= GrantedOffer.MOST_CLAIMS) {
                first.add(claim);
            }
        }
        List<String> codes = kept.keySet().stream().limit(MOST_UNMATCHED).toList();
        return first.stream().filter(it -> codes.contains(it.code())).toList();
    }
}
