package dev.perennial.domain.decision;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.facts.FactWording;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.values.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision in the making: the record as far as it has come, and what is owed so far. Lives for one call of decide.
 */
public final class Draft {
    public final Event event;
    public Customer customer;
    private final List<String> decisions = new ArrayList<>();
    private final List<Effect> owed = new ArrayList<>();

    /** What happened by this event, under the names that journeys listen to. */
    private final Map<String, Map<String, Object>> happened = new LinkedHashMap<>();

    /** Upon what journeys begin now; at first upon all that happened. */
    private final Map<String, Map<String, Object>> beginnings = new LinkedHashMap<>();

    public Draft(Customer customer, Event event) {
        this.customer = customer;
        this.event = event;
    }

    public void decided(String decision) {
        decisions.add(decision);
    }

    public void owe(Effect what) {
        owed.add(what);
    }

    /** Something that journeys may answer happened; {@code data} goes into their mails. */
    public void happened(String type, Map<String, Object> data) {
        happened.put(type, data);
        beginnings.put(type, data);
    }

    /** The fact itself happened; journeys may answer it. */
    public void factHappened() {
        Fact fact = event.fact();
        FactType<Fact> type = FactTypes.of(fact);
        if (!type.isInJourneys()) {
            throw new IllegalStateException(type + " is declared as nothing that journeys hear of");
        }
        happened(type.eventName(), new HashMap<>(type.variables(fact)));
    }

    /** No journey begins upon it, not now. */
    public void holdBack(String type) {
        beginnings.remove(type);
    }

    /** Journeys begin upon it now, whenever it happened. */
    public void makeUpFor(String type, Map<String, Object> data) {
        beginnings.put(type, data);
    }

    /** The same, and others hear of it on the bus, unless it is history. */
    public void announce(String type, Map<String, Object> data) {
        happened(type, data);
        if (!event.backfill()) {
            tell(type, data, type);
        }
    }

    /**
     * Others hear of it on the bus; no journey does.
     *
     * @param part tells it from all else that the same event brings about
     */
    public void tell(String type, Map<String, Object> data, String part) {
        owe(new Effect.Announcement(event.id() + "/" + part, event.occurredAt(), customer.id(), type, data));
    }

    public boolean hasHappened(String type) {
        return happened.containsKey(type);
    }

    public Map<String, Map<String, Object>> happened() {
        return new LinkedHashMap<>(happened);
    }

    public Map<String, Map<String, Object>> beginnings() {
        return new LinkedHashMap<>(beginnings);
    }

    public List<Effect> owed() {
        return List.copyOf(owed);
    }

    public Customer finish(Map<String, Recalled> timeline) {
        return finishAs(event.id(), Optional.of(event.fact()), timeline);
    }

    public Customer finishAs(String id, Optional<Fact> fact, Map<String, Recalled> timeline) {
        String fingerprint = event.fingerprint();
        Optional<Money> amount = event.fact() instanceof Fact.PurchaseCompleted purchase
                ? Optional.of(purchase.total())
                : Optional.empty();
        owed.addFirst(new Effect.TimelineEntry(
                event.occurredAt(),
                id,
                FactWording.of(event),
                decisions,
                fingerprint,
                amount,
                fact.filter(Draft::canBeTakenInAgain)));
        ProcessedEvents.Seen seen = new ProcessedEvents.Seen(event.occurredAt(), id, fingerprint, amount);
        return customer.with(customer.processed().and(seen, timeline)).written(owed);
    }

    /** What is about a record rather than about a customer makes no sense for another record. */
    private static boolean canBeTakenInAgain(Fact fact) {
        return FactTypes.of(fact).origin() != FactType.Origin.OURS;
    }
}
