package dev.perennial.testing;

import dev.perennial.document.Document;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.CustomerRef;
import dev.perennial.domain.Decider;
import dev.perennial.domain.Decision;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Owed.Announcement;
import dev.perennial.domain.Owed.Message;
import dev.perennial.domain.Playbook;
import dev.perennial.flow.CarryingOut;
import dev.perennial.flow.Merging;
import dev.perennial.flow.Recorder;
import dev.perennial.flow.Sending;
import dev.perennial.flow.Sweeping;
import java.time.Instant;
import java.util.List;

/**
 * All flows wired to the in-memory adapters: the whole house without AWS. Stream and queue run when they are told to.
 */
public final class House {
    public final InMemoryCustomers customers = new InMemoryCustomers();
    public final InMemoryTimeline timeline = new InMemoryTimeline();
    public final InMemoryEmails emails = new InMemoryEmails();
    public final InMemoryOutbox outbox = new InMemoryOutbox();
    public final FakeMailer mailer = new FakeMailer();

    private final Recorder recorder;
    private final Merging merging;
    private final CarryingOut carryingOut = new CarryingOut(customers, timeline, emails, outbox);
    private final Sending sending = new Sending(customers, emails, mailer);
    private final Sweeping sweeping = new Sweeping(customers, outbox);
    private int relayed;
    private int merged;
    private int relayedEmails;
    private int sent;

    public House(Playbook playbook) {
        Decider decider = new Decider(playbook);
        recorder = new Recorder(customers, timeline, decider);
        merging = new Merging(customers, timeline, decider);
    }

    public Decision record(Event event) {
        return recorder.record(event);
    }

    /** Carries out everything that the writes so far owe, and sends what is in the queue. */
    public void settle(Instant now) {
        while (relayed < customers.images().size()
                || merged < outbox.announcements().size()) {
            if (relayed < customers.images().size()) {
                carryingOut.carryOut(customers.images().get(relayed++));
            } else {
                merge(outbox.announcements().get(merged++), now);
            }
        }
        while (sent < outbox.messages().size()) {
            Message message = outbox.messages().get(sent++);
            sending.send(message, "delivery-" + sent, now);
        }
        while (relayedEmails < emails.images().size()) {
            carryingOut.carryOut(emails.images().get(relayedEmails++));
        }
    }

    /** The queue delivers a message once more. */
    public void sendAgain(Message message, Instant now) {
        sending.send(message, "again", now);
    }

    private void merge(Announcement news, Instant now) {
        if (news.type().equals("CustomersMerged")) {
            Event merged = merged(news, now);
            merging.merge(((Fact.CustomersMerged) merged.fact()).from(), merged);
        }
    }

    /** The event that an announcement of a merger is on the bus. */
    public static Event merged(Announcement news, Instant now) {
        CustomerId from = new CustomerId(new Document(news.data()).text("from"));
        return new Event(
                news.eventId(),
                news.occurredAt(),
                now,
                false,
                CustomerRef.of(news.customerId()),
                new Fact.CustomersMerged(from));
    }

    public long sweep(Instant now) {
        return sweeping.sweep(now);
    }

    /** Sweeps, takes in what the sweep found, and settles: what an hour of the clock brings. */
    public void wake(Instant now) {
        int before = outbox.announcements().size();
        sweep(now);
        List<Announcement> found = outbox.announcements();
        found.subList(before, found.size()).stream().map(it -> due(it, now)).forEach(this::record);
        settle(now);
    }

    private static Event due(Announcement found, Instant now) {
        Document data = new Document(found.data());
        return new Event(
                found.eventId(),
                found.occurredAt(),
                now,
                false,
                CustomerRef.of(found.customerId()),
                new Fact.CustomerDue(data.instant("dueAt"), data.text("reason")));
    }

    /** The types of all events that went onto the bus, in order, but for those of the sweep. */
    public List<String> announced() {
        return outbox.announcements().stream()
                .map(Announcement::type)
                .filter(type -> !type.equals("CustomerDue"))
                .toList();
    }

    /** The send keys of all mails that were handed to the mailer, in order. */
    public List<String> mailed() {
        return mailer.calls().stream().map(Message::sendKey).toList();
    }

    public Customer customer(CustomerId id) {
        return customers.load(id);
    }

    public Customer ada() {
        return customer(CustomerId.of(Samples.ADA));
    }
}
