package dev.perennial.document;

import dev.perennial.domain.facts.ContractFacts;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.facts.IntroductionFacts;
import dev.perennial.domain.fields.Shape;
import dev.perennial.domain.values.Attribution;
import java.util.Map;

/** A fact as the data of its event. What the bus carries and what the timeline keeps have the same words. */
public final class FactDocument {
    private FactDocument() {}

    public static Map<String, Object> of(Fact fact) {
        return FactTypes.of(fact).document(fact);
    }

    /** What a record keeps of a fact besides the words that tell it. */
    static Map<String, Object> kept(Fact fact) {
        return FactTypes.of(fact).kept(fact);
    }

    /** Reads what {@link #of(Fact)} wrote; {@code type} is the event's name. */
    static Fact read(String type, Document from) {
        FactType<?> declared =
                FactTypes.named(type).orElseThrow(() -> new IllegalArgumentException("no such fact: " + type));
        return read(declared.shape(), from);
    }

    static Fact.ContractChanged contract(Document from) {
        return read(ContractFacts.CONTRACT_CHANGED.shape(), from);
    }

    public static Map<String, Object> of(Attribution attribution) {
        return IntroductionFacts.ATTRIBUTION.write(attribution);
    }

    static Attribution attribution(Document from) {
        return read(IntroductionFacts.ATTRIBUTION, from);
    }

    private static <T> T read(Shape<T> shape, Document from) {
        return shape.read(new StoredFields(from)).orElseThrow();
    }
}
