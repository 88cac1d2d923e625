package dev.perennial.testing.stored;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.EffectDocument;
import dev.perennial.document.LedgerDocument;
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
import dev.perennial.events.EventCodec;
import dev.perennial.events.MessageCodec;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.MailSender;
import dev.perennial.flow.records.DueSweep;
import dev.perennial.flow.records.RecordMerge;
import dev.perennial.flow.records.Recorder;
import dev.perennial.testing.FakeMailer;
import dev.perennial.testing.InMemoryCustomers;
import dev.perennial.testing.InMemoryLedger;
import dev.perennial.testing.InMemoryOutbox;
import dev.perennial.testing.InMemoryTimeline;
import dev.perennial.testing.TestSystem;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All flows upon what some build stored: the tables as documents, and what was on its way then: images of both streams,
 * bodies in the queue, events on the bus.
 */
final class StoredHouse {
    final InMemoryCustomers customers = new InMemoryCustomers();
    final InMemoryTimeline timeline = new InMemoryTimeline();
    final InMemoryLedger emails = new InMemoryLedger();
    final InMemoryOutbox outbox = new InMemoryOutbox();
    final FakeMailer mailer = new FakeMailer();

    /** The images of records and rows of the ledger that nobody has carried out yet. */
    final Deque<Customer> images = new ArrayDeque<>();

    final Deque<LedgerEntry> mailImages = new ArrayDeque<>();
    final Deque<Message> queue = new ArrayDeque<>();
    final Deque<Announcement> mergers = new ArrayDeque<>();

    final MailSender sending = new MailSender(customers, emails, mailer);
    private final Recorder recorder;
    private final RecordMerge merging;
    private final EffectRunner carryingOut = new EffectRunner(customers, timeline, emails, outbox);
    private final DueSweep sweeping = new DueSweep(customers, outbox);
    private final List<Message> queued = new ArrayList<>();
    private int seenImages;
    private int seenMails;
    private int seenMessages;
    private int seenNews;

    StoredHouse(Playbook playbook) {
        Decider decider = new Decider(playbook);
        recorder = new Recorder(customers, timeline, decider);
        merging = new RecordMerge(customers, timeline, decider);
    }

    /** Takes in what was stored. */
    static StoredHouse of(Playbook playbook, Map<String, Object> stored) {
        StoredHouse house = new StoredHouse(playbook);
        for (Map<String, Object> record : Json.objects(stored, "records")) {
            house.customers.restore(CustomerDocument.read(new Document(record)));
        }
        Json.object(stored, "links")
                .forEach((from, to) -> house.customers.link(new CustomerId(from), new CustomerId(to.toString())));
        Json.object(stored, "rows")
                .keySet()
                .forEach(id -> house.timeline.add(
                        new CustomerId(id),
                        Json.objects(Json.object(stored, "rows"), id).stream()
                                .map(row -> EffectDocument.timelineEntry(new Document(row)))
                                .toList()));
        Json.objects(stored, "mails").forEach(row -> house.emails.restore(LedgerDocument.read(new Document(row))));
        Json.objects(stored, "images").forEach(image -> house.images.add(CustomerDocument.read(new Document(image))));
        Json.objects(stored, "mailImages")
                .forEach(image -> house.mailImages.add(LedgerDocument.read(new Document(image))));
        Json.texts(stored, "queue").forEach(body -> house.queue.add(MessageCodec.decode(body)));
        Json.objects(stored, "mergers").forEach(news -> house.mergers.add(merger(news)));
        return house;
    }

    private static Announcement merger(Map<String, Object> envelope) {
        Event event = StoredEvent.read(envelope);
        return new Announcement(
                event.id(),
                event.occurredAt(),
                event.customer().key(),
                event.fact().type(),
                Map.of("from", ((Fact.CustomersMerged) event.fact()).from().value()));
    }

