package dev.perennial.domain.facts;

import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.facts.Fact.AttributesChanged;
import dev.perennial.domain.facts.Fact.ConsentGiven;
import dev.perennial.domain.facts.Fact.CustomerSignedUp;
import dev.perennial.domain.facts.Fact.LeadCaptured;
import dev.perennial.domain.fields.Address;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.zones.TimeZones;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The facts by which somebody introduces themselves, or is introduced, and what else is known of them. */
public final class IntroductionFacts {
    /** What they are is said in attributes.yaml, which is looked at beyond this. */
    private static final Kind<Map<String, String>> ATTRIBUTES = new Kind.Named<>(
            "attributes",
            "Attributes of the company's own, by the names of attributes.yaml: a text, a number, true or false, a date as"
                    + " 2027-03-31, an amount as EUR 12.50. An empty text takes a value back.",
            new Kind.TextsByName(Attribute.NAME, AttributeCatalog.MOST, AttributeType.MOST_CHARACTERS));

    private static final Kind<String> NAME =
            new Kind.Named<>("name", "How the customer is addressed.", Kind.Text.upTo(200));

    private static final Kind<String> LOCALE = new Kind.Named<>(
            "locale",
            "Language of the mails as a BCP 47 tag, for example de or de-DE.",
            Kind.Text.shaped(35, IntroductionFacts::isLanguageTag, "must be a BCP 47 language tag such as de or de-DE")
                    .atLeast(2));

    private static final Kind<String> TIMEZONE = new Kind.Named<>(
            "timezone",
            "IANA time zone, for example Europe/Berlin.",
            Kind.Text.shaped(64, TimeZones::exists, "must be an IANA time zone such as Europe/Berlin")
                    .atLeast(1));

    private static final Kind<Birthday> BIRTHDAY = new Kind.Named<>(
            "birthday",
            "Day of birth: month and day (02-29), or a date (1992-02-29) of which the year is not kept.",
            Kind.Text.of(
                            10,
                            Birthday::read,
                            Birthday::value,
                            "must be a day such as 02-29, or a date such as 1992-02-29")
                    .describedBy("(\\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"));

    private static final Field<Attribution, String> SOURCE =
            Field.optional("source", Kinds.NAME, Attribution::source, "For example google.");
    private static final Field<Attribution, String> MEDIUM =
            Field.optional("medium", Kinds.NAME, Attribution::medium, "For example cpc.");
    private static final Field<Attribution, String> CAMPAIGN =
            Field.optional("campaign", Kinds.NAME, Attribution::campaign, "For example autumn.");

    /** Where a customer came from, in events and in records. */
    public static final Shape<Attribution> ATTRIBUTION = Shape.of(
            values -> new Attribution(values.get(SOURCE), values.get(MEDIUM), values.get(CAMPAIGN)),
            SOURCE,
            MEDIUM,
            CAMPAIGN);

    private static final Kind<Attribution> TOUCH = new Kind.Named<>(
            "attribution",
            "Where the customer came from.",
            Kind.Parts.of(ATTRIBUTION).absentWhereEmpty());

    private static final Field<ConsentGiven, Boolean> MARKETING = Field.required(
            "marketing", Kinds.YES_NO, ConsentGiven::marketing, "Whether marketing mails were consented to.");
    private static final Field<ConsentGiven, String> CONSENT_SOURCE = Field.optional(
            "source",
            Kinds.NAME,
            given -> Optional.of(given.source()),
            "Where the answer was given, for example web form.");
    private static final Field<ConsentGiven, String> TEXT_VERSION = Field.optional(
            "textVersion", Kinds.TEXT_VERSION, ConsentGiven::textVersion, "Version of the text that was shown.");
    private static final Field<ConsentGiven, String> PROOF = Field.optional(
            "proof",
            Kinds.PROOF,
            ConsentGiven::proof,
            "Where the proof of it lies: the network address that a form was posted from, or what the company names.");
    private static final Field<ConsentGiven, Boolean> TO_BE_CONFIRMED = Field.optional(
            "toBeConfirmed",
            Kinds.YES_NO,
            given -> Optional.of(true).filter(_ -> given.toBeConfirmed()),
            "True where it counts only once the holder of the address has confirmed it (double opt-in).");

