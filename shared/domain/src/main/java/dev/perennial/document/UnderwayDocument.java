package dev.perennial.document;

import dev.perennial.domain.Underway;
import dev.perennial.domain.Underway.Place;
import dev.perennial.domain.Underway.Taken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The journeys of a customer in the record: where the customer is, and what was taken before. */
final class UnderwayDocument {
    private UnderwayDocument() {}

    static Map<String, Object> of(Underway underway) {
        return Document.builder()
                .putUnlessEmpty(
                        "journeys",
                        underway.places().stream().map(UnderwayDocument::of).toList())
                .putUnlessEmpty(
                        "mailedAt",
                        underway.mailedAt().stream().map(Instant::toString).toList())
                .putUnlessEmpty(
                        "journeysTaken",
                        underway.taken().stream().map(UnderwayDocument::written).toList())
                .build();
    }

    static Underway read(Document from) {
        return new Underway(
                from.maps("journeys").stream().map(UnderwayDocument::place).toList(),
                from.each("mailedAt", Instant::parse),
                from.each("journeysTaken", UnderwayDocument::taken));
    }

    private static Map<String, Object> of(Place place) {
        return Document.builder()
                .put("journey", place.journey())
                .putUnlessEmpty("run", place.run())
                .put("step", place.step())
                .put("since", place.since().toString())
                .put("due", place.due().toString())
                .put("begunAt", place.begunAt())
                .build();
    }

    private static Place place(Document from) {
        return new Place(
                from.text("journey"),
                from.textOrEmpty("run"),
                from.text("step"),
                from.instant("since"),
                from.instant("due"),
                from.optionalInstant("begunAt"));
    }

    /** One line: how often, when the last time, the name; of a journey that is taken once, the name. */
    private static String written(Taken taken) {
        return taken.times() == 1 && taken.lastAt().isEmpty()
                ? taken.journey()
                : taken.times() + " " + taken.lastAt().map(Instant::toString).orElse("-") + " " + taken.journey();
    }

    private static Taken taken(String written) {
        String[] parts = written.split(" ", 3);
        return parts.length == 1
                ? new Taken(written, 1, Optional.empty())
                : new Taken(
                        parts[2],
                        Integer.parseInt(parts[0]),
                        parts[1].equals("-") ? Optional.empty() : Optional.of(Instant.parse(parts[1])));
    }
}