    /** All that is stored, and all that is on its way. */
    Map<String, Object> stored() {
        look();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(
                "records",
                customers.records().stream().map(CustomerDocument::of).toList());
        Map<String, Object> links = new TreeMap<>();
        customers.links().forEach((from, to) -> links.put(from.value(), to.value()));
        out.put("links", links);
        Map<String, Object> rows = new TreeMap<>();
        timeline.customers()
                .forEach(id -> rows.put(
                        id.value(),
                        timeline.of(id).stream().map(EffectDocument::of).toList()));
        out.put("rows", rows);
        out.put("mails", emails.rows().stream().map(LedgerDocument::of).toList());
        out.put("images", images.stream().map(CustomerDocument::of).toList());
        out.put("mailImages", mailImages.stream().map(LedgerDocument::of).toList());
        out.put("queue", queue.stream().map(MessageCodec::encode).toList());
        out.put("mergers", mergers.stream().map(StoredHouse::envelope).toList());
        return out;
    }

    /** What went out since: bodies that came into the queue, details that went onto the bus, mails that were sent. */
    Map<String, Object> wentOut() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(
                "queued",
                queued.stream().map(it -> Json.map(MessageCodec.encode(it))).toList());
        out.put(
                "announced",
                outbox.announcements().stream().map(StoredHouse::announced).toList());
        out.put("mailed", mailer.calls().stream().map(Message::sendKey).toList());
        return out;
    }

    private static Map<String, Object> announced(Announcement news) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("detail-type", news.type());
        out.put("detail", Json.map(EventCodec.detail(news)));
        return out;
    }

    private static Map<String, Object> envelope(Announcement merger) {
        Map<String, Object> out = announced(merger);
        out.put("time", merger.occurredAt().toString());
        return out;
    }

    Decision record(Event event) {
        return recorder.record(event);
    }

    /** Carries on: first with what was on its way, then with what happens. */
    void carryOn(List<Map<String, Object>> happenings, Instant from) {
        settle(from);
        for (Map<String, Object> next : happenings) {
            if (next.containsKey("wake")) {
                wake(Instant.parse(Json.text(next, "wake")));
            } else {
                Event event = StoredEvent.read(next);
                record(event);
                settle(event.receivedAt());
            }
        }
    }

    /** Delivers everything that is on its way. */
    void settle(Instant now) {
        look();
        while (isBusy()) {
            deliver(now);
        }
    }

    boolean isBusy() {
        return !images.isEmpty() || !mergers.isEmpty() || !queue.isEmpty() || !mailImages.isEmpty();
    }

    /** Delivers one thing. */
    void deliver(Instant now) {
        if (!images.isEmpty()) {
            carryingOut.carryOut(images.remove());
        } else if (!mergers.isEmpty()) {
            Event merged = TestSystem.merged(mergers.remove(), now);
            merging.merge(((Fact.CustomersMerged) merged.fact()).from(), merged);
        } else if (!queue.isEmpty()) {
            Message message = queue.remove();
            sending.send(message, "delivery of " + message.sendKey(), now);
        } else {
            carryingOut.carryOut(mailImages.remove());
        }
        look();
    }

    /** Sweeps, takes in what the sweep found, and settles. */
    void wake(Instant now) {
        int before = outbox.announcements().size();
        sweeping.sweep(now);
        List<Announcement> all = outbox.announcements();
        List<Announcement> found = List.copyOf(all.subList(before, all.size()));
        for (Announcement news : found) {
            Document data = new Document(news.data());
            record(new Event(
                    news.eventId(),
                    news.occurredAt(),
                    now,
                    false,
                    CustomerRef.of(news.customerId()),
                    new Fact.CustomerDue(data.instant("dueAt"), data.text("reason"))));
        }
        settle(now);
    }

    /** When the first of all records is due. */
    Optional<Instant> nextDue() {
        return customers.records().stream()
                .flatMap(it -> it.agenda().stream())
                .map(Customer.Agenda::dueAt)
                .min(Instant::compareTo);
    }

    /** Sorts what is new by where it is on its way to. */
    private void look() {
        for (; seenImages < customers.images().size(); seenImages++) {
            images.add(customers.images().get(seenImages));
        }
        for (; seenMails < emails.images().size(); seenMails++) {
            mailImages.add(emails.images().get(seenMails));
        }
        for (; seenMessages < outbox.messages().size(); seenMessages++) {
            queue.add(outbox.messages().get(seenMessages));
            queued.add(outbox.messages().get(seenMessages));
        }
        for (; seenNews < outbox.announcements().size(); seenNews++) {
            Announcement news = outbox.announcements().get(seenNews);
            if (news.type().equals("CustomersMerged")) {
                mergers.add(news);
            }
        }
    }
}
