package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.values.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong after a storm with how customers were asked for their consent. */
final class ConfirmationOracle {
    private final Storm storm;
    private final Hindsight hindsight;
    private final List<String> wrong = new ArrayList<>();

    private ConfirmationOracle(Storm storm, Hindsight hindsight) {
        this.storm = storm;
        this.hindsight = hindsight;
    }

    static List<String> on(Storm storm, Hindsight hindsight) {
        ConfirmationOracle verdict = new ConfirmationOracle(storm, hindsight);
        verdict.nobodyIsAskedTooOften();
        verdict.noNewcomerWaitsWhoConfirmed();
        return verdict.wrong;
    }

    /** Whoever was forgotten may be asked anew. */
    private void nobodyIsAskedTooOften() {
        Playbook.Confirmation rules = storm.playbook.courtesy().confirmation();
        Map<CustomerId, List<Instant>> asked = new HashMap<>();
        for (Customer image : storm.customers.images()) {
            if (image.owed().stream().anyMatch(ConfirmationOracle::asks)) {
                asked.computeIfAbsent(image.id(), _ -> new ArrayList<>())
                        .add(receivedAt(image).orElseThrow());
            }
        }
        asked.forEach((id, moments) -> {
            boolean forgotten = storm.customers.load(id).identity().erasedAt().isPresent();
            if (!forgotten
                    && (most(moments, Duration.ofDays(1)) > rules.perDay()
                            || most(moments, Duration.ofDays(30)) > rules.perMonth())) {
                wrong.add("asked too often: " + id + " at " + moments);
            }
        });
    }

    private static boolean asks(Effect owed) {
        return owed instanceof Message message && message.asksForConsent();
    }

    /** When the fact was taken in that this image was written for. */
    private Optional<Instant> receivedAt(Customer image) {
        return image.owed().stream()
                .filter(TimelineEntry.class::isInstance)
                .map(owed -> ((TimelineEntry) owed).eventId())
                .flatMap(id -> storm.history.facts().stream()
                        .filter(event -> event.id().equals(id)))
                .map(Event::receivedAt)
                .findFirst();
    }

    private static long most(List<Instant> moments, Duration window) {
        return moments.stream()
                .mapToLong(last -> moments.stream()
                        .filter(at -> !at.isAfter(last))
                        .filter(at -> at.isAfter(last.minus(window)))
                        .count())
                .max()
                .orElse(0);
    }

    private void noNewcomerWaitsWhoConfirmed() {
        for (Customer image : storm.customers.images()) {
            Customer record = storm.customers.load(image.id());
            if (record.permission().allows(Customer.MARKETING)
                    && hindsight.story(record.id()).stream().noneMatch(event -> event.startsWith("merged-"))
                    && !record.permission().asking().waiting().isEmpty()
                    && record.processed().recent().stream().noneMatch(this::isHistory)) {
                wrong.add("confirmed, and journeys still wait: " + record.id());
            }
        }
    }

    private boolean isHistory(ProcessedEvents.Seen seen) {
        return storm.history.facts().stream().anyMatch(event -> event.id().equals(seen.eventId()) && event.backfill());
    }
}
