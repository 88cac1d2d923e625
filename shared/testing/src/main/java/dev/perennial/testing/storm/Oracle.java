package dev.perennial.testing.storm;

import static java.util.stream.Collectors.groupingBy;

import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Stage;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.numbers.Counting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is wrong after a storm: of records and events, by {@link MailOracle} of mails, by {@link JourneyOracle} of
 * journeys and by {@link SegmentOracle} of segments.
 */
final class Oracle {
    private final Storm storm;
    private final Map<CustomerId, Customer> records = new HashMap<>();
    private final Hindsight hindsight;
    private final List<String> wrong = new ArrayList<>();

    private Oracle(Storm storm) {
        this.storm = storm;
        storm.customers.images().forEach(image -> records.put(image.id(), image));
        hindsight = new Hindsight(storm);
    }

    static List<String> on(Storm storm) {
        Oracle verdict = new Oracle(storm);
        verdict.recordsEqualTheFold();
        verdict.everyJoinCameToItsEnd();
        verdict.anIdIsNotBelievedForAThirdAddress();
        verdict.whatIsForgottenIsGone();
        verdict.noEventIsLost();
        verdict.whatWasDecidedIsTold();
        verdict.everyWriteIsCountedOnce();
        verdict.nobodyIsForgotten();
        verdict.wrong.addAll(CounterOracle.on(storm));
        verdict.wrong.addAll(OfferOracle.on(storm));
        verdict.wrong.addAll(ContractOracle.on(storm));
        verdict.wrong.addAll(CategoryOracle.on(storm));
        verdict.wrong.addAll(MailOracle.on(storm, verdict.hindsight));
        verdict.wrong.addAll(JourneyOracle.on(storm));
        verdict.wrong.addAll(SegmentOracle.on(storm));
        verdict.wrong.addAll(storm.witness.wrong());
        return verdict.wrong;
    }

