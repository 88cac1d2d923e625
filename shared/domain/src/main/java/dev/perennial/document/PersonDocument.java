package dev.perennial.document;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.Word;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.PersonalData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is kept of a person, as a person reads it and a machine takes it over (GDPR, articles 15 and 20), and what is
 * left after an erasure. The consents are told in the terms of ISO/IEC TS 27560:2023.
 */
public final class PersonDocument {
    public static final String SCHEMA = "perennial-person-1";

    /** How the record is found, joined and carried out: nothing of the person. */
    private static final Set<String> TECHNICAL =
            Set.of("version", "owed", "seen", "seenAll", "ties", "dueShard", "eraseAgainAt");

    /** Amazon keeps a table's point-in-time backups for so long. */
    private static final Duration BACKUPS = Duration.ofDays(35);

    private static final Duration QUEUES = Duration.ofDays(14);

    private PersonDocument() {}

    /** The copy that a person gets. */
    public static Map<String, Object> of(PersonalData.Copy copy, Instant now) {
        return Document.builder()
                .put("schema", SCHEMA)
                .put("exportedAt", now.toString())
                .put("record", record(copy.customer()))
                .put("consentRecords", consents(copy.customer()))
                .put("timeline", copy.story().stream().map(PersonDocument::row).toList())
                .put("mails", copy.mails().stream().map(LedgerDocument::of).toList())
                .build();
    }

    /** The record without what only the machine needs. */
    public static Map<String, Object> record(Customer customer) {
        Map<String, Object> record = new LinkedHashMap<>(CustomerDocument.of(customer));
        record.keySet().removeAll(TECHNICAL);
        return record;
    }

    /** A row of the timeline. */
    public static Map<String, Object> row(TimelineEntry row) {
        Map<String, Object> all = new LinkedHashMap<>(EffectDocument.of(row));
        all.remove("fingerprint");
        return all;
    }

    private static List<Map<String, Object>> consents(Customer customer) {
        List<Map<String, Object>> records = new ArrayList<>();
        new TreeMap<>(customer.permission().consent())
                .forEach((purpose, consent) -> records.add(Document.builder()
                        .put("schema_version", "ISO/IEC TS 27560:2023")
                        .put("record_id", customer.id().value() + "/" + purpose)
                        .put("pii_principal_id", customer.id().value())
                        .put("purposes", List.of(Map.of("purpose", purpose, "lawful_basis", "consent")))
                        .put("consent_events", events(consent))
                        .build()));
        return records;
    }

    private static List<Map<String, Object>> events(Consent consent) {
        List<Map<String, Object>> events = new ArrayList<>();
        consent.request().ifPresent(word -> events.add(event(word, "consent requested")));
        consent.word()
                .ifPresent(word -> events.add(event(word, word.granted() ? "consent given" : "consent withdrawn")));
        return events;
    }

    private static Map<String, Object> event(Word word, String state) {
        return Document.builder()
                .put("event_time", word.at().toString())
                .put("event_type", "explicit")
                .put("event_state", state)
                .put("entity_id", word.source().words())
                .put("privacy_notice", word.textVersion())
                .put("evidence", word.proof())
                .build();
    }

    /**
     * What an erasure removed where, and what remains until when.
     *
     * @param archiveDays the days after which archived events are deleted
     * @param logDays the days after which log lines are deleted
     */
    public static Map<String, Object> erasure(PersonalData.Erasure erasure, int archiveDays, int logDays) {
        Instant at = erasure.at();
        return Document.builder()
                .put("schema", "perennial-erasure-1")
                .put("erasedAt", at.toString())
                .put(
                        "removed",
                        Document.builder()
                                .put("records", erasure.record() ? 1 : 0)
                                .put("timelineRows", erasure.rows())
                                .put("mails", erasure.mails())
                                .build())
                .put(
                        "remains",
                        Document.builder()
                                .put(
                                        "hashes",
                                        erasure.ids().stream()
                                                .map(CustomerId::value)
                                                .toList())
                                .put("suppressed", erasure.suppressed())
                                .put(
                                        "archivedEventsUntil",
                                        at.plus(Duration.ofDays(archiveDays)).toString())
                                .put("queuesUntil", at.plus(QUEUES).toString())
                                .put(
                                        "logsUntil",
                                        at.plus(Duration.ofDays(logDays)).toString())
                                .put("backupsUntil", at.plus(BACKUPS).toString())
                                .build())
                .build();
    }
}
