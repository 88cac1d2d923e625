package dev.perennial.flow;

import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Owed;
import dev.perennial.domain.Owed.Announcement;
import dev.perennial.domain.Owed.IdentityLink;
import dev.perennial.domain.Owed.Message;
import dev.perennial.domain.Owed.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Carries out what a write owes. Every step has a key, so a step may be repeated: after a crash the
 * whole is done again. The timeline comes first, for nothing may be sent that could not be
 * explained.
 */
public final class CarryingOut {
    private final Customers customers;
    private final Timeline timeline;
    private final Outbox outbox;

    public CarryingOut(Customers customers, Timeline timeline, Outbox outbox) {
        this.customers = customers;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    /** Carries out what this image of the record owes. */
    public void carryOut(Customer image) {
        List<TimelineEntry> entries = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        List<Announcement> announcements = new ArrayList<>();
        for (Owed owed : image.owed()) {
            switch (owed) {
                case TimelineEntry entry -> entries.add(entry);
                case Message message -> messages.add(message);
                case Announcement announcement -> announcements.add(announcement);
                case IdentityLink link ->
                        link(link)
                                .ifPresent(
                                        note -> entries.replaceAll(entry -> withNote(entry, note)));
            }
        }
        timeline.add(image.id(), entries);
        send(messages, announcements);
    }

    /** Tells the timeline and the bus what became of a message. */
    public void carryOut(Email email) {
        carryOut(email, Optional.empty());
    }

    /**
     * The same, where the row had another status before. Amazon SES may report a delivery before we
     * have noted that it took the mail: others hear "sent" once, at the first status that says so.
     */
    public void carryOut(Email email, Optional<Email.Status> before) {
        if (email.isUnderWay()) {
            return;
        }
        String what = email.sendKey() + " mail " + email.status().words();
        TimelineEntry entry =
                new TimelineEntry(
                        email.decidedAt(),
                        "mail-"
                                + email.sendKey()
                                + "-"
                                + email.status().name().toLowerCase(Locale.ROOT),
                        what,
                        email.because().isEmpty()
                                ? List.of()
                                : List.of("because " + email.because()),
                        "",
                        Optional.empty());
        timeline.add(email.customerId(), List.of(entry));
        if (before.filter(Email.Status::saysSent).isEmpty()) {
            email.announcement().ifPresent(announcement -> send(List.of(), List.of(announcement)));
        }
    }

    /** The note that explains why two records were not made one; empty where the link is made. */
    private Optional<String> link(IdentityLink link) {
        CustomerId external = CustomerId.ofExternal(link.externalId());
        return customers.link(external, link.leadsTo())
                ? Optional.empty()
                : Optional.of("not joined: the external id has a record of its own, " + external);
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
                entry.amount());
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
