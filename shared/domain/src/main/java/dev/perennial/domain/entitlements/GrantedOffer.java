package dev.perennial.domain.entitlements;

import dev.perennial.domain.values.OfferCode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An offer that was granted to a customer. It is used once: by the first of the orders that name its code, happened
 * while it was valid, and were not refunded as a whole.
 *
 * @param offer its name in the playbook
 * @param code what the customer gives with an order; see {@link OfferCode}
 * @param at when it was granted
 * @param until from then on it is not valid any more
 * @param category the next category of the customer for which it was granted, where it is for one
 * @param claims the orders that named it, by the time when they were placed
 */
public record GrantedOffer(
        String offer,
        String code,
        Instant at,
        Instant until,
        GrantedBy by,
        Optional<String> category,
        List<Claim> claims) {
    /** More orders than these, the first ones, are not remembered for one code. */
    static final int MOST_CLAIMS = 5;

    public GrantedOffer {
        claims = List.copyOf(claims);
    }

    /** One for goods of any category. */
    public GrantedOffer(String offer, String code, Instant at, Instant until, GrantedBy by, List<Claim> claims) {
        this(offer, code, at, until, by, Optional.empty(), claims);
    }

    /**
     * An order that names a code.
     *
     * @param at when the order was placed
     * @param returned whether it was refunded as a whole
     */
    public record Claim(String code, String orderId, Instant at, boolean returned) {
        private static final Comparator<Claim> ORDER =
                Comparator.comparing(Claim::at).thenComparing(Claim::orderId).thenComparing(Claim::code);

        Claim asReturned() {
            return new Claim(code, orderId, at, true);
        }

        private Claim and(Claim same) {
            return new Claim(code, orderId, at, returned || same.returned);
        }

        /** All of both, by time; of the same twice, once. */
        static List<Claim> union(Collection<Claim> some, Collection<Claim> more) {
            Map<Claim, Claim> all = new TreeMap<>(ORDER);
            some.forEach(it -> all.merge(it, it, Claim::and));
            more.forEach(it -> all.merge(it, it, Claim::and));
            return List.copyOf(all.values());
        }
    }

    /** The order that uses it. */
    public Optional<Claim> use() {
        for (Claim claim : claims) {
            if (claim.at().isBefore(until) && !claim.returned()) {
                return Optional.of(claim);
            }
        }
        return Optional.empty();
    }

    /** Whether an order of that moment may use it. */
    public boolean isOpen(Instant moment) {
        return moment.isBefore(until) && use().isEmpty();
    }

    GrantedOffer claimed(Claim claim) {
        return with(Claim.union(claims, List.of(claim)));
    }

    GrantedOffer returned(String orderId) {
        return with(claims.stream()
                .map(it -> it.orderId().equals(orderId) ? it.asReturned() : it)
                .toList());
    }

    /** The same offer, as two records know it. */
    GrantedOffer joined(GrantedOffer same) {
        return with(Claim.union(claims, same.claims));
    }

    private GrantedOffer with(List<Claim> next) {
        return new GrantedOffer(
                offer, code, at, until, by, category, next.subList(0, Math.min(MOST_CLAIMS, next.size())));
    }
}
