package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.MailSender;
import dev.perennial.flow.numbers.Counting;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.DueSweep;
import dev.perennial.flow.records.Outbox;
import dev.perennial.flow.records.Timeline;
import dev.perennial.testing.InMemoryCounters;
import dev.perennial.testing.InMemoryCustomers;
import dev.perennial.testing.InMemoryLedger;
import dev.perennial.testing.InMemoryOutbox;
import dev.perennial.testing.InMemoryTimeline;
import dev.perennial.testing.storm.ChangeStream.Change;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One history in bad weather: bus, streams and queue deliver in any order, repeatedly, and to a house that keeps
 * crashing. Whatever fails comes again, as it does on AWS, until all is calm.
 */
final class Storm {
    private static final int BATCH = 5;

    /** From this step on nothing crashes any more. */
    private static final int CLEARING_UP = 1000;

    private static final int TOO_LONG = 20_000;

    private static final int MOST_SWEEPS = 100;

    final History history;
    final Playbook playbook;
    final FaultInjector weather;
    final InMemoryCustomers customers = new InMemoryCustomers();
    final InMemoryTimeline timeline = new InMemoryTimeline();
    final InMemoryLedger emails = new InMemoryLedger();
    final InMemoryOutbox outbox = new InMemoryOutbox();
    final InMemoryCounters counters = new InMemoryCounters();
    /** Who is who, by the history, and when it is over by what came of it. */
    Persons persons;

    final Witness witness = new Witness(this);
    final FaultyMailer mailer;

    private final InjectionPoints seams;
    private final Consumer<Customer> carryingOut;
    private final BiConsumer<LedgerEntry, Optional<LedgerEntry.Status>> carryingOutEmails;
    private final MailSender sending;
    private final DueSweep sweeping;
    private final Counting counting;

    private final Bus bus;
    private final MessageQueue queue;
    private final Reports reports;
    private final ChangeStream<Customer> relayed = new ChangeStream<>(customers.images(), Customer::id, Storm::cause);
    private final ChangeStream<Customer> counted = new ChangeStream<>(customers.images(), Customer::id, Storm::cause);
    private final ChangeStream<LedgerEntry> emailsRelayed = new ChangeStream<>(
            emails.images(),
            it -> it.customerId() + "/" + it.sendKey(),
            it -> "row " + it.sendKey() + " " + it.status());
    private final ChangeStream<LedgerEntry> emailsCounted = new ChangeStream<>(
            emails.images(),
            it -> it.customerId() + "/" + it.sendKey(),
            it -> "row " + it.sendKey() + " " + it.status());
    private boolean racingCounters;

    /** Days later: what was on its way has arrived, and no stream reaches back so far. */
    private boolean settled;

    private Storm(History history, Forecast forecast, Playbook playbook, InjectionPoints seams) {
        this.history = history;
        this.playbook = playbook;
        this.seams = seams;
        weather = new FaultInjector(forecast);
        if (!weather.brings(Trouble.DOCUMENTS, 0.1)) {
            customers.keepValues();
        }
        Customers table = seams.customers(new FaultyCustomers(customers, weather, this::raceForRecord));
        Timeline story = seams.timeline(new FaultyTimeline(timeline, weather));
        Outbox out = seams.outbox(new FaultyOutbox(outbox, weather));
        Decider decider = new Decider(seams.playbook(playbook));
        bus = new Bus(
                weather,
                seams.recording(table, story, decider),
                seams.merging(table, story, decider),
                outbox.announcements());
        queue = new MessageQueue(weather, outbox.messages(), seams.queueForgetsAtOnce());
        Ledger ledger = seams.emails(new FaultyLedger(emails, weather));
        carryingOut = seams.carryingOut(table, story, ledger, out);
        carryingOutEmails = seams.carryingOutEmails(table, story, ledger, out);
        reports = new Reports(weather, ledger);
        mailer = new FaultyMailer(weather, message -> queue.race(message, this::send), witness, reports::race);
        sending = new MailSender(seams.customersOfSender(table), ledger, seams.mailer(mailer));
        sweeping = new DueSweep(table, onlyOnto(bus));
        counting = new Counting(seams.counters(new FaultyCounters(counters, weather, this::raceForCounters)));
        persons = new Persons(history);
        persons.all().forEach(this::bringOntoTheBus);
        history.leftOut().forEach(bus::addLeftOut);
    }

    /** What is wrong in the end, nothing if all is well; and what happened on the way. */
    record Outcome(List<String> violations, Coverage coverage) {}

    /** Weathers one history. */
    static Outcome weather(History history, Forecast forecast, Playbook playbook, InjectionPoints seams) {
        Storm storm = new Storm(history, forecast, playbook, seams);
        List<String> violations;
        try {
            storm.run();
            storm.persons = Persons.found(history, storm::recordOf);
            violations = Oracle.on(storm);
        } catch (RuntimeException failure) {
            violations = Stream.concat(
                            Stream.of("failed: " + failure),
                            Arrays.stream(failure.getStackTrace()).limit(4).map(frame -> "at " + frame))
                    .toList();
        }
        return new Outcome(violations, storm.weather.coverage());
    }

    /** What comes after a wish to be forgotten can be known only after it. */
    private void bringOntoTheBus(Persons.Person person) {
        List<Event> later = person.receivedAfterErasure();
        person.facts().stream().filter(event -> !later.contains(event)).forEach(bus::add);
        person.erasure().ifPresent(erased -> bus.addAfter(erased, later));
    }

    private void run() {
        calmDown();
        weather.clearUp();
        settled = true;
        Optional<Instant> due = nextErasure();
        // Where no sweep comes to an erasure, the verdict says so.
        for (int sweeps = 0; due.isPresent() && sweeps < MOST_SWEEPS; sweeps++) {
            sweeping.sweep(due.get());
            calmDown();
            due = nextErasure();
        }
    }

