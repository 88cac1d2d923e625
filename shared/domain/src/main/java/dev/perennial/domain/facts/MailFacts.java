package dev.perennial.domain.facts;

import dev.perennial.domain.facts.Fact.EmailBounced;
import dev.perennial.domain.facts.Fact.EmailClicked;
import dev.perennial.domain.facts.Fact.EmailComplained;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Key;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;
import dev.perennial.domain.values.EmailAddress;
import java.util.Optional;

/** What becomes of our mails, by the word of Amazon SES. */
public final class MailFacts {
    private static final String OURS = "The mail, by its key.";
    private static final String REACHED = "Where it was sent to.";

    private static final Field<EmailBounced, String> BOUNCED =
            Field.required("sendKey", Kinds.SEND_KEY, EmailBounced::sendKey, OURS);
    private static final Field<EmailBounced, Boolean> PERMANENT = Field.required(
                    "permanent", Kinds.YES_NO, EmailBounced::permanent, "Whether no mail will ever reach the address.")
            .inConditions();
    private static final Field<EmailBounced, String> REASON =
            Field.required("reason", Kinds.WORDS, EmailBounced::reason, "Why, by the word of Amazon SES.");
    private static final Field<EmailBounced, EmailAddress> BOUNCED_FROM =
            Field.optional("address", Kinds.EMAIL, EmailBounced::address, REACHED);

    public static final FactType<EmailBounced> EMAIL_BOUNCED = FactType.of(
                    "EmailBounced",
                    EmailBounced.class,
                    "A mail came back.",
                    Shape.of(
                            values -> new EmailBounced(
                                    values.the(BOUNCED),
                                    values.the(PERMANENT),
                                    values.the(REASON),
                                    values.get(BOUNCED_FROM)),
                            BOUNCED,
                            PERMANENT,
                            REASON,
                            BOUNCED_FROM),
                    it -> "mail bounced"
                            + (it.permanent() ? " for good: " : " for now: ")
                            + it.sendKey()
                            + ", "
                            + it.reason())
            .from(FactType.Origin.MAIL)
            .key(new Key<>(
                    "bounced-<sendKey>",
                    "",
                    it -> Optional.of((it.permanent() ? "bounced-" : "bounced-for-now-") + it.sendKey())))
            .build();

    private static final Field<EmailComplained, String> COMPLAINED =
            Field.required("sendKey", Kinds.SEND_KEY, EmailComplained::sendKey, OURS);
    private static final Field<EmailComplained, EmailAddress> COMPLAINED_FROM =
            Field.optional("address", Kinds.EMAIL, EmailComplained::address, REACHED);

    public static final FactType<EmailComplained> EMAIL_COMPLAINED = FactType.of(
                    "EmailComplained",
                    EmailComplained.class,
                    "The customer reported a mail as spam.",
                    Shape.of(
                            values -> new EmailComplained(values.the(COMPLAINED), values.get(COMPLAINED_FROM)),
                            COMPLAINED,
                            COMPLAINED_FROM),
                    it -> "mail reported as spam: " + it.sendKey())
            .from(FactType.Origin.MAIL)
            .key("complained-<sendKey>")
            .build();

    private static final Field<EmailClicked, String> CLICKED =
            Field.required("sendKey", Kinds.SEND_KEY, EmailClicked::sendKey, OURS);

    public static final FactType<EmailClicked> EMAIL_CLICKED = FactType.of(
                    "EmailClicked",
                    EmailClicked.class,
                    "The customer followed a link of a mail for the first time.",
                    Shape.of(values -> new EmailClicked(values.the(CLICKED)), CLICKED),
                    it -> "followed a link in " + it.sendKey())
            .from(FactType.Origin.MAIL)
            .key("clicked-<sendKey>")
            .signOfLife()
            .build();

    private MailFacts() {}
}