    private void recordsEqualTheFold() {
        Set<String> declared = storm.playbook.attributes().declared().keySet();
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
                ReferenceFold expected = ReferenceFold.of(person.afterErasure(), inUse, declared);
                compare(record, found.withoutSuppression(), expected.withoutSuppression());
            } else if (joined) {
                ReferenceFold expected = ReferenceFold.of(person.facts(), inUse, declared);
                compare(record, found.withoutConsent(), expected.withoutConsent());
                if (found.mayBeMailed() && !expected.mayBeMailed()) {
                    wrong.add("joining gave a consent that the customer does not give");
                }
            } else {
                compare(record, found, ReferenceFold.of(person.facts(), inUse, declared));
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

    /** Of many who give one id, the first two are taken for one, and each other one is alone. */
    private void anIdIsNotBelievedForAThirdAddress() {
        for (String shared : Persons.shared(storm.history)) {
            Map<CustomerId, Set<EmailAddress>> together = new HashMap<>();
            for (Event event : storm.history.facts()) {
                if (event.customer().externalId().filter(shared::equals).isPresent()) {
                    together.computeIfAbsent(storm.recordOf(event), _ -> new HashSet<>())
                            .add(event.customer().email().orElseThrow());
                }
            }
            List<Integer> sizes = together.values().stream()
                    .map(Set::size)
                    .filter(size -> size > 1)
                    .toList();
            if (!sizes.equals(List.of(2))) {
                wrong.add("an id that many share made one of so many: " + sizes);
            }
        }
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
                                            record.feedback().nps().map(SurveyState.Answer::at),
                                            record.feedback().csat().map(SurveyState.Answer::at))
                                    .flatMap(Optional::stream),
                            record.entitlements().contracts().known().stream().map(Contracts.Contract::at))
                    .anyMatch(identity::isForgotten);
            List<String> told = storm.timeline.of(record.id()).stream()
                    .filter(row -> identity.isForgotten(row.at()))
                    .map(TimelineEntry::eventId)
                    .toList();
            List<String> kept = storm.emails.rows().stream()
                    .filter(row -> record.id().equals(row.customerId()))
                    .filter(row -> identity.isForgotten(row.decidedAt()))
                    .map(LedgerEntry::sendKey)
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
            if (!forgotten && !hindsight.tells(record, event)) {
                wrong.add("lost: " + event.id());
            }
        }
    }

    /**
     * Of customers whom nobody forgot, whichever records were joined meanwhile. Where a record looks once more at what
     * one sweep found, its row tells what it decided the last time.
     */
    private void whatWasDecidedIsTold() {
        if (storm.history.facts().stream().anyMatch(it -> it.fact() instanceof Fact.CustomerErased)) {
            return;
        }
        Map<List<Object>, TimelineEntry> decided = new LinkedHashMap<>();
        for (Customer image : storm.customers.images()) {
            for (Effect owed : image.owed()) {
                if (owed instanceof TimelineEntry entry) {
                    decided.put(List.of(image.id(), entry.at(), entry.eventId()), entry);
                }
            }
        }
        Map<CustomerId, Map<Instant, List<TimelineEntry>>> told = new HashMap<>();
        decided.forEach((key, entry) -> {
            CustomerId record = (CustomerId) key.getFirst();
            CustomerId survivor = storm.customers.load(record).id();
            Map<Instant, List<TimelineEntry>> rows = told.computeIfAbsent(
                    survivor, id -> storm.timeline.of(id).stream().collect(groupingBy(TimelineEntry::at)));
            if ((survivor.equals(record) || entry.fact().isEmpty())
                    && rows.getOrDefault(entry.at(), List.of()).stream()
                            .noneMatch(row -> row.what().equals(entry.what())
                                    && row.decisions().containsAll(entry.decisions()))) {
                wrong.add("decided and told nowhere: " + entry.eventId() + " " + entry.decisions());
            }
        });
    }

    /** Whatever is counted: each write of each record counts once. */
    private void everyWriteIsCountedOnce() {
        Map<Counter, Counts> expected = new HashMap<>();
        Map<CustomerId, Customer> before = new HashMap<>();
        for (Customer image : storm.customers.images()) {
            Optional<Customer> last = Optional.ofNullable(before.put(image.id(), image));
            MetricCatalog.changes(last, Optional.of(image))
                    .forEach((counter, by) -> expected.merge(counter, by, Counts::plus));
        }
        Map<String, LedgerEntry> rows = new HashMap<>();
        for (LedgerEntry image : storm.emails.images()) {
            Optional<LedgerEntry> last =
                    Optional.ofNullable(rows.put(image.customerId() + "/" + image.sendKey(), image));
            Counting.changes(last, Optional.of(image))
                    .forEach((counter, by) -> expected.merge(counter, by, Counts::plus));
        }
        Map<Counter, Counts> counted = new HashMap<>(storm.counters.all());
        counted.values().removeIf(Counts::isNone);
        expected.values().removeIf(Counts::isNone);
        if (!counted.equals(expected)) {
            wrong.add("counted otherwise than write by write: " + unlike(counted, expected));
        }
    }

    private static List<String> unlike(Map<Counter, Counts> counted, Map<Counter, Counts> expected) {
        Set<Counter> counters = new HashSet<>(counted.keySet());
        counters.addAll(expected.keySet());
        return counters.stream()
                .filter(it -> !counted.getOrDefault(it, Counts.NONE).equals(expected.getOrDefault(it, Counts.NONE)))
                .map(it -> it + " is " + counted.get(it) + " and should be " + expected.get(it))
                .sorted()
                .toList();
    }

    /** Whoever was ever seen and is not gone for good is thought of again some day. */
    private void nobodyIsForgotten() {
        for (Customer record : records.values()) {
            Optional<Instant> next = record.lifecycle().enrollments().active().stream()
                    .map(Enrollments.Enrollment::due)
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