    /**
     * A moment for a sweep. What crosses an erasure on its way has arrived when the rows are removed once more: days
     * have passed by then, and no storm lasts so long.
     */
    private Instant calmly(Instant moment) {
        Instant free = bus.notAfterTheHeld(moment);
        return nextErasure()
                .map(at -> at.minusSeconds(3600))
                .filter(free::isAfter)
                .orElse(free);
    }

    private Optional<Instant> nextErasure() {
        Map<CustomerId, Customer> latest = new HashMap<>();
        customers.images().forEach(image -> latest.put(image.id(), image));
        return latest.values().stream()
                .filter(record -> record.identity().mergedInto().isEmpty())
                .flatMap(record -> record.identity().eraseAgainAt().stream())
                .min(Instant::compareTo)
                .map(at -> at.plusSeconds(1));
    }

    private void calmDown() {
        String lastSetback = "none";
        for (int step = 0; !isCalm(); step++) {
            if (step == CLEARING_UP) {
                weather.clearUp();
            }
            if (step > TOO_LONG) {
                throw new IllegalStateException("it never calms down; the last setback: " + lastSetback);
            }
            try {
                step();
            } catch (FaultInjector.Crash | IllegalStateException comesAgain) {
                lastSetback = String.valueOf(comesAgain.getMessage());
            }
        }
    }

    private void step() {
        switch (weather.pick(6)) {
            case 0 -> bus.deliver();
            case 1 -> relay(relayed, change -> carryingOut.accept(change.after()));
            case 2 ->
                relay(
                        emailsRelayed,
                        change -> carryingOutEmails.accept(
                                change.after(), change.before().map(LedgerEntry::status)));
            case 3 -> queue.deliver(this::send);
            case 4 -> {
                if (weather.pick(10) == 0) {
                    weather.during("reports", () -> reports.report(mailer.left()));
                }
            }
            default -> {
                if (weather.pick(10) == 0) {
                    Duration later = Duration.ofHours(weather.pick(9000));
                    Instant now = calmly(RandomHistory.START.plus(later));
                    weather.during("sweep", () -> sweeping.sweep(now));
                } else {
                    weather.during("count", this::count);
                }
            }
        }
    }

    private boolean isCalm() {
        return bus.isEmpty()
                && queue.isEmpty()
                && relayed.isDrained()
                && emailsRelayed.isDrained()
                && counted.isDrained()
                && emailsCounted.isDrained();
    }

    private boolean send(Message message, String owner, Instant now) {
        return sending.send(seams.delivered(message), owner, now).isEmpty();
    }

    private <T> void relay(ChangeStream<T> stream, Consumer<Change<T>> work) {
        for (Change<T> change : stream.fetch(0, 1)) {
            if (seams.streamsForgetAtOnce()) {
                stream.done(change);
            }
            weather.during(stream.nameOf(change.after()), () -> relay(stream, change, work));
        }
    }

    private <T> void relay(ChangeStream<T> stream, Change<T> change, Consumer<Change<T>> work) {
        long before = weather.effects();
        try {
            work.accept(change);
        } catch (FaultInjector.Crash crash) {
            weather.saw(Trouble.HALF_CARRIED_OUT, weather.effects() > before);
            throw crash;
        }
        if (!settled && weather.brings(Trouble.STEP_BACK, 0.1)) {
            stream.stepBack(2);
        } else {
            stream.done(change);
        }
    }

    /** The same under whatever weather: the event that an image was written for. */
    private static String cause(Customer image) {
        return image.owed().stream()
                .filter(TimelineEntry.class::isInstance)
                .map(owed -> "image " + ((TimelineEntry) owed).eventId())
                .findFirst()
                .orElse("image");
    }

    private void count() {
        int back = weather.draws(Trouble.COUNTED_AGAIN, 0.1) ? 2 : 0;
        List<Change<Customer>> changes = counted.fetch(back, BATCH);
        if (!changes.isEmpty()) {
            weather.saw(Trouble.COUNTED_AGAIN, back > 0);
            counting.count("shard", changes.stream().map(Storm::written).toList());
            counted.done(changes.getLast());
        }
        List<Change<LedgerEntry>> rows = emailsCounted.fetch(back, BATCH);
        if (!rows.isEmpty()) {
            counting.countMails(
                    "emails shard",
                    rows.stream()
                            .map(row -> new Counting.MailChange(
                                    BigInteger.valueOf(row.number()), row.before(), Optional.of(row.after())))
                            .toList());
            emailsCounted.done(rows.getLast());
        }
    }

    private static Counting.Change written(Change<Customer> change) {
        return new Counting.Change(BigInteger.valueOf(change.number()), change.before(), Optional.of(change.after()));
    }

    private void raceForRecord(CustomerId id) {
        bus.race(key -> customers.load(key).id().equals(id));
    }

    private void raceForCounters() {
        if (!racingCounters && weather.brings(Trouble.RIVAL_COUNTING, 0.1)) {
            racingCounters = true;
            try {
                count();
            } catch (FaultInjector.Crash | IllegalStateException itsOwn) {
                return;
            } finally {
                racingCounters = false;
            }
        }
    }

    private static Outbox onlyOnto(Bus bus) {
        return new Outbox() {
            @Override
            public void queue(List<Message> messages) {
                throw new UnsupportedOperationException("a sweep sends nothing");
            }

            @Override
            public void announce(List<Announcement> announcements) {
                announcements.forEach(bus::add);
            }
        };
    }

    /** The record that a fact of the history must be found in, in the end. */
    CustomerId recordOf(Event event) {
        return customers.load(event.customer().key()).id();
    }
}
