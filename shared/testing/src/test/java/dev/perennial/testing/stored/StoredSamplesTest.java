package dev.perennial.testing.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.EffectDocument;
import dev.perennial.document.LedgerDocument;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.rules.consent.UnsuppressRules;
import dev.perennial.events.MessageCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every build reads what earlier builds stored and goes on with it: records, rows of timeline and ledger, compiled
 * playbooks, and what is on its way while a new build takes over.
 */
class StoredSamplesTest {
    private static final List<Sample> SAMPLES = Sample.all();
    private static final Meaning MEANING =
            new Meaning(SAMPLES.stream().map(Sample::content).toList());

    private final List<String> wrong = new ArrayList<>();

    @Test
    void whatWasStoredIsReadAndWrittenAsItWas() {
        for (Sample sample : SAMPLES) {
            Map<String, Object> before = sample.before();
            Stream.of("records", "images")
                    .forEach(of -> same(sample, of, Json.objects(before, of), StoredSamplesTest::record));
            Stream.of("mails", "mailImages")
                    .forEach(of -> same(sample, of, Json.objects(before, of), StoredSamplesTest::mail));
            Map<String, Object> rows = Json.object(before, "rows");
            rows.keySet().forEach(id -> same(sample, "row", Json.objects(rows, id), StoredSamplesTest::row));
            same(
                    sample,
                    "queue",
                    Json.texts(before, "queue").stream().map(Json::map).toList(),
                    body -> Json.map(MessageCodec.encode(MessageCodec.decode(Json.text(body)))));
            for (Map<String, Object> redelivery : sample.again()) {
                same(
                        sample,
                        "event",
                        List.of(Json.object(redelivery, "event")),
                        event -> StoredEvent.write(StoredEvent.read(event)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void anEventThatWasTakenInIsRecognisedWhenItComesAgain() {
        for (Sample sample : SAMPLES) {
            for (Map<String, Object> redelivery : sample.again()) {
                Event event = StoredEvent.read(Json.object(redelivery, "event"));
                String outcome = Json.text(redelivery, "outcome");
                Decision decision = sample.house().record(event);
                if (decision instanceof Decision.Nothing == outcome.equals("written")) {
                    wrong.add("%s: %s, which came again: should be %s and is %s"
                            .formatted(sample.name(), event.id(), outcome, decision));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatWasBegunIsGoneOnWith() {
        for (Sample sample : SAMPLES) {
            StoredHouse house = sample.house();
            house.carryOn(sample.next(), sample.from());
            Map<String, Object> found = new HashMap<>(Json.map(Json.text(house.stored())));
            found.computeIfPresent(
                    "records",
                    (name, _) -> Json.objects(found, name).stream()
                            .map(StoredSamplesTest::record)
                            .toList());
            Map<String, Object> expected = sample.after();
            Map<String, Object> counts = Json.object(expected, "counts");
            sameByKey(sample, "records", expected, found, "customerId");
            sameByKey(sample, "mails", expected, found, "customerId", "sendKey");
            Map<String, Object> rows = Json.object(found, "rows");
            Map<String, Object> rowCounts = new HashMap<>();
            rows.keySet().forEach(id -> {
                sameByKey(sample, id, Json.object(expected, "rows"), rows, "at", "eventId");
                rowCounts.put(id, (long) Json.objects(rows, id).size());
            });
            equal(sample, "links", Json.object(expected, "links"), Json.object(found, "links"));
            equal(sample, "rows", Json.object(counts, "rows"), rowCounts);
            Stream.of("records", "mails")
                    .forEach(of -> equal(sample, of, Json.value(counts, of), (long)
                            Json.objects(found, of).size()));
            differ(sample, "went out", sample.wentOut(), Json.map(Json.text(house.wentOut())));
        }
        assertThat(wrong).isEmpty();
    }

    /** By the words that were stored a rule knows a report as spam, and the customer's own consent after it. */
    @Test
    void whoReportedUsAsSpamIsLetInAgainByTheirOwnWordAlone() {
        Map<String, Boolean> readmitted = new TreeMap<>();
        for (Sample sample : SAMPLES) {
            for (Map<String, Object> document : Json.objects(sample.before(), "records")) {
                Customer record = CustomerDocument.read(new Document(document));
                if (!record.permission().suppressions().isEmpty()) {
                    Decision decision = UnsuppressRules.readmit(record, "by Grace: mended", sample.from());
                    readmitted.put(record.id().value(), decision instanceof Decision.Write);
                }
            }
        }
        assertThat(readmitted)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "cus_1p8rctpkc4wcwd44gjcxhr73tm", true,
                        "cus_zdqp0ghjcvh6my224ngpd74exe", true,
                        "cus_zps2tvaq7x6wm02wm5anmpxy3n", false,
                        "cus_z0c4egbmskp6x2aqbwgdpg4by5", true,
                        "cus_zqa3x17pd33bkpsq0y5q3ged5z", true));
    }

    /** A sample that nobody looks at proves nothing. */
    @Test
    void theSamplesHoldEachKindOfThing() {
        Set<String> facts = new TreeSet<>();
        Set<String> mails = new TreeSet<>();
        Set<String> owed = new TreeSet<>();
        Set<String> onTheWay = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        for (Sample sample : SAMPLES) {
            Map<String, Object> before = sample.before();
            sample.again()
                    .forEach(it -> facts.add(
                            StoredEvent.read(Json.object(it, "event")).fact().type()));
            Json.objects(before, "mails").forEach(it -> mails.add(String.valueOf(it.get("status"))));
            Stream.of("records", "images")
                    .flatMap(of -> Json.objects(before, of).stream())
                    .forEach(it -> {
                        Json.objects(it, "owed").forEach(each -> owed.add(String.valueOf(each.get("owe"))));
                        Json.objects(it, "journeys").forEach(each -> kind(sample, each, places::add));
                    });
            Stream.of("images", "mailImages", "queue", "mergers")
                    .filter(of -> !((List<?>) Objects.requireNonNull(before.get(of))).isEmpty())
                    .forEach(onTheWay::add);
        }
        assertThat(facts)
                .containsExactlyInAnyOrder(
                        "CustomerSignedUp",
                        "LeadCaptured",
                        "AddressChanged",
                        "CustomerErased",
                        "PurchaseCompleted",
                        "PurchaseRefunded",
                        "SurveyAnswered",
                        "ActivityRecorded",
                        "ComplaintRaised",
                        "ComplaintResolved",
                        "ContractChanged",
                        "ConsentChanged",
                        "EmailBounced",
                        "EmailComplained",
                        "EmailClicked");
        assertThat(mails)
                .containsExactlyInAnyOrder(
                        "POSTPONED",
                        "CLAIMED",
                        "UNKNOWN",
                        "REJECTED",
                        "SENT",
                        "SUPPRESSED",
                        "DELIVERED",
                        "OPENED",
                        "CLICKED",
                        "BOUNCED",
                        "COMPLAINED");
        assertThat(owed)
                .containsExactlyInAnyOrder("timeline", "message", "announcement", "withheld", "link", "erasure");
        assertThat(onTheWay).containsExactlyInAnyOrder("images", "mailImages", "queue", "mergers");
        assertThat(places).containsExactlyInAnyOrder("send", "wait", "waitUntil", "waitFor", "end");
    }

    private static void kind(Sample sample, Map<String, Object> place, Consumer<String> kinds) {
        String step = String.valueOf(place.get("step"));
        if (step.equals("end")) {
            kinds.accept(step);
        }
        sample.playbook().journeys().stream()
                .filter(it -> it.name().equals(place.get("journey")))
                .flatMap(it -> it.steps().stream())
                .filter(it -> it.name().equals(step))
                .forEach(it -> kinds.accept(kind(it)));
    }

    private static String kind(Step step) {
        return switch (step) {
            case Step.Send _ -> "send";
            case Step.Wait _ -> "wait";
            case Step.WaitUntil _ -> "waitUntil";
            case Step.Await _ -> "waitFor";
            default -> "a step at which nobody waits: " + step.name();
        };
    }

    /** As it is written today, but for what is owed and was seen: that is told as it was then, at greater length. */
    private static Map<String, Object> record(Map<String, Object> from) {
        Customer record = CustomerDocument.read(new Document(from));
        Map<String, Object> written = new HashMap<>(CustomerDocument.of(record));
        assertThat(CustomerDocument.read(new Document(Json.map(Json.text(written)))))
                .isEqualTo(record);
        written.computeIfPresent(
                "owed",
                (_, _) -> record.owed().stream().map(it -> inFull(it, record)).toList());
        written.computeIfPresent(
                "seen",
                (_, _) -> record.processed().recent().stream()
                        .map(StoredSamplesTest::inFull)
                        .toList());
        written.putIfAbsent("seenAll", true);
        if (written.remove("stageBefore") != null) {
            written.put(
                    "stageHistory",
                    record.lifecycle().stageHistory().stream()
                            .map(it -> it.at() + " " + it.stage())
                            .toList());
        }
        written.computeIfPresent("told", (name, _) -> {
            Map<String, Object> told = new TreeMap<>(Json.object(written, name));
            Optional.ofNullable(told.remove("signedUpAt"))
                    .ifPresent(it ->
                            told.put(record.profile().signedUpAt().orElseThrow().toString(), it));
            return told;
        });
        return written;
    }

    private static Map<String, Object> inFull(Effect owed, Customer record) {
        Map<String, Object> whole = new HashMap<>(EffectDocument.of(owed));
        whole.remove("customerId", record.id().value());
        return whole;
    }

    private static String inFull(ProcessedEvents.Seen seen) {
        String amount =
                seen.amount().map(money -> money.currency() + money.decimal()).orElse("-");
        return seen.at() + " " + seen.fingerprint() + " " + amount + " " + seen.eventId();
    }

    private static Map<String, Object> mail(Map<String, Object> from) {
        return LedgerDocument.of(LedgerDocument.read(new Document(from)));
    }

    private static Map<String, Object> row(Map<String, Object> from) {
        return EffectDocument.of(EffectDocument.timelineEntry(new Document(from)));
    }

    private void same(
            Sample sample, String what, List<Map<String, Object>> stored, UnaryOperator<Map<String, Object>> again) {
        stored.forEach(it -> differ(sample, what, it, Json.map(Json.text(again.apply(it)))));
    }

    private void sameByKey(
            Sample sample, String of, Map<String, Object> expected, Map<String, Object> found, String... key) {
        Map<String, Map<String, Object>> byKey = new HashMap<>();
        Json.objects(found, of).forEach(it -> byKey.put(key(it, key), it));
        Json.objects(expected, of)
                .forEach(it -> differ(sample, of + " " + key(it, key), it, byKey.getOrDefault(key(it, key), Map.of())));
    }

    private static String key(Map<String, Object> document, String... names) {
        return Stream.of(names)
                .map(name -> Meaning.id(Json.text(document, name)))
                .toList()
                .toString();
    }

    private void differ(Sample sample, String what, Map<String, Object> expected, Map<String, Object> found) {
        MEANING.differences(what, expected, found).forEach(it -> wrong.add(sample.name() + ": " + it));
    }

    private void equal(Sample sample, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            wrong.add("%s: %s should be %s and are %s".formatted(sample.name(), what, expected, found));
        }
    }
}
