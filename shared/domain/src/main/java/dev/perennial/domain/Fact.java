package dev.perennial.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an event says. Each record is named as the event is on the bus. */
public sealed interface Fact {
    /** The event's name on the bus. */
    default String type() {
        return getClass().getSimpleName();
    }

    /**
     * The id that follows from the fact itself, where it has one; it wins over any id that the
     * sender chose.
     */
    default Optional<String> naturalKey() {
        return Optional.empty();
    }

    record CustomerSignedUp(
            Optional<String> name,
            Optional<String> locale,
            Optional<String> timezone,
            Optional<ConsentGiven> consent,
            Optional<Attribution> attribution)
            implements Fact {}

    /**
     * The answer to the consent question of a form; {@code marketing} false is a refusal, not a
     * withdrawal.
     */
    record ConsentGiven(boolean marketing, String source, Optional<String> textVersion) {}

    record PurchaseCompleted(String orderId, Money total, List<Item> items) implements Fact {
        public PurchaseCompleted {
            items = List.copyOf(items);
        }

        /** The event id of the purchase with this order id. */
        public static String keyOf(String orderId) {
            return "purchase-" + orderId;
        }

        @Override
        public Optional<String> naturalKey() {
            return Optional.of(keyOf(orderId));
        }
    }

    /** One line of an order; {@code unitPrice} is in minor units of the order's currency. */
    record Item(
            String sku,
            Optional<String> name,
            Optional<String> category,
            long quantity,
            Optional<Long> unitPrice) {}

    record PurchaseRefunded(String refundId, String orderId, Money amount) implements Fact {
        @Override
        public Optional<String> naturalKey() {
            return Optional.of("refund-" + refundId);
        }
    }

    /** An NPS answer, 0 to 10; {@code sendKey} names the mail that asked, if one did. */
    record SurveyAnswered(
            String survey, int score, Optional<String> comment, Optional<String> sendKey)
            implements Fact {
        @Override
        public Optional<String> naturalKey() {
            return sendKey.map(key -> "survey-" + key);
        }
    }

    record ActivityRecorded(String kind, Optional<String> detail) implements Fact {}

    record ComplaintRaised(String complaintId, Optional<String> subject) implements Fact {
        @Override
        public Optional<String> naturalKey() {
            return Optional.of("complaint-" + complaintId);
        }
    }

    record ComplaintResolved(String complaintId, Optional<String> resolution) implements Fact {
        static String keyOf(String complaintId) {
            return "complaint-" + complaintId + "-resolved";
        }

        @Override
        public Optional<String> naturalKey() {
            return Optional.of(keyOf(complaintId));
        }
    }

    record ConsentChanged(
            String purpose, boolean granted, String source, Optional<String> textVersion)
            implements Fact {}

    /**
     * The sweep found this customer due. {@code dueAt} is what the index said, so that a stale
     * finding is recognised.
     */
    record CustomerDue(Instant dueAt, String reason) implements Fact {
        @Override
        public Optional<String> naturalKey() {
            return Optional.of("due-" + dueAt);
        }
    }

    /**
     * The mail came back; a permanent bounce suppresses the address, also after a passing one of
     * the same mail.
     */
    record EmailBounced(String sendKey, boolean permanent, String reason) implements Fact {
        @Override
        public Optional<String> naturalKey() {
            return Optional.of((permanent ? "bounced-" : "bounced-for-now-") + sendKey);
        }
    }

    /** The customer reported the mail as spam. */
    record EmailComplained(String sendKey) implements Fact {
        @Override
        public Optional<String> naturalKey() {
            return Optional.of("complained-" + sendKey);
        }
    }

    /** The customer followed a link of the mail for the first time. */
    record EmailClicked(String sendKey) implements Fact {
        @Override
        public Optional<String> naturalKey() {
            return Optional.of("clicked-" + sendKey);
        }
    }
}
