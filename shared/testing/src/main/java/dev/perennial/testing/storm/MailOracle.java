package dev.perennial.testing.storm;

import static java.util.Locale.ROOT;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.SendKey;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong after a storm with what customers heard, and did not hear. */
final class MailOracle {
    private final Storm storm;
    private final Hindsight hindsight;
    private final Set<String> left;
    private final Set<String> announced;
    private final List<String> wrong = new ArrayList<>();

    private MailOracle(Storm storm, Hindsight hindsight) {
        this.storm = storm;
        this.hindsight = hindsight;
        announced = storm.outbox.announcements().stream()
                .map(it -> it.customerId() + it.eventId())
                .collect(Collectors.toSet());
        left = storm.mailer.left().stream().map(Left::name).collect(Collectors.toSet());
    }

    static List<String> on(Storm storm, Hindsight hindsight) {
        MailOracle verdict = new MailOracle(storm, hindsight);
        verdict.noMailLeftTwice();
        verdict.nothingOwedIsForgotten();
        verdict.everyMailIsToldOf();
        verdict.whatIsPostponedIsWaitedFor();
        verdict.everyFreshPurchaseIsThankedFor();
        verdict.historySendsNothing();
        verdict.nothingStaleLeft();
        verdict.wrong.addAll(ConfirmationOracle.on(storm, hindsight));
        return verdict.wrong;
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
            for (Effect owed : image.owed()) {
                boolean done = switch (owed) {
                    case TimelineEntry entry ->
                        hindsight.isForgotten(image.id(), entry.at())
                                || hindsight.story(image.id()).contains(entry.eventId());
                    case Announcement it -> announced.contains(it.customerId() + it.eventId());
                    case Message message ->
                        hindsight.isForgotten(image.id(), message.occurredAt())
                                || isSettled(message)
                                || wasSettledByTheForgotten(message);
                    case Effect.Withheld withheld ->
                        hindsight.isForgotten(image.id(), withheld.message().occurredAt())
                                || storm.emails
                                        .find(
                                                withheld.message().customerId(),
                                                withheld.message().sendKey())
                                        .isPresent()
                                || wasSettledByTheForgotten(withheld.message());
                    case Effect.IdentityLink link ->
                        storm.customers
                                        .load(link.from())
                                        .id()
                                        .equals(storm.customers
                                                .load(link.leadsTo())
                                                .id())
                                || wasDoubted(link);
                    case Effect.Erasure _ -> true;
                };
                if (!done) {
                    wrong.add("forgotten: " + owed);
                }
            }
        }
    }

    /** An id that many share leads to those who came with it first; the others' timelines say why not to them. */
    private boolean wasDoubted(Effect.IdentityLink link) {
        return Persons.shared(storm.history).stream()
                        .anyMatch(id -> CustomerId.ofExternal(id).equals(link.from()))
                && storm.timeline.of(storm.customers.load(link.leadsTo()).id()).stream()
                        .flatMap(row -> row.decisions().stream())
                        .anyMatch(it -> it.startsWith("not joined with ") && it.endsWith("is it shared by many?"));
    }

    private boolean isSettled(Message message) {
        Optional<LedgerEntry> row = storm.emails.find(message.customerId(), message.sendKey());
        boolean mailed = left.contains(Left.name(message));
        return row.map(LedgerEntry::status)
                .filter(status -> switch (status) {
                    case SENT, DELIVERED, OPENED, CLICKED, BOUNCED, COMPLAINED -> mailed;
                    case SUPPRESSED, REJECTED -> !mailed;
                    case UNKNOWN -> true;
                    case CLAIMED, POSTPONED -> false;
                })
                .isPresent();
    }

    /** The same mail was owed, or given up, by something that is forgotten now: its row has gone since. */
    private boolean wasSettledByTheForgotten(Message message) {
        return storm.emails.find(message.customerId(), message.sendKey()).isEmpty()
                && storm.customers.images().stream()
                        .flatMap(image -> image.owed().stream())
                        .flatMap(owed -> aboutMail(owed).stream())
                        .filter(other -> Left.name(other).equals(Left.name(message)))
                        .anyMatch(other -> hindsight.isForgotten(other.customerId(), other.occurredAt()));
    }

    private static Optional<Message> aboutMail(Effect owed) {
        return switch (owed) {
            case Message message -> Optional.of(message);
            case Effect.Withheld withheld -> Optional.of(withheld.message());
            case TimelineEntry _, Announcement _, Effect.IdentityLink _, Effect.Erasure _ -> Optional.empty();
        };
    }

    /** Whoever has a mail that is put off waits for it; of joined records the survivor does. */
    private void whatIsPostponedIsWaitedFor() {
        for (LedgerEntry row : storm.emails.rows()) {
            Customer record = storm.customers.load(row.customerId());
            boolean waits = record.lifecycle().enrollments().active().stream()
                    .anyMatch(place -> place.journey().equals(row.journey()));
            if (row.status() == Status.POSTPONED
                    && record.id().equals(row.customerId())
                    && record.identity().aliases().isEmpty()
                    && !waits
                    && !hindsight.isForgotten(row.customerId(), row.decidedAt())) {
                wrong.add("postponed, and nobody waits for it: " + row.sendKey());
            }
        }
    }

    /** Claimed, or given back by one whom Amazon SES wanted slower. */
    private static boolean isOnItsWay(LedgerEntry row) {
        return row.status() == Status.CLAIMED
                || (row.status() == Status.POSTPONED && !row.owner().isEmpty());
    }

    /** In the timeline at each status, and to others at the end. */
    private void everyMailIsToldOf() {
        for (LedgerEntry row : storm.emails.images()) {
            String told = "mail-" + row.sendKey() + "-" + row.status().name().toLowerCase(ROOT);
            if (!isOnItsWay(row)
                    && !hindsight.isForgotten(row.customerId(), row.decidedAt())
                    && !hindsight.story(row.customerId()).contains(told)) {
                wrong.add("not in the timeline: " + told);
            }
        }
        for (LedgerEntry row : storm.emails.rows()) {
            boolean mailed = left.contains(row.customerId() + " " + row.sendKey());
            String type = mailed ? "EmailSent" : "EmailSuppressed";
            String news = row.customerId() + "mail-" + row.sendKey() + "/" + type;
            if (row.status() != Status.UNKNOWN && row.status() != Status.POSTPONED && !announced.contains(news)) {
                wrong.add("nobody was told: " + row.sendKey() + " " + row.status());
            }
        }
    }

    /** A purchase is the one fact whose mails do not depend on what arrived before it. */
    private void everyFreshPurchaseIsThankedFor() {
        Set<String> queued = storm.outbox.messages().stream()
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
                            && !hindsight.isForgotten(storm.recordOf(event), event.occurredAt())
                            && !hadTooManyJourneys(event, journey)
                            && !queued.contains(storm.recordOf(event) + " " + key)) {
                        wrong.add("never owed: " + key);
                    }
                }
            }
        }
    }

    /** As the timeline says itself: nobody is on more journeys at once than {@link Enrollments#MOST}. */
    private boolean hadTooManyJourneys(Event event, Journey journey) {
        String because = "no %s: on %d journeys already".formatted(journey.name(), Enrollments.MOST);
        return storm.timeline.of(storm.recordOf(event)).stream()
                .filter(row -> row.eventId().equals(event.id()))
                .anyMatch(row -> row.decisions().contains(because));
    }

    /** Imported facts bring about nothing but their row, and late ones no stale mail. */
    private void historySendsNothing() {
        Map<String, Event> facts = new HashMap<>();
        storm.history.facts().forEach(event -> {
            facts.put(event.id() + " " + event.occurredAt(), event);
            facts.put(event.again().id() + " " + event.occurredAt(), event);
        });
        for (Customer image : storm.customers.images()) {
            Optional<Event> cause = image.owed().stream()
                    .filter(TimelineEntry.class::isInstance)
                    .map(owed -> ((TimelineEntry) owed).eventId() + " " + ((TimelineEntry) owed).at())
                    .filter(facts::containsKey)
                    .map(facts::get)
                    .findFirst();
            cause.ifPresent(event -> image.owed().forEach(owed -> check(event, owed)));
        }
    }

    private void check(Event cause, Effect owed) {
        switch (owed) {
            case Message message -> {
                if (cause.backfill() || isStale(message, age(cause))) {
                    wrong.add("a mail owed by an old fact, " + cause.id() + ": " + message);
                }
            }
            case Announcement announcement -> {
                if (cause.backfill() && isAbout(cause, announcement)) {
                    wrong.add("announced, but imported: " + announcement);
                }
            }
            case TimelineEntry _, Effect.Withheld _, Effect.IdentityLink _, Effect.Erasure _ -> {}
        }
    }

    /** A refund that waited for its order is news of its own, although an imported order brings it to its effect. */
    private boolean isAbout(Event cause, Announcement announcement) {
        String about = announcement.eventId().replaceFirst("/.*", "");
        return about.equals(cause.id())
                || storm.history.facts().stream()
                        .filter(it -> it.id().equals(about))
                        .allMatch(Event::backfill);
    }

    private boolean isStale(Message message, Duration age) {
        if (message.asksForConsent()) {
            return age.compareTo(storm.playbook.courtesy().confirmation().goodFor()) > 0;
        }
        return storm.playbook.journeys().stream()
                .filter(journey -> journey.name().equals(message.journey()))
                .flatMap(journey -> journey.steps().stream())
                .noneMatch(step -> step instanceof Step.Send send
                        && send.template().equals(message.template())
                        && age.compareTo(send.freshFor()) <= 0);
    }

    private static Duration age(Event event) {
        return Duration.between(event.occurredAt(), event.receivedAt());
    }

    private void nothingStaleLeft() {
        Map<String, Instant> expiry = new HashMap<>();
        for (Customer image : storm.customers.images()) {
            for (Effect owed : image.owed()) {
                if (owed instanceof Message message) {
                    expiry.merge(
                            Left.name(message), message.expiresAt(), (one, other) -> one.isAfter(other) ? one : other);
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
}
