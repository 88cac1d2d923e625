package dev.perennial.testing.storm;

import dev.perennial.domain.Contracts;
import dev.perennial.domain.Csat;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.EmailAddress;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Identity;
import dev.perennial.domain.Nps;
import dev.perennial.domain.Owed.TimelineEntry;
import dev.perennial.domain.Stage;
import dev.perennial.domain.Surveyed;
import dev.perennial.domain.Underway;
import dev.perennial.flow.Email;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is wrong after a storm: of records and events, by {@link MailVerdict} of mails, by {@link JourneyVerdict} of
 * journeys and by {@link SegmentVerdict} of segments.
 */
final class Verdict {
    private final Storm storm;
    private final Map<CustomerId, Customer> records = new HashMap<>();
    private final Hindsight hindsight;
    private final List<String> wrong = new ArrayList<>();

    private Verdict(Storm storm) {
        this.storm = storm;
        storm.customers.images().forEach(image -> records.put(image.id(), image));
        hindsight = new Hindsight(storm);
    }

    static List<String> on(Storm storm) {
        Verdict verdict = new Verdict(storm);
        verdict.recordsEqualTheFold();
        verdict.everyJoinCameToItsEnd();
        verdict.whatIsForgottenIsGone();
        verdict.noEventIsLost();
        verdict.everyAnswerIsCountedOnce();
        verdict.nobodyIsForgotten();
        verdict.wrong.addAll(OfferVerdict.on(storm));
        verdict.wrong.addAll(ContractVerdict.on(storm));
        verdict.wrong.addAll(CategoryVerdict.on(storm));
        verdict.wrong.addAll(MailVerdict.on(storm, verdict.hindsight));
        verdict.wrong.addAll(JourneyVerdict.on(storm));
        verdict.wrong.addAll(SegmentVerdict.on(storm));
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
            boolean known = Stream.concat(
                            Stream.of(
                                            record.purchases().firstAt(),
                                            record.profile().signedUpAt(),
                                            record.feedback().nps().map(Surveyed.Answer::at),
                                            record.feedback().csat().map(Surveyed.Answer::at))
                                    .flatMap(Optional::stream),
                            record.standing().contracts().known().stream().map(Contracts.Contract::at))
                    .anyMatch(identity::isForgotten);
            List<String> told = storm.timeline.of(record.id()).stream()
                    .filter(row -> identity.isForgotten(row.at()))
                    .map(TimelineEntry::eventId)
                    .toList();
            List<String> kept = storm.emails.rows().stream()
                    .filter(row -> record.id().equals(row.customerId()))
                    .filter(row -> identity.isForgotten(row.decidedAt()))
                    .map(Email::sendKey)
                    .toList();
            if (wasForgotten(record) && (known || !told.isEmpty() || !kept.isEmpty())) {
                wrong.add("forgotten until %s and still there: record %s, timeline %s, ledger %s"
                        .formatted(identity.erasedAt().orElseThrow(), known, told, kept));
            }
        }
    }

    /** A record that only took over a forgotten one keeps its own story. */
    private static boolean wasForgotten(Customer record) {
        return record.identity().erasedIds().contains(record.id());
    }

    private void noEventIsLost() {
        for (Event event : storm.history.facts()) {
            CustomerId record = storm.recordOf(event);
            boolean forgotten =
                    event.fact() instanceof Fact.CustomerErased || hindsight.isForgotten(record, event.occurredAt());
            if (!forgotten && !hindsight.story(record).contains(event.id())) {
                wrong.add("lost: " + event.id());
            }
        }
    }

    private void everyAnswerIsCountedOnce() {
        Nps counted = storm.counters.nps(LocalDate.EPOCH, LocalDate.parse("2100-01-01"));
        Nps expected = records.values().stream()
                .flatMap(record -> record.feedback().nps().stream())
                .map(answer -> Nps.of(answer.score(), 1))
                .reduce(Nps.NONE, Nps::plus);
        if (!counted.equals(expected)) {
            wrong.add("counted " + counted + " and should have " + expected);
        }
        Csat content = storm.counters.csat(LocalDate.EPOCH, LocalDate.parse("2100-01-01"));
        Csat should = records.values().stream()
                .flatMap(record -> record.feedback().csat().stream())
                .map(answer -> Csat.of(answer.score(), 1))
                .reduce(Csat.NONE, Csat::plus);
        if (!content.equals(should)) {
            wrong.add("counted " + content + " and should have " + should);
        }
    }

    /** Whoever was ever seen and is not gone for good is thought of again some day. */
    private void nobodyIsForgotten() {
        for (Customer record : records.values()) {
            Optional<Instant> next = record.lifecycle().underway().places().stream()
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
