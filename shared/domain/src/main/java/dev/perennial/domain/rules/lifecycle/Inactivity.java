package dev.perennial.domain.rules.lifecycle;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How long a customer may be silent before that is a risk, by the customer's own rhythm. A customer under contract may
 * be silent until it ends: they are customers without doing anything.
 */
public record Inactivity(Playbook.Inactivity rules) {
    /** The time zone in which a day ends last. */
    private static final ZoneOffset LAST_ON_EARTH = ZoneOffset.ofHours(-12);

    /** When the silence has to be looked at next; empty for a customer who is unknown or long gone. */
    Optional<Instant> nextCheck(Customer customer) {
        return customer.lifecycle().lastSeenAt().flatMap(seen -> switch (customer.lifecycle()
                .stage()) {
            case DORMANT -> Optional.empty();
            case LEAD, AT_RISK -> Optional.of(later(customer, seen.plus(rules.dormantAfter())));
            case ONBOARDING, ACTIVE, LOYAL, ADVOCATE -> Optional.of(later(customer, seen.plus(tolerated(customer))));
        });
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
        return lasts(customer, now).compareTo(tolerated(customer)) >= 0;
    }

    boolean isForGood(Customer customer, Instant now) {
        return lasts(customer, now).compareTo(rules.dormantAfter()) >= 0;
    }

    public String because(Customer customer, Instant now) {
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
