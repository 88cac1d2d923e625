package dev.perennial.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.document.FactDocument;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactTypes;

/** A fact as the data of its event; what is absent is left out. */
final class FactWriter {
    private FactWriter() {}

    static ObjectNode data(Fact fact) {
        if (!FactTypes.of(fact).isOnTheBus()) {
            // What SES reports reaches the record by SES's own events, never by ours.
            throw new IllegalArgumentException(fact.type() + " does not travel on the bus");
        }
        return StrictJson.tree(FactDocument.of(fact));
    }
}
