package dev.perennial.testing;

import dev.perennial.document.Document;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.mail.MailSender;
import dev.perennial.flow.records.DueSweep;
import dev.perennial.flow.records.RecordMerge;
import dev.perennial.flow.records.Recorder;
import java.time.Instant;
import java.util.List;

/**
 * All flows wired to the in-memory adapters: the whole house without AWS. Stream and queue run when they are told to.
 */
public final class TestSystem {
    public final InMemoryCustomers customers = new InMemoryCustomers();
    public final InMemoryTimeline timeline = new InMemoryTimeline();
    public final InMemoryLedger emails = new InMemoryLedger();
    public final InMemoryOutbox outbox = new InMemoryOutbox();
    public final FakeMailer mailer = new FakeMailer();

    private final Recorder recorder;
    private final RecordMerge merging;
    private final EffectRunner carryingOut = new EffectRunner(customers, timeline, emails, outbox);
    private final MailSender sending = new MailSender(customers, emails, mailer);
    private final DueSweep sweeping = new DueSweep(customers, outbox);
    private int relayed;
    private int merged;
    private int relayedEmails;
    private int sent;

    public TestSystem(Playbook playbook) {
        Decider decider = new Decider(playbook);
        recorder = new Recorder(customers, timeline, decider);
        merging = new RecordMerge(customers, timeline, decider);
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
