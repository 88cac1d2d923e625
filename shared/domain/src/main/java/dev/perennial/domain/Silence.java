package dev.perennial.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long a customer may be silent before we worry, by the customer's own rhythm. */
record Silence(Playbook.Inactivity rules) {
    /** Events only ever move the next thought earlier; moving it later is done when it fires. */
    void plan(Draft draft) {
        Optional<Customer.Agenda> wanted = nextThought(draft.customer);
        Optional<Customer.Agenda> set = draft.customer.agenda();
        boolean fired = draft.event.fact() instanceof Fact.CustomerDue;
        boolean earlier =
                wanted.isPresent()
                        && set.filter(agenda -> !wanted.get().isBefore(agenda)).isEmpty();
        if (fired || earlier) {
            draft.customer = draft.customer.due(wanted);
        }
    }

    /** When the silence calls for the next thought; empty for one that is unknown or long gone. */
    Optional<Customer.Agenda> nextThought(Customer customer) {
        return customer.lifecycle()
                .lastSeenAt()
                .flatMap(
                        seen ->
                                switch (customer.lifecycle().stage()) {
                                    case DORMANT -> Optional.empty();
                                    case AT_RISK ->
                                            Optional.of(
                                                    silentUntil(seen.plus(rules.dormantAfter())));
                                    case LEAD, ONBOARDING, ACTIVE, LOYAL, ADVOCATE ->
                                            Optional.of(
                                                    silentUntil(seen.plus(tolerated(customer))));
                                });
    }

    /**
     * A whole second, rounded up: times are ordered by their text in the due index, and only those
     * without a fraction sort as they should.
     */
    private static Customer.Agenda silentUntil(Instant moment) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        return new Customer.Agenda(
                second.equals(moment) ? second : second.plusSeconds(1), "inactivity");
    }

    /**
     * Silence that is tolerated: some of the usual intervals, within bounds; a fixed time while
     * there is no rhythm.
     */
    Duration tolerated(Customer customer) {
        if (customer.purchases().orders() < rules.rhythmFromOrders()) {
            return rules.atRiskAfter();
        }
        Duration usual = customer.purchases().usualInterval().orElseThrow();
        Duration wanted = Duration.ofSeconds((long) (usual.toSeconds() * rules.usualIntervals()));
        return min(max(wanted, rules.shortest()), rules.longest());
    }

    boolean isRisky(Customer customer, Instant now) {
        return lasts(customer, now).compareTo(tolerated(customer)) >= 0;
    }

    boolean isForGood(Customer customer, Instant now) {
        return lasts(customer, now).compareTo(rules.dormantAfter()) >= 0;
    }

    String because(Customer customer, Instant now) {
        String usual =
                customer.purchases().orders() < rules.rhythmFromOrders()
                        ? "at risk after " + tolerated(customer).toDays()
                        : "usually buys every "
                                + customer.purchases().usualInterval().orElseThrow().toDays();
        return "silent for " + lasts(customer, now).toDays() + " days, " + usual + " days";
    }

    private static Duration lasts(Customer customer, Instant now) {
        return customer.lifecycle()
                .lastSeenAt()
                .map(seen -> Duration.between(seen, now))
                .orElse(Duration.ZERO);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
