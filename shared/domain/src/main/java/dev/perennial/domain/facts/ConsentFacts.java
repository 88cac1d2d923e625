package dev.perennial.domain.facts;

import dev.perennial.domain.facts.Fact.AddressSuppressed;
import dev.perennial.domain.facts.Fact.ConsentChanged;
import dev.perennial.domain.facts.Fact.SuppressedBy;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;
import dev.perennial.domain.values.EmailAddress;
import java.util.List;

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

    private static final Field<AddressSuppressed, SuppressedBy> CAUSE = Field.required(
                    "cause",
                    new Kind.Choice<>(List.of(SuppressedBy.values()), SuppressedBy::word),
                    AddressSuppressed::cause,
                    "hard-bounce: mail came back for good; spam-report: a mail was reported as spam.")
            .inConditions();
    private static final Field<AddressSuppressed, String> SAID_BY = Field.required(
            "source", Kinds.NAME, AddressSuppressed::source, "Which system says so, for example Mailchimp export.");
    private static final Field<AddressSuppressed, EmailAddress> SUPPRESSED = Field.optional(
            "address",
            Kinds.EMAIL,
            AddressSuppressed::address,
            "The address meant; absent where it is the one that names the customer.");

    public static final FactType<AddressSuppressed> ADDRESS_SUPPRESSED = FactType.of(
                    "AddressSuppressed",
                    AddressSuppressed.class,
                    "Another system that wrote to an address says that mail came back for good, or was reported as spam:"
                            + " none goes there any more.",
                    Shape.of(
                            values -> new AddressSuppressed(
                                    values.the(CAUSE), values.the(SAID_BY), values.get(SUPPRESSED)),
                            CAUSE,
                            SAID_BY,
                            SUPPRESSED),
                    it -> "address suppressed: " + it.cause().word() + ", " + it.source())
            .build();

    private ConsentFacts() {}
}
