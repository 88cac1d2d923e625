package dev.perennial.testing.storm;

import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Event;
import dev.perennial.domain.Nps;
import dev.perennial.domain.Owed;
import dev.perennial.domain.Owed.Announcement;
import dev.perennial.domain.Owed.TimelineEntry;
import dev.perennial.flow.Email;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong after a storm. */
final class Verdict {
    private final Storm storm;
    private final List<String> wrong = new ArrayList<>();

    private Verdict(Storm storm) {
        this.storm = storm;
    }

    static List<String> on(Storm storm) {
        Verdict verdict = new Verdict(storm);
        verdict.recordsEqualTheFold();
        verdict.noEventIsLost();
        verdict.noMailLeftTwice();
        verdict.nothingOwedIsForgotten();
        verdict.everyAnswerIsCountedOnce();
        return verdict.wrong;
    }

    private void recordsEqualTheFold() {
        Map<CustomerId, List<Event>> facts =
                storm.history.stream().collect(Collectors.groupingBy(it -> it.customer().key()));
        facts.forEach(
                (id, events) -> {
                    ReferenceFold expected = ReferenceFold.of(events);
                    ReferenceFold found = ReferenceFold.of(storm.customers.load(id));
                    if (!expected.equals(found)) {
                        wrong.add("the record is " + found + " and should be " + expected);
                    }
                });
    }

    private void noEventIsLost() {
        for (Event event : storm.history) {
            boolean told =
                    storm.timeline.of(event.customer().key()).stream()
                            .anyMatch(row -> row.eventId().equals(event.id()));
            if (!told) {
                wrong.add("lost: " + event.id());
            }
        }
    }

    private void noMailLeftTwice() {
        Set<String> once = new HashSet<>();
        for (String mail : storm.mailer.left()) {
            if (!once.add(mail)) {
                wrong.add("mailed twice: " + mail);
            }
        }
    }

    private void nothingOwedIsForgotten() {
        Set<String> announced =
                storm.outbox.announcements().stream()
                        .map(it -> it.customerId() + it.eventId())
                        .collect(Collectors.toSet());
        for (Customer image : storm.customers.images()) {
            Set<String> story =
                    storm.timeline.of(image.id()).stream()
                            .map(TimelineEntry::eventId)
                            .collect(Collectors.toSet());
            for (Owed owed : image.owed()) {
                boolean done =
                        switch (owed) {
                            case TimelineEntry entry -> story.contains(entry.eventId());
                            case Announcement it ->
                                    announced.contains(it.customerId() + it.eventId());
                            case Owed.Message message -> isSettled(message);
                            case Owed.IdentityLink link ->
                                    storm.customers
                                            .load(CustomerId.ofExternal(link.externalId()))
                                            .id()
                                            .equals(link.leadsTo());
                        };
                if (!done) {
                    wrong.add("forgotten: " + owed);
                }
            }
        }
    }

    private boolean isSettled(Owed.Message message) {
        Optional<Email> row = storm.emails.find(message.customerId(), message.sendKey());
        boolean left = storm.mailer.left().contains(message.customerId() + " " + message.sendKey());
        return row.map(Email::status)
                .filter(
                        status ->
                                switch (status) {
                                    case SENT -> left;
                                    case SUPPRESSED -> !left;
                                    case UNKNOWN -> true;
                                    case CLAIMED,
                                            REJECTED,
                                            DELIVERED,
                                            CLICKED,
                                            BOUNCED,
                                            COMPLAINED ->
                                            false;
                                })
                .isPresent();
    }

    private void everyAnswerIsCountedOnce() {
        Nps counted = storm.counters.nps(LocalDate.EPOCH, LocalDate.parse("2100-01-01"));
        Nps expected = storm.answers();
        if (!counted.equals(expected)) {
            wrong.add("counted " + counted + " and should have " + expected);
        }
    }
}
