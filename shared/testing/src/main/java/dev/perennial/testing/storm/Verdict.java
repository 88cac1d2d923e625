package dev.perennial.testing.storm;

import static java.util.Locale.ROOT;

import dev.perennial.domain.Condition;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.EmailAddress;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Identity;
import dev.perennial.domain.Journey;
import dev.perennial.domain.Nps;
import dev.perennial.domain.Owed;
import dev.perennial.domain.Owed.Announcement;
import dev.perennial.domain.Owed.Message;
import dev.perennial.domain.Owed.TimelineEntry;
import dev.perennial.domain.SendKey;
import dev.perennial.domain.Stage;
import dev.perennial.domain.Step;
import dev.perennial.domain.Underway;
import dev.perennial.flow.Email;
import dev.perennial.flow.Email.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong after a storm. */
final class Verdict {
    private final Storm storm;
    private final Map<CustomerId, Customer> records = new HashMap<>();
    private final Map<CustomerId, Set<String>> stories = new HashMap<>();
    private final Set<String> left;
    private final Set<String> announced;
    private final List<String> wrong = new ArrayList<>();

    private Verdict(Storm storm) {
        this.storm = storm;
        storm.customers.images().forEach(image -> records.put(image.id(), image));
        announced =
                storm.outbox.announcements().stream()
                        .map(it -> it.customerId() + it.eventId())
                        .collect(Collectors.toSet());
        left = storm.mailer.left().stream().map(Left::name).collect(Collectors.toSet());
    }

    static List<String> on(Storm storm) {
        Verdict verdict = new Verdict(storm);
        verdict.recordsEqualTheFold();
        verdict.everyJoinCameToItsEnd();
        verdict.whatIsForgottenIsGone();
        verdict.noEventIsLost();
        verdict.noMailLeftTwice();
        verdict.nothingOwedIsForgotten();
        verdict.everyMailIsToldOf();
        verdict.whatIsPostponedIsWaitedFor();
        verdict.everyAnswerIsCountedOnce();
        verdict.everyFreshPurchaseIsThankedFor();
        verdict.historySendsNothing();
        verdict.nothingStaleLeft();
        verdict.nobodyIsForgotten();
        verdict.wrong.addAll(storm.witness.wrong());
        return verdict.wrong;
    }

    private void recordsEqualTheFold() {
        for (Persons.Person person : storm.persons.all()) {
            Set<CustomerId> leadTo = new HashSet<>();
            person.facts().forEach(event -> leadTo.add(storm.recordOf(event)));
            boolean joined = records.values().stream().anyMatch(it -> wasJoined(it, person));
            if (person.erasure().isPresent() && (joined || leadTo.size() > 1)) {
                continue; // What one of the records forgot, another may know: see
                // whatIsForgottenIsGone.
            }
            if (leadTo.size() > 1) {
                wrong.add("one customer, several records: " + leadTo);
                continue;
            }
            Customer record = storm.customers.load(leadTo.iterator().next());
            Optional<EmailAddress> inUse = record.profile().email();
            ReferenceFold found = ReferenceFold.of(record);
            if (person.erasure().isPresent()) {
                ReferenceFold expected = ReferenceFold.of(person.afterErasure(), inUse);
                compare(record, found.withoutSuppression(), expected.withoutSuppression());
            } else if (joined) {
                ReferenceFold expected = ReferenceFold.of(person.facts(), inUse);
                compare(record, found.withoutConsent(), expected.withoutConsent());
                if (found.mayBeMailed() && !expected.mayBeMailed()) {
                    wrong.add("joining gave a consent that the customer does not give");
                }
            } else {
                compare(record, found, ReferenceFold.of(person.facts(), inUse));
            }
        }
    }

    private void compare(Customer of, ReferenceFold found, ReferenceFold expected) {
        if (!expected.equals(found)) {
            wrong.add("the record of " + of.id() + ": " + found.unlike(expected));
        }
    }

    private boolean wasJoined(Customer image, Persons.Person person) {
        return person.names().contains(image.id()) && image.version() == 0;
    }

    private void everyJoinCameToItsEnd() {
        for (Customer record : records.values()) {
            if (record.identity().mergedInto().isPresent()) {
                wrong.add("closed and never joined: " + record.id());
            }
        }
    }

    /** What a customer wished to be forgotten is nowhere told any more. */
    private void whatIsForgottenIsGone() {
        for (Customer record : records.values()) {
            Identity identity = record.identity();
            boolean known =
                    Stream.of(
                                    record.purchases().firstAt(),
                                    record.profile().signedUpAt(),
                                    record.feedback().nps().map(Customer.NpsAnswer::at))
                            .flatMap(Optional::stream)
                            .anyMatch(identity::isForgotten);
            List<String> told =
                    storm.timeline.of(record.id()).stream()
                            .filter(row -> identity.isForgotten(row.at()))
                            .map(TimelineEntry::eventId)
                            .toList();
            List<String> kept =
                    storm.emails.rows().stream()
                            .filter(row -> record.id().equals(row.customerId()))
                            .filter(row -> identity.isForgotten(row.decidedAt()))
                            .map(Email::sendKey)
                            .toList();
            if (wasForgotten(record) && (known || !told.isEmpty() || !kept.isEmpty())) {
                wrong.add(
                        "forgotten until %s and still there: record %s, timeline %s, ledger %s"
                                .formatted(identity.erasedAt().orElseThrow(), known, told, kept));
            }
        }
    }

