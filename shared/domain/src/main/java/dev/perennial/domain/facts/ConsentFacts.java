package dev.perennial.domain.facts;

import dev.perennial.domain.facts.Fact.ConsentChanged;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;

/** What customers allow, apart from introducing themselves. */
public final class ConsentFacts {
    private static final Field<ConsentChanged, String> PURPOSE = Field.required(
                    "purpose",
                    Kind.Text.matching(
                            "[a-z][a-z0-9-]*", 40, "must be small letters, digits and hyphens, a letter first"),
                    ConsentChanged::purpose,
                    "What for: marketing, which is all lifecycle mail, or a purpose of your own that the record only"
                            + " keeps.")
            .inConditions();
    private static final Field<ConsentChanged, Boolean> GRANTED = Field.required(
                    "granted", Kinds.YES_NO, ConsentChanged::granted, "True if given, false if withdrawn.")
            .inConditions();
    private static final Field<ConsentChanged, String> SOURCE = Field.required(
                    "source", Kinds.NAME, ConsentChanged::source, "Where it was said, for example unsubscribe link.")
            .inConditions();
    private static final Field<ConsentChanged, String> TEXT_VERSION = Field.optional(
            "textVersion", Kinds.TEXT_VERSION, ConsentChanged::textVersion, "Version of the text that was shown.");
    private static final Field<ConsentChanged, String> PROOF =
            Field.optional("proof", Kinds.PROOF, ConsentChanged::proof, "Where the proof of it lies.");

    public static final FactType<ConsentChanged> CONSENT_CHANGED = FactType.of(
                    "ConsentChanged",
                    ConsentChanged.class,
                    "A customer gave or withdrew consent.",
                    Shape.of(
                            values -> new ConsentChanged(
                                    values.the(PURPOSE),
                                    values.the(GRANTED),
                                    values.the(SOURCE),
                                    values.get(TEXT_VERSION),
                                    values.get(PROOF)),
                            PURPOSE,
                            GRANTED,
                            SOURCE,
                            TEXT_VERSION,
                            PROOF),
                    it -> (it.granted() ? "consented to " : "withdrew consent to ") + it.purpose() + ": " + it.source())
            .build();

    private ConsentFacts() {}
}