    private static final Field<CustomerSignedUp, String> SIGN_UP_LOCALE = Field.optional(
                    "locale", LOCALE, CustomerSignedUp::locale, "Language of the mails.")
            .inConditions();
    private static final Field<CustomerSignedUp, String> SIGN_UP_TIMEZONE = Field.optional(
                    "timezone", TIMEZONE, CustomerSignedUp::timezone, "Where the customer's day begins.")
            .inConditions();
    private static final Field<CustomerSignedUp, String> SIGN_UP_NAME =
            Field.optional("name", NAME, CustomerSignedUp::name, "How the customer is addressed.");
    private static final Field<CustomerSignedUp, ConsentGiven> SIGN_UP_CONSENT = Field.optional(
            "consent",
            consent("sign-up"),
            CustomerSignedUp::consent,
            "What the customer was asked and answered; absent if nothing was asked.");
    private static final Field<CustomerSignedUp, Attribution> SIGN_UP_ATTRIBUTION =
            Field.optional("attribution", TOUCH, CustomerSignedUp::attribution, "Where the customer came from.");
    private static final Field<CustomerSignedUp, Birthday> SIGN_UP_BIRTHDAY =
            Field.optional("birthday", BIRTHDAY, CustomerSignedUp::birthday, "Day of birth; the year is not kept.");

    private static final Field<CustomerSignedUp, Map<String, String>> SIGN_UP_ATTRIBUTES =
            Field.optional("attributes", ATTRIBUTES, it -> some(it.attributes()), "What the company knows besides.");

    public static final FactType<CustomerSignedUp> CUSTOMER_SIGNED_UP = FactType.of(
                    "CustomerSignedUp",
                    CustomerSignedUp.class,
                    "A person signed up: by a form, in the shop, or in a list that was imported.",
                    Shape.of(
                            values -> new CustomerSignedUp(
                                    values.get(SIGN_UP_NAME),
                                    values.get(SIGN_UP_LOCALE),
                                    values.get(SIGN_UP_TIMEZONE),
                                    values.get(SIGN_UP_CONSENT),
                                    values.get(SIGN_UP_ATTRIBUTION),
                                    values.get(SIGN_UP_BIRTHDAY),
                                    values.get(SIGN_UP_ATTRIBUTES).orElse(Map.of())),
                            SIGN_UP_NAME,
                            SIGN_UP_LOCALE,
                            SIGN_UP_TIMEZONE,
                            SIGN_UP_CONSENT,
                            SIGN_UP_ATTRIBUTION,
                            SIGN_UP_BIRTHDAY,
                            SIGN_UP_ATTRIBUTES),
                    _ -> "signed up")
            .postedTo("/v1/signups", Address.Access.ANYBODY)
            .timeField("signedUpAt")
            .inJourneys()
            .signOfLife()
            .build();

    private static final Field<LeadCaptured, String> LEAD_NAME =
            Field.optional("name", NAME, LeadCaptured::name, "How the customer is addressed.");
    private static final Field<LeadCaptured, String> LEAD_LOCALE = Field.optional(
                    "locale", LOCALE, LeadCaptured::locale, "Language of the mails.")
            .inConditions();
    private static final Field<LeadCaptured, String> LEAD_TIMEZONE = Field.optional(
                    "timezone", TIMEZONE, LeadCaptured::timezone, "Where the customer's day begins.")
            .inConditions();
    private static final Field<LeadCaptured, ConsentGiven> LEAD_CONSENT = Field.optional(
            "consent",
            consent("lead"),
            LeadCaptured::consent,
            "What the customer was asked and answered; absent if nothing was asked.");
    private static final Field<LeadCaptured, Attribution> LEAD_ATTRIBUTION =
            Field.optional("attribution", TOUCH, LeadCaptured::attribution, "Where the customer came from.");
    private static final Field<LeadCaptured, String> INTEREST = Field.optional(
                    "interest", Kinds.WORDS, LeadCaptured::interest, "What they asked for, in a few words.")
            .inConditions()
            .inMails()
            .notInRecords();
    private static final Field<LeadCaptured, Birthday> LEAD_BIRTHDAY =
            Field.optional("birthday", BIRTHDAY, LeadCaptured::birthday, "Day of birth; the year is not kept.");

