package dev.perennial.domain.metrics;

import dev.perennial.domain.facts.RecordFacts;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.values.Attribution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What rules ask of a write and of a record. */
final class Writes {
    /** Where nothing is known of a channel. */
    private static final String DIRECT = "direct";

    private static final String MERGED =
            RecordFacts.CUSTOMERS_MERGED.key().orElseThrow().with("");

    private Writes() {}

    /** The rows of the timeline that the write owes. */
    static Stream<TimelineEntry> rows(Customer after) {
        return after.owed().stream().filter(TimelineEntry.class::isInstance).map(TimelineEntry.class::cast);
    }

    /** What the write announces under that name. */
    static Stream<Announcement> announced(Customer after, String type) {
        return after.owed().stream()
                .filter(Announcement.class::isInstance)
                .map(Announcement.class::cast)
                .filter(it -> it.type().equals(type));
    }

    /** When that was for which the record was written; empty where it owes nothing. */
    static Optional<Instant> moment(Customer after) {
        return after.owed().stream()
                .flatMap(owed -> switch (owed) {
                    case TimelineEntry row -> Stream.of(row.at());
                    case Announcement it -> Stream.of(it.occurredAt());
                    default -> Stream.empty();
                })
                .max(Instant::compareTo);
    }

    /** Whether it brings into this record what another one knew: that was counted when that one learned of it. */
    static boolean isJoin(Customer after) {
        return rows(after)
                .anyMatch(row ->
                        row.isTakenOver() || row.cameToBoth() || row.eventId().startsWith(MERGED));
    }

    /** A record that was closed tells what it knows until the other one does; but it is nobody any more. */
    static boolean isSomebody(Customer record) {
        return record.identity().mergedInto().isEmpty() && !record.isErased();
    }

    /** The language alone; {@code und} where it is not known. */
    static String language(Customer record) {
        Locale locale = record.profile().locale().map(Locale::forLanguageTag).orElse(Locale.ROOT);
        return Locale.of(locale.getLanguage()).toLanguageTag();
    }

    static String tier(Customer record) {
        return record.entitlements().earned().tier().map(it -> it.name()).orElse("none");
    }

    static String firstChannel(Customer record) {
        return channel(record.profile().firstTouch());
    }

    /** Of the first touch and of the last one. */
    static List<Map<String, String>> touches(Customer record) {
        return List.of(
                Map.of("touch", "first", "channel", firstChannel(record)),
                Map.of("touch", "last", "channel", channel(record.profile().lastTouch())));
    }

    private static String channel(Optional<Attribution> touch) {
        return touch.map(it -> channel(it.source(), it.medium(), it.campaign())).orElse(DIRECT);
    }

    /** Source, medium and campaign; what is unknown at the end is left out. */
    static String channel(Optional<String> source, Optional<String> medium, Optional<String> campaign) {
        List<String> words = new ArrayList<>(List.of(source.orElse(""), medium.orElse(""), campaign.orElse("")));
        while (!words.isEmpty() && words.getLast().isEmpty()) {
            words.removeLast();
        }
        return words.isEmpty() ? DIRECT : String.join("/", words);
    }

    /**
     * What a sentence says of every customer: its beginning, without names, times and numbers.
     *
     * @param reason such as {@code expired on 2026-11-20T10:00:00Z}
     */
    static String stem(String reason) {
        String words =
                reason.replaceAll("[:;(,].*", "").replaceAll("\\S*\\d.*", "").strip();
        return words.isEmpty() ? "other" : words;
    }
}
