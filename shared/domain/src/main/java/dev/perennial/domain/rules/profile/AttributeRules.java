package dev.perennial.domain.rules.profile;

import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeCatalog.Reading;
import dev.perennial.domain.attributes.Attributes;
import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import java.util.Map;
import java.util.TreeMap;

/**
 * The company's own attributes: of each the latest word counts. What is not declared, or is none of its type, is left
 * out and the timeline says so; how it is refused where it is posted is {@link AttributeCatalog#refusesOthers}.
 */
public final class AttributeRules implements FactRule {
    private final AttributeCatalog catalog;
    private final FactHandlers handlers = FactHandlers.NONE
            .on(Fact.CustomerSignedUp.class, (draft, fact) -> tell(draft, fact.attributes()))
            .on(Fact.LeadCaptured.class, (draft, fact) -> tell(draft, fact.attributes()))
            .on(Fact.AttributesChanged.class, this::changed);

    public AttributeRules(AttributeCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public FactHandlers handlers() {
        return handlers;
    }

    private void changed(Draft draft, Fact.AttributesChanged fact) {
        Attributes before = draft.customer.profile().attributes();
        tell(draft, fact.attributes());
        if (before.equals(draft.customer.profile().attributes())) {
            draft.decided("nothing changes: later words count");
        } else {
            draft.factHappened();
        }
    }

    private void tell(Draft draft, Map<String, String> said) {
        Attributes known = draft.customer.profile().attributes();
        for (Map.Entry<String, String> each : new TreeMap<>(said).entrySet()) {
            String name = each.getKey();
            switch (catalog.read(name, each.getValue())) {
                case Reading.Known(String value) ->
                    known = known.and(name, new Attributes.Told(value, draft.event.occurredAt()));
                case Reading.Undeclared(String because) ->
                    draft.decided("attribute " + name + " left out: it " + because);
                case Reading.Wrong(String because) -> draft.decided("attribute " + name + " left out: it " + because);
            }
        }
        draft.customer = draft.customer.with(draft.customer.profile().with(known));
    }
}