    private static final Field<LeadCaptured, Map<String, String>> LEAD_ATTRIBUTES =
            Field.optional("attributes", ATTRIBUTES, it -> some(it.attributes()), "What the company knows besides.");

    public static final FactType<LeadCaptured> LEAD_CAPTURED = FactType.of(
                    "LeadCaptured",
                    LeadCaptured.class,
                    "Somebody left their address, or the company entered it, and is no customer yet.",
                    Shape.of(
                            values -> new LeadCaptured(
                                    values.get(LEAD_NAME),
                                    values.get(LEAD_LOCALE),
                                    values.get(LEAD_TIMEZONE),
                                    values.get(LEAD_CONSENT),
                                    values.get(LEAD_ATTRIBUTION),
                                    values.get(INTEREST),
                                    values.get(LEAD_BIRTHDAY),
                                    values.get(LEAD_ATTRIBUTES).orElse(Map.of())),
                            LEAD_NAME,
                            LEAD_LOCALE,
                            LEAD_TIMEZONE,
                            LEAD_CONSENT,
                            LEAD_ATTRIBUTION,
                            INTEREST,
                            LEAD_BIRTHDAY,
                            LEAD_ATTRIBUTES),
                    it -> "left their address"
                            + it.interest().map(text -> ": " + text).orElse(""))
            .postedTo("/v1/leads", Address.Access.ANYBODY)
            .timeField("capturedAt")
            .inJourneys()
            .signOfLife()
            .build();

    private static final Field<AttributesChanged, Map<String, String>> CHANGED =
            Field.required("attributes", ATTRIBUTES, AttributesChanged::attributes, "The attributes that change.");

    public static final FactType<AttributesChanged> ATTRIBUTES_CHANGED = FactType.of(
                    "AttributesChanged",
                    AttributesChanged.class,
                    "The company knows something else of a customer by its own attributes: of each the latest word"
                            + " counts.",
                    Shape.of(values -> new AttributesChanged(values.the(CHANGED)), CHANGED),
                    it -> "attributes changed: "
                            + String.join(", ", new TreeSet<>(it.attributes().keySet())))
            .postedTo("/v1/customers", Address.Access.COMPANY)
            .inJourneys()
            .build();

    private IntroductionFacts() {}

    private static Optional<Map<String, String>> some(Map<String, String> attributes) {
        return Optional.of(attributes).filter(it -> !it.isEmpty());
    }

    /** The answer to the consent question; {@code where} it was given if nobody says. */
    private static Kind<ConsentGiven> consent(String where) {
        Shape<ConsentGiven> shape = Shape.of(
                values -> new ConsentGiven(
                        values.the(MARKETING),
                        values.get(CONSENT_SOURCE).orElse(values.areOfAForm() ? "web form" : where),
                        values.get(TEXT_VERSION),
                        values.get(PROOF),
                        values.get(TO_BE_CONFIRMED).orElse(false)),
                MARKETING,
                CONSENT_SOURCE,
                TEXT_VERSION,
                PROOF,
                TO_BE_CONFIRMED);
        return new Kind.Named<>(
                "consent",
                "What the customer was asked and answered; absent if nothing was asked.",
                Kind.Parts.of(shape).askedBy(MARKETING));
    }

    private static boolean isLanguageTag(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }
}
