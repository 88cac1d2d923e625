package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.Profile;
import dev.perennial.domain.rules.commerce.LoyaltyRules;
import dev.perennial.domain.rules.commerce.OfferRules;
import dev.perennial.domain.rules.consent.ConsentRules;
import dev.perennial.domain.rules.lifecycle.SegmentRules;
import dev.perennial.domain.rules.lifecycle.StageRules;
import dev.perennial.domain.rules.profile.ProfileRules;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How two records become one: the survivor takes in the events of the other, each as it takes in an event that may have
 * come before. So nothing is counted twice, whatever came to both of them; and an event that still comes to the other
 * finds the survivor, which knows whether it is new.
 */
public final class MergeRules {
    private final FactRules applying;
    private final LoyaltyRules earning;
    private final StageRules staging;
    private final SegmentRules segmenting;
    private final AgendaRules planning;

    MergeRules(
            FactRules applying,
            LoyaltyRules earning,
            StageRules staging,
            SegmentRules segmenting,
            AgendaRules planning) {
        this.applying = applying;
        this.earning = earning;
        this.staging = staging;
        this.segmenting = segmenting;
        this.planning = planning;
    }

    /** The events told by rows of a closed record, as the survivor takes them in. */
    public static List<Event> events(List<TimelineEntry> rows, CustomerId survivor, Instant now) {
        return rows.stream()
                .filter(row -> row.fact().isPresent())
                .map(row -> event(row, survivor, now))
                .toList();
    }

    /**
     * Takes in events of a closed record. What they allowed is settled by {@link #join}.
     *
     * @param rows as the timeline tells them; those without a fact change nothing
     * @param timeline what the survivor's timeline knows of them
     */
    public Decision takeOver(
            Customer survivor, CustomerId from, List<TimelineEntry> rows, Map<String, Recalled> timeline, Instant now) {
        Customer customer = survivor;
        List<Effect> owed = new ArrayList<>();
        for (TimelineEntry row : rows) {
            if (row.fact().isEmpty()
                    || customer.identity().isForgotten(row.at())
                    || customer.processed().recall(row.eventId(), timeline).isPresent()) {
                continue;
            }
            Permission permission = customer.permission();
            Draft draft = new Draft(customer, event(row, survivor.id(), now));
            applying.apply(draft, timeline);
            customer = draft.customer
                    .with(permission)
                    .with(customer.processed()
                            .with(new ProcessedEvents.Seen(row.at(), row.eventId(), row.fingerprint(), row.amount())));
            owed.add(takenOver(row, from));
        }
        return owed.isEmpty() ? new Decision.Nothing("all of it is known") : new Decision.Write(customer.written(owed));
    }

    /** A row of a closed record as the survivor's timeline tells it. */
    public static TimelineEntry takenOver(TimelineEntry row, CustomerId from) {
        List<String> decisions = new ArrayList<>(row.decisions());
        decisions.add("taken over from " + from);
        return new TimelineEntry(
                row.at(), row.eventId(), row.what(), decisions, row.fingerprint(), row.amount(), row.fact());
    }

    /** An erasure that named both records forgets both, whichever of them it found. */
    public Decision forgetToo(Customer survivor, Customer closed, Instant now) {
        return ErasureRules.forgetToo(survivor, closed, now);
    }

    /**
     * Settles what does not follow from single events, when all of them are taken over.
     *
     * @param closed the other record as it was closed
     * @param merged the event that says so
     */
    public Decision join(Customer survivor, Customer closed, Event merged, Map<String, Recalled> timeline) {
        Identity identity = joined(survivor, closed);
        if (survivor.isErased()) {
            Instant until = identity.erasedAt().orElseThrow();
            return identity.equals(survivor.identity())
                    ? new Decision.Nothing("already joined")
                    : new Decision.Write(
                            survivor.with(identity).written(List.of(new Effect.Erasure(identity.erasedIds(), until))));
        }
        if (survivor.processed().recall(merged.id(), timeline).isPresent()) {
            return new Decision.Nothing("already joined");
        }
        Draft draft = new Draft(survivor, merged);
        Customer other =
                identity.erasedAt().map(at -> ErasureRules.since(closed, at)).orElse(closed);
        Profile profile = ProfileRules.joined(survivor.profile(), other.profile());
        draft.customer = survivor.with(profile)
                .with(ConsentRules.joined(survivor.permission(), other.permission()))
                .with(asked(survivor.feedback(), other.feedback()))
                .with(survivor.entitlements().joined(other.entitlements()))
                .with(identity)
                .with(survivor.lifecycle()
                        .on(survivor.lifecycle()
                                .enrollments()
                                .joined(other.lifecycle().enrollments())));
        other.lifecycle()
                .lastSeenAt()
                .ifPresent(at -> draft.customer =
                        draft.customer.with(draft.customer.lifecycle().seen(at)));
        OfferRules.tellNewUses(draft, survivor.entitlements());
        identity.erasedAt().ifPresent(until -> draft.owe(new Effect.Erasure(identity.erasedIds(), until)));
        draft.decided("joined: its events count here, of consents the stricter ones");
        earning.apply(draft);
        staging.apply(draft);
        segmenting.apply(draft);
        planning.apply(draft);
        return new Decision.Write(draft.finish(timeline));
    }

    private static Feedback asked(Feedback here, Feedback there) {
        Feedback both = here;
        for (Survey survey : Survey.values()) {
            both = both.with(survey, here.of(survey).joined(there.of(survey)));
        }
        return both;
    }

    /**
     * The later of both erasures holds. The rows of the closed record go with it; those of the survivor stay, unless it
     * was forgotten itself.
     */
    private static Identity joined(Customer survivor, Customer closed) {
        Identity here = survivor.identity().also(closed.ids());
        Identity there = closed.identity();
        if (here.erasedAt().isEmpty() && there.erasedAt().isEmpty()) {
            return here;
        }
        Set<CustomerId> goes = new LinkedHashSet<>(closed.ids());
        goes.addAll(there.erasedIds());
        if (!here.erasedIds().contains(survivor.id())) {
            goes.remove(survivor.id());
        }
        return there.erasedAt()
                .filter(at -> !here.isForgotten(at))
                .map(at -> here.erased(at, goes, there.eraseAgainAt()))
                .orElseGet(() -> here.erased(here.erasedAt().orElseThrow(), goes, here.eraseAgainAt()));
    }

    private static Event event(TimelineEntry row, CustomerId survivor, Instant now) {
        return new Event(
                row.eventId(),
                row.at(),
                now,
                true,
                CustomerRef.of(survivor),
                row.fact().orElseThrow());
    }
}
