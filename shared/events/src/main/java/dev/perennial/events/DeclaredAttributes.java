package dev.perennial.events;

import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeCatalog.Reading;
import dev.perennial.domain.facts.Fact;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the attributes of a fact against what the company declares. What is not declared is refused by name, or left
 * out and noted, as the company says; a value of another type is refused. A form is taken in without what it should not
 * say.
 */
record DeclaredAttributes(AttributeCatalog catalog) {
    /**
     * The fact with the values as they are kept.
     *
     * @param body takes what is wrong
     */
    Fact checked(Fact fact, Fields body, boolean signed) {
        Map<String, String> said = said(fact);
        if (said.isEmpty()) {
            return fact;
        }
        String path = body.has("data") ? "data.attributes" : "attributes";
        Map<String, String> taken = new TreeMap<>();
        new TreeMap<>(said).forEach((name, text) -> {
            String field = path + "." + name;
            switch (catalog.read(name, text)) {
                case Reading.Known(String value) -> {
                    if (signed || isOpen(name)) {
                        taken.put(name, value);
                    } else {
                        body.problem(field, "needs a signed post");
                    }
                }
                case Reading.Undeclared(String because) -> {
                    if (catalog.refusesOthers()) {
                        body.problem(field, because);
                    } else {
                        body.leaveOut(field);
                    }
                }
                case Reading.Wrong(String because) -> body.problem(field, because);
            }
        });
        if (fact instanceof Fact.AttributesChanged && taken.isEmpty() && body.sound()) {
            body.deny(path, "names none that attributes.yaml declares");
        }
        return with(fact, taken);
    }

    private boolean isOpen(String name) {
        return catalog.named(name).filter(Attribute::byForms).isPresent();
    }

    private static Map<String, String> said(Fact fact) {
        return switch (fact) {
            case Fact.CustomerSignedUp it -> it.attributes();
            case Fact.LeadCaptured it -> it.attributes();
            case Fact.AttributesChanged it -> it.attributes();
            default -> Map.of();
        };
    }

    private static Fact with(Fact fact, Map<String, String> attributes) {
        return switch (fact) {
            case Fact.CustomerSignedUp it ->
                new Fact.CustomerSignedUp(
                        it.name(),
                        it.locale(),
                        it.timezone(),
                        it.consent(),
                        it.attribution(),
                        it.birthday(),
                        attributes);
            case Fact.LeadCaptured it ->
                new Fact.LeadCaptured(
                        it.name(),
                        it.locale(),
                        it.timezone(),
                        it.consent(),
                        it.attribution(),
                        it.interest(),
                        it.birthday(),
                        attributes);
            case Fact.AttributesChanged _ -> new Fact.AttributesChanged(attributes);
            default -> fact;
        };
    }
}
