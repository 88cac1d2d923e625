package dev.perennial.domain.decision;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A decision in the making: the record as the rules so far have left it, and what it owes so far. A draft lives for one
 * event.
 */
public final class Draft {
    public final Event event;

    /** The record as it stood before the event. */
    public final Customer before;

    /** What the timeline tells of the ids in {@link ProcessedEvents#doubts}. */
    public final Map<String, Recalled> timeline;

    /** The record as the rules so far have left it. */
    public Customer customer;

    private final List<String> decisions;
    private final List<Effect> owed;

    /** Events that had waited for this one. */
    private final List<Event> late = new ArrayList<>();

    /** What this event brought about, under the names that journeys listen to. */
    private final Map<String, Map<String, Object>> happened = new LinkedHashMap<>();

    /** What journeys begin upon now; at first all that happened. */
    private final Map<String, Map<String, Object>> beginnings = new LinkedHashMap<>();

    public Draft(Customer before, Event event, Map<String, Recalled> timeline) {
        this(before, event, timeline, new ArrayList<>(), new ArrayList<>());
    }

    private Draft(
            Customer before, Event event, Map<String, Recalled> timeline, List<String> decisions, List<Effect> owed) {
        this.before = before;
        this.event = event;
        this.timeline = timeline;
        this.customer = before;
        this.decisions = decisions;
        this.owed = owed;
    }

    /** Adds a line to what the timeline tells of this event. */
    public void decided(String decision) {
        decisions.add(decision);
    }

    /** Adds something that the written record owes. */
    public void owe(Effect what) {
        owed.add(what);
    }

    /** Notes that something happened that journeys may answer; {@code data} goes into their mails. */
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

    /** Notes that a fact that had waited for this event has happened by now; journeys may answer it. */
    public void catchUpOn(Instant at, Fact fact) {
        late.add(new Event(fact.naturalKey().orElseThrow(), at, event.receivedAt(), false, event.customer(), fact));
    }

    /**
     * Has a rule answer each event that had waited for this one, in the order in which they came, as if it had come
     * now. What it decides and owes is this draft's.
     */
    public void catchUp(Consumer<Draft> rule) {
        for (Event event : late) {
            Draft then = new Draft(customer, event, timeline, decisions, owed);
            then.factHappened();
            rule.accept(then);
            customer = then.customer;
        }
    }

    /** Keeps journeys from beginning upon it now. */
    public void holdBack(String type) {
        beginnings.remove(type);
    }

    /** Lets journeys begin upon it now, whenever it happened. */
    public void makeUpFor(String type, Map<String, Object> data) {
        beginnings.put(type, data);
    }

    /** Notes the same and owes an announcement on the bus, unless the event is imported history. */
    public void announce(String type, Map<String, Object> data) {
        happened(type, data);
        if (!event.backfill()) {
            tell(type, data, type);
        }
    }

    /**
     * Owes an announcement on the bus that no journey hears of.
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

    /** The record as it is to be written, with its row of the timeline first among what is owed. */
    public Customer finish() {
        return finishAs(event.id(), Optional.of(event.fact()));
    }

    /** The same under another id, and with another fact or none in the row. */
    public Customer finishAs(String id, Optional<Fact> fact) {
        String fingerprint = event.fingerprint();
        Optional<Money> amount = event.fact() instanceof Fact.PurchaseCompleted purchase
                ? Optional.of(purchase.total())
                : Optional.empty();
        owed.addFirst(new Effect.TimelineEntry(
                event.occurredAt(),
                id,
                event.words(),
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
