package dev.perennial.domain;

import dev.perennial.domain.GrantedOffer.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public record Standing(
        List<GrantedOffer> offers,
        List<Claim> unmatched,
        Map<Occasion, Integer> reached,
        Earned earned,
        Contracts contracts) {
    public static final Standing NONE = new Standing(List.of(), List.of(), Map.of(), Earned.NOTHING, Contracts.NONE);

    /** With so many offers no further one is granted: the record has to stay small. */
    static final int MOST_OFFERS = 5;

    private static final int MOST_UNMATCHED = 5;

    /** So long after its end an offer is remembered, for orders and refunds that come late. */
    static final Duration KEPT = Duration.ofDays(30);

    /** No offer is valid for longer than a year. */
    private static final Duration UNMATCHED_KEPT = Duration.ofDays(400);

    public Standing {
        offers = List.copyOf(offers);
        unmatched = List.copyOf(unmatched);
        reached = Map.copyOf(reached);
    }

    Optional<GrantedOffer> offer(String code) {
        return offers.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    Standing with(Earned next) {
        return new Standing(offers, unmatched, reached, next, contracts);
    }

    Standing with(Contracts next) {
        return new Standing(offers, unmatched, reached, earned, next);
    }

    /** With one more offer, or with what else is known of one; orders that named it count. */
    Standing with(GrantedOffer offer) {
        Map<String, GrantedOffer> all = new LinkedHashMap<>();
        Stream.concat(offers.stream(), Stream.of(offer)).forEach(it -> all.merge(it.code(), it, GrantedOffer::joined));
        return new Standing(
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
    Standing claimed(Claim claim) {
        return offer(claim.code()).isPresent()
                ? offers(it -> it.code().equals(claim.code()) ? it.claimed(claim) : it)
                : new Standing(offers, latest(unmatched, List.of(claim)), reached, earned, contracts);
    }

    /** An order was refunded as a whole: what it was bought with is given back. */
    Standing returned(String orderId) {
        if (offers.isEmpty() && unmatched.isEmpty()) {
            return this;
        }
        Standing next = offers(it -> it.returned(orderId));
        return new Standing(
                next.offers,
                unmatched.stream()
                        .map(it -> it.orderId().equals(orderId) ? it.asReturned() : it)
                        .toList(),
                reached,
                earned,
                contracts);
    }

    Optional<Integer> reached(Occasion occasion) {
        return Optional.ofNullable(reached.get(occasion));
    }

    Standing reached(Occasion occasion, int year) {
        Map<Occasion, Integer> next = new EnumMap<>(Occasion.class);
        next.putAll(reached);
        next.put(occasion, year);
        return new Standing(offers, unmatched, next, earned, contracts);
    }

    /** Without what ended long ago. */
    Standing at(Instant now) {
        if (offers.isEmpty() && unmatched.isEmpty()) {
            return this;
        }
        return new Standing(
                offers.stream().filter(it -> it.until().plus(KEPT).isAfter(now)).toList(),
                unmatched.stream()
                        .filter(it -> it.at().plus(UNMATCHED_KEPT).isAfter(now))
                        .toList(),
                reached,
                earned,
                contracts);
    }

    /** What came about after that moment. */
    Standing since(Instant moment) {
        return new Standing(
                offers.stream().filter(it -> it.at().isAfter(moment)).toList(),
                unmatched.stream().filter(it -> it.at().isAfter(moment)).toList(),
                Map.of(),
                Earned.NOTHING,
                contracts.since(moment));
    }

    /** Of two records that become one. */
    Standing joined(Standing other) {
        Map<Occasion, Integer> later = new EnumMap<>(Occasion.class);
        later.putAll(reached);
        other.reached.forEach((occasion, year) -> later.merge(occasion, year, Math::max));
        Standing all =
                new Standing(offers, latest(unmatched, other.unmatched), later, earned, contracts.and(other.contracts));
        for (GrantedOffer offer : other.offers) {
            all = all.with(offer);
        }
        return all.matched();
    }

    /** Codes that turn out to be granted count for their offers. */
    private Standing matched() {
        Standing next = new Standing(offers, List.of(), reached, earned, contracts);
        for (Claim claim : unmatched) {
            next = next.claimed(claim);
        }
        return next;
    }

    private Standing offers(UnaryOperator<GrantedOffer> change) {
        return new Standing(offers.stream().map(change).toList(), unmatched, reached, earned, contracts);
    }

    /** The latest of all, the same whatever the order in which they came. */
    private static List<Claim> latest(List<Claim> some, List<Claim> more) {
        List<Claim> all = new ArrayList<>(Claim.union(some, more));
        return all.subList(Math.max(0, all.size() - MOST_UNMATCHED), all.size());
    }
}