    /** A record that only took over a forgotten one keeps its own story. */
    private static boolean wasForgotten(Customer record) {
        return record.identity().erasedIds().contains(record.id());
    }

    private boolean isForgotten(CustomerId id, Instant at) {
        return storm.customers.load(id).identity().isForgotten(at);
    }

    private void noEventIsLost() {
        for (Event event : storm.history.facts()) {
            CustomerId record = storm.recordOf(event);
            boolean forgotten =
                    event.fact() instanceof Fact.CustomerErased
                            || isForgotten(record, event.occurredAt());
            if (!forgotten && !story(record).contains(event.id())) {
                wrong.add("lost: " + event.id());
            }
        }
    }

    private Set<String> story(CustomerId id) {
        return stories.computeIfAbsent(
                id,
                _ ->
                        storm.timeline.of(id).stream()
                                .map(TimelineEntry::eventId)
                                .collect(Collectors.toSet()));
    }

    private void noMailLeftTwice() {
        Set<String> once = new HashSet<>();
        for (Left mail : storm.mailer.left()) {
            if (!once.add(mail.name())) {
                wrong.add("mailed twice: " + mail.name());
            }
        }
    }

    private void nothingOwedIsForgotten() {
        for (Customer image : storm.customers.images()) {
            for (Owed owed : image.owed()) {
                boolean done =
                        switch (owed) {
                            case TimelineEntry entry ->
                                    isForgotten(image.id(), entry.at())
                                            || story(image.id()).contains(entry.eventId());
                            case Announcement it ->
                                    announced.contains(it.customerId() + it.eventId());
                            case Message message ->
                                    isForgotten(image.id(), message.occurredAt())
                                            || isSettled(message)
                                            || wasSettledByTheForgotten(message);
                            case Owed.Withheld withheld ->
                                    isForgotten(image.id(), withheld.message().occurredAt())
                                            || storm.emails
                                                    .find(
                                                            withheld.message().customerId(),
                                                            withheld.message().sendKey())
                                                    .isPresent();
                            case Owed.IdentityLink link ->
                                    storm.customers
                                            .load(link.from())
                                            .id()
                                            .equals(storm.customers.load(link.leadsTo()).id());
                            case Owed.Erasure _ -> true;
                        };
                if (!done) {
                    wrong.add("forgotten: " + owed);
                }
            }
        }
    }

    private boolean isSettled(Message message) {
        Optional<Email> row = storm.emails.find(message.customerId(), message.sendKey());
        boolean mailed = left.contains(Left.name(message));
        return row.map(Email::status)
                .filter(
                        status ->
                                switch (status) {
                                    case SENT, DELIVERED, CLICKED, BOUNCED, COMPLAINED -> mailed;
                                    case SUPPRESSED, REJECTED -> !mailed;
                                    case UNKNOWN -> true;
                                    case CLAIMED, POSTPONED -> false;
                                })
                .isPresent();
    }

    /**
     * A mail that is sent once was owed before, at a time that is forgotten now: the row that stood
     * in its way has gone since.
     */
    private boolean wasSettledByTheForgotten(Message message) {
        return storm.emails.find(message.customerId(), message.sendKey()).isEmpty()
                && storm.customers.images().stream()
                        .flatMap(image -> image.owed().stream())
                        .filter(Message.class::isInstance)
                        .map(Message.class::cast)
                        .filter(other -> Left.name(other).equals(Left.name(message)))
                        .anyMatch(other -> isForgotten(other.customerId(), other.occurredAt()));
    }

    /** Whoever has a mail that is put off waits for it; of joined records the survivor does. */
    private void whatIsPostponedIsWaitedFor() {
        for (Email row : storm.emails.rows()) {
            Customer record = storm.customers.load(row.customerId());
            boolean waits =
                    record.lifecycle().underway().places().stream()
                            .anyMatch(place -> place.journey().equals(row.journey()));
            if (row.status() == Status.POSTPONED
                    && record.id().equals(row.customerId())
                    && record.identity().aliases().isEmpty()
                    && !waits
                    && !isForgotten(row.customerId(), row.decidedAt())) {
                wrong.add("postponed, and nobody waits for it: " + row.sendKey());
            }
        }
    }

    /** In the timeline at each status, and to others at the end. */
    private void everyMailIsToldOf() {
        for (Email row : storm.emails.images()) {
            String told = "mail-" + row.sendKey() + "-" + row.status().name().toLowerCase(ROOT);
            if (row.status() != Status.CLAIMED
                    && !isForgotten(row.customerId(), row.decidedAt())
                    && !story(row.customerId()).contains(told)) {
                wrong.add("not in the timeline: " + told);
            }
        }
        for (Email row : storm.emails.rows()) {
            boolean mailed = left.contains(row.customerId() + " " + row.sendKey());
            String type = mailed ? "EmailSent" : "EmailSuppressed";
            String news = row.customerId() + "mail-" + row.sendKey() + "/" + type;
            if (row.status() != Status.UNKNOWN
                    && row.status() != Status.POSTPONED
                    && !announced.contains(news)) {
                wrong.add("nobody was told: " + row.sendKey() + " " + row.status());
            }
        }
    }

