package dev.perennial.testing.storm;

import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.CustomerRef;
import dev.perennial.domain.Decider;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Nps;
import dev.perennial.domain.Owed.Message;
import dev.perennial.domain.Playbook;
import dev.perennial.flow.CarryingOut;
import dev.perennial.flow.Counting;
import dev.perennial.flow.Recorder;
import dev.perennial.flow.Sending;
import dev.perennial.testing.InMemoryCounters;
import dev.perennial.testing.InMemoryCustomers;
import dev.perennial.testing.InMemoryEmails;
import dev.perennial.testing.InMemoryOutbox;
import dev.perennial.testing.InMemoryTimeline;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One history in bad weather: bus, streams and queue deliver in any order, repeatedly, and to a
 * house that keeps crashing. Whatever fails comes again, as it does on AWS, until all is calm.
 */
public final class Storm {
    private static final double REPEATED = 0.1;
    private static final double RIVAL = 0.15;
    private static final int BATCH = 5;

    final List<Event> history;
    final InMemoryCustomers customers = new InMemoryCustomers();
    final InMemoryTimeline timeline = new InMemoryTimeline();
    final InMemoryEmails emails = new InMemoryEmails();
    final InMemoryOutbox outbox = new InMemoryOutbox();
    final InMemoryCounters counters = new InMemoryCounters();
    final FaultyMailer mailer;

    private final Random random;
    private final Faults faults;
    private final Recorder recorder;
    private final CarryingOut carryingOut;
    private final Sending sending;
    private final Counting counting = new Counting(counters);

    private final List<Event> bus = new ArrayList<>();
    private final List<Delivery> queue = new ArrayList<>();
    private int queued;
    private int relayed;
    private int emailsRelayed;
    private int countedImages;
    private int deliveries;
    private boolean racing;

    private record Delivery(Message message, Instant now) {}

    private Storm(long seed, Playbook playbook) {
        random = new Random(seed);
        faults = new Faults(random, random.nextInt(3) * 0.04);
        history = RandomHistory.of(random);
        mailer = new FaultyMailer(faults);
        FaultyCustomers table = new FaultyCustomers(customers, faults, this::race);
        FaultyTimeline story = new FaultyTimeline(timeline, faults);
        recorder = new Recorder(table, story, new Decider(playbook));
        carryingOut = new CarryingOut(table, story, new FaultyOutbox(outbox, faults));
        sending = new Sending(table, new FaultyEmails(emails, faults), mailer);
        bus.addAll(history);
    }

    /** Weathers one history and returns what is wrong in the end; nothing, if all is well. */
    public static List<String> weather(long seed, Playbook playbook) {
        Storm storm = new Storm(seed, playbook);
        storm.run();
        return Verdict.on(storm);
    }

    private void run() {
        int setbacks = 0;
        for (int step = 0; !isCalm(); step++) {
            if (step > 1000) {
                faults.end();
            }
            if (step > 20_000) {
                throw new IllegalStateException(
                        "it never calms down: " + setbacks + " setbacks so far");
            }
            try {
                step();
            } catch (Faults.Crash | IllegalStateException comesAgain) {
                setbacks++;
            }
        }
    }

    private void step() {
        switch (random.nextInt(5)) {
            case 0 -> deliver();
            case 1 -> relay();
            case 2 -> relayEmail();
            case 3 -> send();
            default -> {
                if (random.nextInt(10) == 0) {
                    sweep();
                } else {
                    count();
                }
            }
        }
    }

    private boolean isCalm() {
        return bus.isEmpty()
                && queue.isEmpty()
                && queued == outbox.messages().size()
                && relayed == customers.images().size()
                && emailsRelayed == emails.images().size()
                && countedImages == customers.images().size();
    }

    private void deliver() {
        if (!bus.isEmpty()) {
            Event event = bus.get(random.nextInt(bus.size()));
            recorder.record(event);
            if (random.nextDouble() >= REPEATED) {
                bus.remove(event);
            }
        }
    }

    /** Somebody else's event of the same customer, in the middle of a read and a write. */
    private void race(CustomerId id) {
        if (racing || random.nextDouble() >= RIVAL) {
            return;
        }
        racing = true;
        try {
            for (Event event : bus) {
                if (event.customer().key().equals(id)) {
                    recorder.record(event);
                    return;
                }
            }
        } catch (Faults.Crash itsOwn) {
            return;
        } finally {
            racing = false;
        }
    }

    private void relay() {
        if (relayed < customers.images().size()) {
            carryingOut.carryOut(customers.images().get(relayed));
            relayed = random.nextDouble() < REPEATED ? Math.max(0, relayed - 2) : relayed + 1;
        }
    }

    private void relayEmail() {
        if (emailsRelayed < emails.images().size()) {
            carryingOut.carryOut(emails.images().get(emailsRelayed));
            emailsRelayed =
                    random.nextDouble() < REPEATED
                            ? Math.max(0, emailsRelayed - 2)
                            : emailsRelayed + 1;
        }
    }

    private void send() {
        List<Message> messages = outbox.messages();
        while (queued < messages.size()) {
            Message message = messages.get(queued++);
            Duration waited = Duration.ofHours(random.nextInt(200));
            queue.add(new Delivery(message, message.decidedAt().plus(waited)));
        }
        if (!queue.isEmpty()) {
            int chosen = random.nextInt(queue.size());
            Delivery delivery = queue.get(chosen);
            boolean done = sending.send(delivery.message, "delivery-" + ++deliveries, delivery.now);
            if (done && random.nextDouble() >= REPEATED) {
                queue.remove(chosen);
            }
        }
    }

    private void sweep() {
        Instant now = history.getFirst().occurredAt().plus(Duration.ofHours(random.nextInt(9000)));
        for (int shard = 0; shard < CustomerId.SHARDS; shard++) {
            customers.due(
                    CustomerId.shard(shard),
                    now,
                    page ->
                            page.forEach(
                                    due ->
                                            bus.add(
                                                    new Event(
                                                            "due",
                                                            now,
                                                            now,
                                                            false,
                                                            CustomerRef.of(due.customerId()),
                                                            new Fact.CustomerDue(
                                                                    due.dueAt(), "inactivity")))));
        }
    }

    private void count() {
        List<Customer> images = customers.images();
        int from = random.nextDouble() < REPEATED ? Math.max(0, countedImages - 2) : countedImages;
        List<Counting.Change> batch = new ArrayList<>();
        Map<CustomerId, Customer> before = new HashMap<>();
        images.subList(0, from).forEach(image -> before.put(image.id(), image));
        int to = Math.min(images.size(), from + BATCH);
        for (int i = from; i < to; i++) {
            Customer image = images.get(i);
            Optional<Customer> old = Optional.ofNullable(before.put(image.id(), image));
            batch.add(
                    new Counting.Change(
                            BigInteger.valueOf(i + 1),
                            old.flatMap(it -> it.feedback().nps()),
                            image.feedback().nps()));
        }
        if (!batch.isEmpty()) {
            faults.around(() -> counting.count("shard", batch));
            countedImages = Math.max(countedImages, to);
        }
    }

    /** Customers whose record was ever written, as it stands. */
    Map<CustomerId, Customer> records() {
        Map<CustomerId, Customer> latest = new HashMap<>();
        customers.images().forEach(image -> latest.put(image.id(), image));
        return latest;
    }

    /** The answers of all records, counted one by one. */
    Nps answers() {
        return records().values().stream()
                .flatMap(record -> record.feedback().nps().stream())
                .map(answer -> Nps.of(answer.score(), 1))
                .reduce(Nps.NONE, Nps::plus);
    }
}
