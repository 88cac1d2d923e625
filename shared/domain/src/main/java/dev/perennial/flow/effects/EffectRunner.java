package dev.perennial.flow.effects;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Erasure;
import dev.perennial.domain.record.Effect.IdentityLink;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Effect.Withheld;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.record.Identity.Ties;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Outbox;
import dev.perennial.flow.records.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Carries out what a write owes. Every step has a key, so a step may be repeated: after a crash the whole is done
 * again. The timeline comes first, for nothing may be sent that could not be explained.
 */
public final class EffectRunner {
    private final Customers customers;
    private final Timeline timeline;
    private final Ledger emails;
    private final Outbox outbox;

    public EffectRunner(Customers customers, Timeline timeline, Ledger emails, Outbox outbox) {
        this.customers = customers;
        this.timeline = timeline;
        this.emails = emails;
        this.outbox = outbox;
    }

    /**
     * Carries out what this image of the record owes.
     *
     * @return how many ids were not believed: somebody has to see which of them many customers share
     */
    public int carryOut(Customer image) {
        int doubted = 0;
        List<TimelineEntry> entries = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        List<Announcement> announcements = new ArrayList<>();
        for (Effect owed : image.owed()) {
            switch (owed) {
                case TimelineEntry entry -> entries.add(entry);
                case Message message -> messages.add(message);
                case Announcement announcement -> announcements.add(announcement);
                case IdentityLink link -> {
                    Optional<String> because = link(link);
                    doubted += because.isPresent() ? 1 : 0;
                    because.ifPresent(note -> entries.replaceAll(entry -> withNote(entry, note)));
                }
                case Withheld withheld -> note(withheld);
                case Erasure erasure -> erase(image.id(), erasure);
            }
        }
        timeline.add(image.id(), entries);
        send(messages, announcements);
        return doubted;
    }

    private void note(Withheld withheld) {
        Message message = withheld.message();
        if (withheld.isOfAnUnknownStep()) {
            emails.find(message.customerId(), message.sendKey())
                    .filter(row -> row.status() == LedgerEntry.Status.POSTPONED)
                    .ifPresent(_ -> emails.refuse(message, withheld.because(), message.occurredAt()));
        } else if (withheld.until().isPresent()) {
            emails.postpone(
                    message,
                    "%s; thought of again on %s"
                            .formatted(withheld.because(), withheld.until().get()),
                    message.occurredAt());
        } else {
            emails.refuse(message, withheld.because(), message.occurredAt());
        }
    }

    /** Tells the timeline and the bus what became of a message. */
    public void carryOut(LedgerEntry email) {
        carryOut(email, Optional.empty());
    }

    /**
     * The same, where the row had another status before. Amazon SES may report a delivery before we have noted that it
     * took the mail: others hear "sent" once, at the first status that says so.
     */
    public void carryOut(LedgerEntry email, Optional<LedgerEntry.Status> before) {
        if (email.isUnderWay()) {
            return;
        }
        String what = email.sendKey() + " mail " + email.status().words();
        TimelineEntry entry = TimelineEntry.note(
                email.decidedAt(),
                "mail-" + email.sendKey() + "-" + email.status().name().toLowerCase(Locale.ROOT),
                what,
                email.because().isEmpty() ? List.of() : List.of("because " + email.because()));
        timeline.add(email.customerId(), List.of(entry));
        if (before.filter(LedgerEntry.Status::saysSent).isEmpty()) {
            email.announcement().ifPresent(announcement -> send(List.of(), List.of(announcement)));
        }
    }

    /**
     * Makes an id lead to a record. Where it has one of its own, one of the two is closed: the one with the greater id,
     * so that two who find out at the same time close the same, and no circle of ids can come about. Before that the
     * survivor notes the addresses of the other, so that of several who find out at the same time none is overlooked.
     *
     * @return why they were not made one; empty where they are, or will be
     */
    private Optional<String> link(IdentityLink link) {
        if (customers.link(link.from(), link.leadsTo())) {
            return Optional.empty();
        }
        Customer one = customers.load(link.from());
        Customer other = customers.load(link.leadsTo());
        if (one.id().equals(other.id())) {
            return Optional.empty();
        }
        if (one.ids().size() + other.ids().size() > Customer.MOST_IDS) {
            return Optional.of("not joined with "
                    + one.id()
                    + ": together they had more names than one customer has; is one of"
                    + " them shared by many?");
        }
        if (one.identity().ties().wouldBeTooMany(link.from(), other.identity().ties())) {
            return Optional.of("not joined with "
                    + one.id()
                    + ": its externalId was given with %d addresses within %d days; is it shared by many?"
                            .formatted(Ties.TOO_MANY, Ties.SHORT.toDays()));
        }
        boolean oneStays = one.id().value().compareTo(other.id().value()) < 0;
        Customer survivor = oneStays ? one : other;
        Customer closed = oneStays ? other : one;
        Identity known = survivor.identity()
                .with(survivor.identity().ties().and(closed.identity().ties().known()));
        if (!known.equals(survivor.identity())
                && !customers.save(survivor.with(known).written(List.of()))) {
            throw new IllegalStateException(
                    "the record " + survivor.id() + " was written meanwhile; the other is closed next time");
        }
        if (!customers.save(closed.closedInto(survivor.id(), link.at()))) {
            throw new IllegalStateException(
                    "the record " + closed.id() + " was written meanwhile; it is closed next time");
        }
        return Optional.empty();
    }

    private static TimelineEntry withNote(TimelineEntry entry, String note) {
        List<String> decisions = new ArrayList<>(entry.decisions());
        decisions.add(note);
        return new TimelineEntry(
                entry.at(),
                entry.eventId(),
                entry.what(),
                decisions,
                entry.fingerprint(),
                entry.amount(),
                entry.fact());
    }

    /** The rows of an id that does not lead here yet go when its record is taken over. */
    private void erase(CustomerId record, Erasure erasure) {
        for (CustomerId id : erasure.ids()) {
            if (id.equals(record) || customers.load(id).id().equals(record)) {
                emails.erase(id, erasure.until());
                timeline.erase(id, erasure.until());
            }
        }
    }

    private void send(List<Message> messages, List<Announcement> announcements) {
        if (!messages.isEmpty()) {
            outbox.queue(messages);
        }
        if (!announcements.isEmpty()) {
            outbox.announce(announcements);
        }
    }
}