    private void everyAnswerIsCountedOnce() {
        Nps counted = storm.counters.nps(LocalDate.EPOCH, LocalDate.parse("2100-01-01"));
        Nps expected =
                records.values().stream()
                        .flatMap(record -> record.feedback().nps().stream())
                        .map(answer -> Nps.of(answer.score(), 1))
                        .reduce(Nps.NONE, Nps::plus);
        if (!counted.equals(expected)) {
            wrong.add("counted " + counted + " and should have " + expected);
        }
    }

    /** A purchase is the one fact whose mails do not depend on what arrived before it. */
    private void everyFreshPurchaseIsThankedFor() {
        Set<String> queued =
                storm.outbox.messages().stream()
                        .map(it -> storm.customers.load(it.customerId()).id() + " " + it.sendKey())
                        .collect(Collectors.toSet());
        for (Event event : storm.history.facts()) {
            if (event.fact() instanceof Fact.PurchaseCompleted purchase) {
                for (Journey journey : storm.playbook.journeys()) {
                    String key = SendKey.of(journey.name(), purchase.orderId());
                    if (journey.on().equals(purchase.type())
                            && !journey.once()
                            && journey.steps().size() == 1
                            && journey.when() == Condition.ALWAYS
                            && !event.backfill()
                            && age(event).compareTo(journey.freshFor()) <= 0
                            && !isForgotten(storm.recordOf(event), event.occurredAt())
                            && !queued.contains(storm.recordOf(event) + " " + key)) {
                        wrong.add("never owed: " + key);
                    }
                }
            }
        }
    }

    /** Imported facts bring about nothing but their row, and late ones no stale mail. */
    private void historySendsNothing() {
        Map<String, Event> facts = new HashMap<>();
        storm.history.facts().forEach(event -> facts.put(event.id(), event));
        for (Customer image : storm.customers.images()) {
            Optional<Event> cause =
                    image.owed().stream()
                            .filter(TimelineEntry.class::isInstance)
                            .map(owed -> ((TimelineEntry) owed).eventId())
                            .filter(facts::containsKey)
                            .map(facts::get)
                            .findFirst();
            cause.ifPresent(event -> image.owed().forEach(owed -> check(event, owed)));
        }
    }

    private void check(Event cause, Owed owed) {
        switch (owed) {
            case Message message -> {
                if (cause.backfill() || isStale(message, age(cause))) {
                    wrong.add("a mail owed by an old fact, " + cause.id() + ": " + message);
                }
            }
            case Announcement announcement -> {
                if (cause.backfill()) {
                    wrong.add("announced, but imported: " + announcement);
                }
            }
            case TimelineEntry _, Owed.Withheld _, Owed.IdentityLink _, Owed.Erasure _ -> {}
        }
    }

    private boolean isStale(Message message, Duration age) {
        return storm.playbook.journeys().stream()
                .filter(journey -> journey.name().equals(message.journey()))
                .flatMap(journey -> journey.steps().stream())
                .noneMatch(
                        step ->
                                step instanceof Step.Send send
                                        && send.template().equals(message.template())
                                        && age.compareTo(send.freshFor()) <= 0);
    }

    private static Duration age(Event event) {
        return Duration.between(event.occurredAt(), event.receivedAt());
    }

    private void nothingStaleLeft() {
        Map<String, Instant> expiry = new HashMap<>();
        for (Customer image : storm.customers.images()) {
            for (Owed owed : image.owed()) {
                if (owed instanceof Message message) {
                    expiry.merge(
                            Left.name(message),
                            message.expiresAt(),
                            (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        }
        for (Left mail : storm.mailer.left()) {
            Instant expiresAt = expiry.getOrDefault(mail.name(), Instant.MIN);
            if (mail.at().isAfter(expiresAt)) {
                wrong.add("mailed after it made no sense any more: " + mail.name());
            }
        }
    }

    /** Whoever was ever seen and is not gone for good is thought of again some day. */
    private void nobodyIsForgotten() {
        for (Customer record : records.values()) {
            Optional<Instant> next =
                    record.lifecycle().underway().places().stream()
                            .map(Underway.Place::due)
                            .min(Instant::compareTo)
                            .map(due -> due.plusSeconds(1));
            Optional<Instant> set = record.agenda().map(Customer.Agenda::dueAt);
            if (next.isPresent() && set.filter(due -> due.isBefore(next.get())).isEmpty()) {
                wrong.add(record.id() + " waits for longer than " + next.get());
            }
            if (record.identity().mergedInto().isEmpty()
                    && record.lifecycle().lastSeenAt().isPresent()
                    && record.lifecycle().stage() != Stage.DORMANT
                    && record.agenda().isEmpty()) {
                wrong.add("nobody will think of " + record.id() + " again");
            }
        }
    }
}
