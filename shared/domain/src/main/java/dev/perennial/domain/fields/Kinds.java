package dev.perennial.domain.fields;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import java.util.Optional;

/** The kinds that several facts share. */
public final class Kinds {
    /** A key in the company's own systems: of an order, a complaint, an article. */
    public static final Kind<String> KEY = Kind.Text.upTo(128).stripped().atLeast(1);

    /** A name, a place, a word or two. */
    public static final Kind<String> NAME = Kind.Text.upTo(200);

    /** A sentence or two. */
    public static final Kind<String> WORDS = Kind.Text.upTo(500);

    public static final Kind<Boolean> YES_NO = new Kind.YesNo();

    /** Strict with what comes from outside; what earlier builds stored stays readable. */
    public static final Kind<EmailAddress> EMAIL = Kind.Text.of(
                    EmailAddress.MAX_LENGTH, EmailAddress::read, EmailAddress::value, "is not an e-mail address")
            .where(text -> EmailAddress.parse(text).isPresent())
            .refusing(email -> email.fault().map(EmailAddress.Fault::words))
            .atLeast(3);

    public static final Kind<CustomerId> CUSTOMER_ID = Kind.Text.of(
                    64,
                    text -> CustomerId.isValid(text) ? Optional.of(new CustomerId(text)) : Optional.empty(),
                    CustomerId::value,
                    "must be the id of a customer")
            .describedBy("cus_[0-9a-hjkmnp-tv-z]{26}");

    public static final Kind<String> SEND_KEY = new Kind.Named<>(
            "sendKey",
            "Names one mail to one customer: journey, step and occasion.",
            Kind.Text.matching("[A-Za-z0-9._@-]+", 128, "is not the key of a mail")
                    .atLeast(1));

    public static final Kind<String> TEXT_VERSION =
            new Kind.Named<>("textVersion", "Version of the text that was shown.", Kind.Text.upTo(100));

    public static final Kind<String> PROOF = new Kind.Named<>(
            "proof",
            "Where the proof of it lies: the network address that a form was posted from, or what the company names.",
            NAME);

    private static final Field<Money, Long> AMOUNT = Field.required(
            "amount",
            new Kind.Whole(0, Money.MAX_MINOR_UNITS),
            Money::minorUnits,
            "Whole minor units (cents), written without a decimal point.");
    private static final Field<Money, String> CURRENCY = Field.required(
            "currency",
            Kind.Text.shaped(3, Money::isCurrency, "must be an ISO 4217 code such as EUR")
                    .describedBy("[A-Z]{3}"),
            Money::currency,
            "ISO 4217 code.");

    public static final Kind<Money> MONEY = new Kind.Named<>(
            "money",
            "An amount in the minor unit of its currency.",
            Kind.Parts.of(Shape.of(values -> new Money(values.the(AMOUNT), values.the(CURRENCY)), AMOUNT, CURRENCY)));

    private Kinds() {}
}
