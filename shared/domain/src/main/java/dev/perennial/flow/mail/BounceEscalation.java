package dev.perennial.flow.mail;

import dev.perennial.domain.playbook.Playbook.SoftBounces;
import dev.perennial.domain.record.Customer;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.records.Customers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells when an address at which mail after mail comes back for now counts as one that does not exist. The ledger
 * knows: nothing else has to be remembered, and a delivery costs nothing.
 */
public final class BounceEscalation {
    private final Customers customers;
    private final Ledger emails;
    private final SoftBounces rules;

    public BounceEscalation(Customers customers, Ledger emails, SoftBounces rules) {
        this.customers = customers;
        this.emails = emails;
        this.rules = rules;
    }

    /**
     * Looks at the ledger after a mail has come back for now. What was sent before the address in use was last told
     * does not count: it may have gone to another one.
     *
     * @return why the address is given up; empty where it stays in use
     */
    public Optional<String> givenUp(LedgerEntry last) {
        Customer customer = customers.load(last.customerId());
        Optional<Instant> told = Optional.ofNullable(customer.profile().toldAt().get("email"));
        List<Instant> inARow = new ArrayList<>();
        emails.all(last.customerId()).stream()
                .filter(row -> told.filter(row.decidedAt()::isBefore).isEmpty())
                .sorted(Comparator.comparing(LedgerEntry::decidedAt).reversed())
                .takeWhile(row -> !hasArrived(row))
                .filter(row -> row.status() == Status.BOUNCED)
                .filter(row -> Bounce.read(row.because()).meaning() == Bounce.Meaning.FOR_NOW)
                .map(LedgerEntry::decidedAt)
                .forEach(inARow::add);
        boolean enough = inARow.size() >= rules.inARow()
                && Duration.between(inARow.getLast(), inARow.getFirst()).compareTo(rules.over()) >= 0;
        return enough ? Optional.of(inARow.size() + " mails in a row came back for now") : Optional.empty();
    }

    private static boolean hasArrived(LedgerEntry row) {
        return switch (row.status()) {
            case DELIVERED, OPENED, CLICKED, COMPLAINED -> true;
            case BOUNCED -> Bounce.read(row.because()).meaning() == Bounce.Meaning.FOR_GOOD;
            case POSTPONED, CLAIMED, UNKNOWN, REJECTED, SENT, SUPPRESSED -> false;
        };
    }
}
