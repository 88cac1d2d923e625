package dev.perennial.domain.facts;

import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Survey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an event says. */
public sealed interface Fact {
    /** The event's name on the bus. */
    default String type() {
        return FactTypes.of(this).eventName();
    }

    /** The id that follows from the fact itself, where it has one; it wins over any id that the sender chose. */
    default Optional<String> naturalKey() {
        return FactTypes.of(this).key(this);
    }

    record CustomerSignedUp(
            Optional<String> name,
            Optional<String> locale,
            Optional<String> timezone,
            Optional<ConsentGiven> consent,
            Optional<Attribution> attribution,
            Optional<Birthday> birthday,
            Map<String, String> attributes)
            implements Fact {
        public CustomerSignedUp {
            attributes = Map.copyOf(attributes);
        }

        public CustomerSignedUp(
                Optional<String> name,
                Optional<String> locale,
                Optional<String> timezone,
                Optional<ConsentGiven> consent,
                Optional<Attribution> attribution,
                Optional<Birthday> birthday) {
            this(name, locale, timezone, consent, attribution, birthday, Map.of());
        }

        public CustomerSignedUp(
                Optional<String> name,
                Optional<String> locale,
                Optional<String> timezone,
                Optional<ConsentGiven> consent,
                Optional<Attribution> attribution) {
            this(name, locale, timezone, consent, attribution, Optional.empty());
        }
    }

    /** Somebody left their address or was entered by the company, and is no customer yet. */
    record LeadCaptured(
            Optional<String> name,
            Optional<String> locale,
            Optional<String> timezone,
            Optional<ConsentGiven> consent,
            Optional<Attribution> attribution,
            Optional<String> interest,
            Optional<Birthday> birthday,
            Map<String, String> attributes)
            implements Fact {
        public LeadCaptured {
            attributes = Map.copyOf(attributes);
        }

        public LeadCaptured(
                Optional<String> name,
                Optional<String> locale,
                Optional<String> timezone,
                Optional<ConsentGiven> consent,
                Optional<Attribution> attribution,
                Optional<String> interest,
                Optional<Birthday> birthday) {
            this(name, locale, timezone, consent, attribution, interest, birthday, Map.of());
        }

        public LeadCaptured(
                Optional<String> name,
                Optional<String> locale,
                Optional<String> timezone,
                Optional<ConsentGiven> consent,
                Optional<Attribution> attribution,
                Optional<String> interest) {
            this(name, locale, timezone, consent, attribution, interest, Optional.empty());
        }
    }

    /**
     * The answer to the consent question of a form; {@code marketing} false is a refusal, not a withdrawal.
     *
     * @param proof where the proof lies: the address that the form was posted from, or what the sender names
     * @param toBeConfirmed true where it counts only once it is confirmed (double opt-in)
     */
    record ConsentGiven(
            boolean marketing,
            String source,
            Optional<String> textVersion,
            Optional<String> proof,
            boolean toBeConfirmed) {}

    /**
     * What the company knows of a customer by attributes of its own. Those that are not named stay as they are.
     *
     * @param attributes by name, each as a text; an empty one takes the value back
     */
    record AttributesChanged(Map<String, String> attributes) implements Fact {
        public AttributesChanged {
            attributes = Map.copyOf(attributes);
        }
    }

    /** The customer is reached at another e-mail address from now on. */
    record AddressChanged(EmailAddress email) implements Fact {}

    /** The customer wants to be forgotten: everything that is known until now goes. */
    record CustomerErased(Optional<String> reason) implements Fact {}

    /**
     * Two records turned out to be the same customer's; the one named {@code from} is closed and its story goes on in
     * the one that the event names.
     */
    record CustomersMerged(CustomerId from) implements Fact {}

    /**
     * An operator knows that another record is the same customer's; the two become one.
     *
     * @param other an id of the other record
     * @param by who decided it
     * @param because why
     */
    record CustomersMatched(CustomerId other, String by, String because) implements Fact {}

    /**
     * An operator takes the customer off a journey.
     *
     * @param by who decided it
     * @param because why
     */
    record JourneyStopped(String journey, String by, String because) implements Fact {}

    /**
     * An order.
     *
     * @param offerCode of the offer that the customer used, as they typed it
     */
    record PurchaseCompleted(String orderId, Money total, List<Item> items, Optional<String> offerCode)
            implements Fact {
        public PurchaseCompleted {
            items = List.copyOf(items);
        }

        public PurchaseCompleted(String orderId, Money total, List<Item> items) {
            this(orderId, total, items, Optional.empty());
        }

        /** The event id of the purchase with this order id. */
        public static String keyOf(String orderId) {
            return PurchaseFacts.PURCHASE_COMPLETED.key().orElseThrow().with(orderId);
        }
    }

    /** One line of an order; {@code unitPrice} is in minor units of the order's currency. */
    record Item(
            String sku, Optional<String> name, Optional<String> category, long quantity, Optional<Long> unitPrice) {}

    record PurchaseRefunded(String refundId, String orderId, Money amount) implements Fact {}

