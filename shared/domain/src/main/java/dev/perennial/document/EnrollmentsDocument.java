package dev.perennial.document;

import dev.perennial.domain.entitlements.RunId;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.record.Enrollments.Enrollment;
import dev.perennial.domain.record.Enrollments.Taken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The journeys of a customer in the record: where the customer is, and what was taken before. */
final class EnrollmentsDocument {
    private EnrollmentsDocument() {}

    static Map<String, Object> of(Enrollments enrollments) {
        return Document.builder()
                .putUnlessEmpty(
                        "journeys",
                        enrollments.active().stream()
                                .map(EnrollmentsDocument::of)
                                .toList())
                .putUnlessEmpty(
                        "mailedAt",
                        enrollments.mailedAt().stream().map(Instant::toString).toList())
                .putUnlessEmpty(
                        "journeysTaken",
                        enrollments.taken().stream()
                                .map(EnrollmentsDocument::written)
                                .toList())
                .build();
    }

    static Enrollments read(Document from) {
        return new Enrollments(
                from.maps("journeys").stream()
                        .map(EnrollmentsDocument::enrollment)
                        .toList(),
                from.each("mailedAt", Instant::parse),
                from.each("journeysTaken", EnrollmentsDocument::taken));
    }

    private static Map<String, Object> of(Enrollment enrollment) {
        return Document.builder()
                .put("journey", enrollment.journey())
                .putUnlessEmpty("run", enrollment.run().value())
                .put("step", enrollment.step())
                .put("since", enrollment.since().toString())
                .put("due", enrollment.due().toString())
                .put("begunAt", enrollment.begunAt())
                .build();
    }

    private static Enrollment enrollment(Document from) {
        return new Enrollment(
                from.text("journey"),
                new RunId(from.textOrEmpty("run")),
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
