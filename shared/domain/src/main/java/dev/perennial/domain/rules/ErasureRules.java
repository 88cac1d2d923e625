package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.Permission.Suppression;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.Profile;
import dev.perennial.domain.rules.consent.ConsentRules;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Forgets a customer. What remains are ids, which are hashes, the moment, and whether the address is suppressed. An
 * event of the time before that moment stays out when it comes late; an event after it begins a new record. Rows that
 * crossed the erasure on their way are removed a day later, and once more when no queue can hold anything of that time
 * any longer.
 */
final class ErasureRules implements Rule {
    private static final Duration SOON = Duration.ofDays(1);

    /** A queue keeps what it holds for 14 days at most. */
    private static final Duration AT_LAST = Duration.ofDays(15);

    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT);
    }

    /** Erases once more what crossed the erasure on its way, when the time for that has come. */
    @Override
    public void apply(Draft draft) {
        if (draft.event.fact() instanceof Fact.CustomerDue) {
            again(draft);
        }
    }

    @Override
    public Optional<Agenda> next(Customer customer) {
        return customer.identity().eraseAgainAt().map(at -> Agenda.at(at, "erasure"));
    }

    static Decision forget(Customer record, Event event) {
        Draft names = new Draft(record, event, Map.of());
        IdentityRules.link(names);
        Identity known = names.customer.identity();
        Instant until = Stream.of(
                        Stream.of(event.occurredAt(), event.receivedAt()),
                        record.lifecycle().lastSeenAt().stream(),
                        record.processed().recent().stream().map(ProcessedEvents.Seen::at))
                .flatMap(moments -> moments)
                .max(Instant::compareTo)
                .orElseThrow();
        Customer empty = Customer.unknown(record.id());
        Customer forgotten = new Customer(
                record.id(),
                empty.profile(),
                empty.lifecycle(),
                empty.purchases(),
                empty.feedback(),
                new Permission(Map.of(), nameless(record.suppression())),
                empty.entitlements(),
                Optional.empty(),
                empty.processed(),
                known.erased(until, names.customer.ids(), Optional.of(until.plus(SOON))),
                List.of(),
                record.version());
        names.owe(new Effect.Erasure(forgotten.identity().erasedIds(), until));
        return write(forgotten, names.owed());
    }

    /**
     * What a record has been told since the customer was forgotten, as far as it does not follow from the events that
     * are taken over one by one.
     */
    static Customer since(Customer record, Instant until) {
        Profile profile = record.profile();
        boolean seen = record.lifecycle().lastSeenAt().filter(until::isBefore).isPresent()
                || !record.entitlements().contracts().since(until).known().isEmpty();
        boolean addressTold = Optional.ofNullable(profile.toldAt().get("email"))
                .map(until::isBefore)
                .orElse(seen);
        Profile known = new Profile(
                profile.email().filter(_ -> addressTold),
                profile.externalId().filter(_ -> seen),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                addressTold ? withoutLead(profile.toldAt()) : Map.of());
        Permission permission = record.permission().since(until);
        for (Suppression suppression : nameless(record.suppression())) {
            permission = permission.also(suppression);
        }
        Customer empty = Customer.unknown(record.id());
        Lifecycle lifecycle = record.lifecycle();
        return empty.with(known)
                .with(permission)
                .with(asked(record.feedback(), until))
                .with(record.entitlements().since(until))
                .with(seen ? lifecycle.on(lifecycle.enrollments().since(until)) : empty.lifecycle());
    }

    /** Whether they were a lead since is told by the facts that are taken over. */
    private static Map<String, Instant> withoutLead(Map<String, Instant> toldAt) {
        Map<String, Instant> rest = new HashMap<>(toldAt);
        rest.remove(Profile.LEAD);
        return rest;
    }

    private static Feedback asked(Feedback told, Instant until) {
        Feedback asked = Feedback.NONE;
        for (Survey survey : Survey.values()) {
            asked = asked.with(survey, told.of(survey).since(until));
        }
        return asked;
    }

    /**
     * A record that an erasure named under another id is forgotten with the one that it found, and with all that has
     * been written until now.
     */
    static Decision forgetToo(Customer record, Customer found, Instant now) {
        Optional<Instant> at = found.identity()
                .erasedAt()
                .filter(moment -> !record.identity().isForgotten(moment))
                .filter(_ -> found.identity().erasedIds().contains(record.id()));
        return at.<Decision>map(moment -> forget(
                        record,
                        new Event(
                                "erased-" + found.id().value(),
                                moment,
                                now,
                                false,
                                CustomerRef.of(record.id()),
                                new Fact.CustomerErased(Optional.empty()))))
                .orElse(new Decision.Nothing("no erasure named this record"));
    }

    /** The sweep found an empty record due: what came meanwhile is removed. */
    static Decision again(Customer record, Event event) {
        Draft draft = new Draft(record, event, Map.of());
        again(draft);
        return write(draft.customer, draft.owed());
    }

    private static void again(Draft draft) {
        Identity identity = draft.customer.identity();
        if (identity.eraseAgainAt()
                .filter(at -> !at.isAfter(draft.event.receivedAt()))
                .isEmpty()) {
            return;
        }
        Instant until = identity.erasedAt().orElseThrow();
        Instant last = until.plus(AT_LAST);
        draft.owe(new Effect.Erasure(identity.erasedIds(), until));
        draft.customer = draft.customer.with(identity.erased(
                until, List.of(), identity.eraseAgainAt().filter(last::isAfter).map(_ -> last)));
    }

    /** A complaint or a bounce tells of the address even when nothing else is known of it. */
    static Decision newsOfMail(Customer record, Event event) {
        Draft draft = new Draft(record, event, Map.of());
        new ConsentRules().apply(draft);
        List<Suppression> suppressions = nameless(draft.customer
                .suppression()
                .or(() -> draft.customer.permission().suppressions().stream().findFirst()));
        return suppressions.isEmpty() || record.suppression().isPresent()
                ? new Decision.Nothing("the customer is forgotten")
                : write(record.with(new Permission(Map.of(), suppressions)), List.of());
    }

    private static Decision write(Customer record, List<Effect> owed) {
        Optional<Agenda> again = new ErasureRules().next(record);
        return new Decision.Write(record.due(again).written(owed));
    }

    /** The address is forgotten too: the suppression is one of any address that may come. */
    private static List<Suppression> nameless(Optional<Suppression> suppression) {
        return suppression.stream()
                .map(it -> new Suppression(it.at(), it.cause(), Optional.empty()))
                .toList();
    }
}