    /**
     * A customer gave points for something.
     *
     * @param points at least 1
     * @param orderId the order that they were given for: they come back when it is refunded as a whole
     */
    record PointsRedeemed(String redemptionId, long points, Optional<String> orderId) implements Fact {}

    /**
     * An order comes later than promised.
     *
     * @param expectedOn the day on which it is expected now
     * @param reason in a few words, for whoever reads the timeline
     */
    record OrderDelayed(String orderId, LocalDate expectedOn, Optional<String> reason) implements Fact {}

    /**
     * An answer.
     *
     * @param survey the word of a {@link Survey}
     * @param score within the range of that survey
     * @param sendKey names the mail that asked, if one did
     */
    record SurveyAnswered(String survey, int score, Optional<String> comment, Optional<String> sendKey)
            implements Fact {}

    /**
     * A review of what was bought.
     *
     * @param stars 1 to 5, from very bad to very good
     * @param sku of the article, where the review is of one
     */
    record ReviewWritten(
            String reviewId, int stars, Optional<String> orderId, Optional<String> sku, Optional<String> text)
            implements Fact {}

    record ActivityRecorded(String kind, Optional<String> detail) implements Fact {}

    record ComplaintRaised(String complaintId, Optional<String> subject) implements Fact {
        public static String keyOf(String complaintId) {
            return FeedbackFacts.COMPLAINT_RAISED.key().orElseThrow().with(complaintId);
        }
    }

    record ComplaintResolved(String complaintId, Optional<String> resolution) implements Fact {
        public static String keyOf(String complaintId) {
            return FeedbackFacts.COMPLAINT_RESOLVED.key().orElseThrow().with(complaintId);
        }
    }

    /**
     * A contract was concluded, renewed, corrected or cancelled. Each such word tells all that is agreed from then on;
     * the latest one on a contract counts.
     *
     * @param contractId the company's own id of the contract
     * @param endsOn its last day; there while it is active
     * @param product what the contract is about, as the customer calls it
     * @param terms in a few words
     * @param renewals how often it has been renewed until now; empty where nobody tells
     */
    record ContractChanged(
            String contractId,
            ContractState state,
            Optional<LocalDate> endsOn,
            Optional<String> product,
            Optional<String> terms,
            Optional<Long> renewals)
            implements Fact {

        /** One of which is not told how often it was renewed. */
        public ContractChanged(
                String contractId,
                ContractState state,
                Optional<LocalDate> endsOn,
                Optional<String> product,
                Optional<String> terms) {
            this(contractId, state, endsOn, product, terms, Optional.empty());
        }

        /** @throws IllegalArgumentException where it is active and has no end */
        public ContractChanged {
            if (state == ContractState.ACTIVE && endsOn.isEmpty()) {
                throw new IllegalArgumentException("an active contract has a last day");
            }
        }
    }

    /** Whether a contract goes on. It is active until a word says otherwise, even beyond its end. */
    enum ContractState {
        ACTIVE,
        /** It ends or has ended, and will not be renewed. */
        CANCELLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static ContractState of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    record ConsentChanged(
            String purpose, boolean granted, String source, Optional<String> textVersion, Optional<String> proof)
            implements Fact {
        /** The customer followed the signed link of the mail that asked. */
        public static final String CONFIRMATION_LINK = "confirmation link";

        /** The customer chose so on the page to which each mail leads by a signed link. */
        public static final String PREFERENCES_PAGE = "preferences page";
    }

    /**
     * Mail cannot or must not reach an address, by the word of another system that wrote to it. Who merely unsubscribed
     * there withdrew a consent instead: {@link ConsentChanged}.
     *
     * @param source which system says so
     * @param address the one meant; empty where it is the one by which the event names the customer
     */
    record AddressSuppressed(SuppressedBy cause, String source, Optional<EmailAddress> address) implements Fact {}

    /** Why no mail goes to an address. */
    enum SuppressedBy {
        /** Mail to it came back for good. */
        HARD_BOUNCE,
        /** Its holder reported a mail as spam, which withdraws the consent to marketing as well. */
        SPAM_REPORT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The sweep found this customer due. {@code dueAt} is what the index said, so that a stale finding is recognised.
     */
    record CustomerDue(Instant dueAt, String reason) implements Fact {}

    /**
     * The walk of a broadcast has come to this customer.
     *
     * @param journey which of its variants is theirs; the name of the broadcast where there is one alone
     */
    record BroadcastReached(String broadcast, String journey) implements Fact {}

    /** News of a mail that we sent. */
    sealed interface FromMail extends Fact {}

    /** The mail came back; a permanent bounce suppresses the address, also after a passing one of the same mail. */
    record EmailBounced(String sendKey, boolean permanent, String reason, Optional<EmailAddress> address)
            implements FromMail {}

    /** The customer reported the mail as spam. */
    record EmailComplained(String sendKey, Optional<EmailAddress> address) implements FromMail {}

    /** The customer followed a link of the mail for the first time. */
    record EmailClicked(String sendKey) implements FromMail {}
}
