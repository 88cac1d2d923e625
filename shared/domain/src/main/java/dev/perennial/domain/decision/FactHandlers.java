package dev.perennial.domain.decision;

import dev.perennial.domain.facts.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The facts that a rule handles, each with what the rule does about it. */
public final class FactHandlers {
    /** Handles nothing; {@link #on} adds to it. */
    public static final FactHandlers NONE = new FactHandlers(Map.of());

    private final Map<Class<? extends Fact>, BiConsumer<Draft, Fact>> byFact;

    private FactHandlers(Map<Class<? extends Fact>, BiConsumer<Draft, Fact>> byFact) {
        this.byFact = byFact;
    }

    /**
     * These handlers and one more.
     *
     * @throws IllegalArgumentException where the fact is handled already
     */
    public <F extends Fact> FactHandlers on(Class<F> fact, BiConsumer<Draft, ? super F> handler) {
        Map<Class<? extends Fact>, BiConsumer<Draft, Fact>> next = new HashMap<>(byFact);
        if (next.put(fact, (draft, it) -> handler.accept(draft, fact.cast(it))) != null) {
            throw new IllegalArgumentException(fact + " is handled already");
        }
        return new FactHandlers(next);
    }

    /** The handled facts. */
    public Set<Class<? extends Fact>> facts() {
        return Set.copyOf(byFact.keySet());
    }

    /** Runs the handler of the draft's fact; does nothing where it has none. */
    public void apply(Draft draft) {
        BiConsumer<Draft, Fact> handler = byFact.get(draft.event.fact().getClass());
        if (handler != null) {
            handler.accept(draft, draft.event.fact());
        }
    }
}
