package dev.perennial.events;

import java.util.Arrays;
import java.util.Optional;

/** The events that change a customer's record. */
public enum FactType {
    CUSTOMER_SIGNED_UP("CustomerSignedUp", "signedUpAt"),
    PURCHASE_COMPLETED("PurchaseCompleted", "purchasedAt"),
    PURCHASE_REFUNDED("PurchaseRefunded", "refundedAt"),
    SURVEY_ANSWERED("SurveyAnswered", "answeredAt"),
    ACTIVITY_RECORDED("ActivityRecorded", "occurredAt"),
    COMPLAINT_RAISED("ComplaintRaised", "occurredAt"),
    COMPLAINT_RESOLVED("ComplaintResolved", "occurredAt"),
    CONTRACT_CHANGED("ContractChanged", "occurredAt"),
    CONSENT_CHANGED("ConsentChanged", "occurredAt"),
    LEAD_CAPTURED("LeadCaptured", "capturedAt"),
    ADDRESS_CHANGED("AddressChanged", "occurredAt"),
    CUSTOMER_ERASED("CustomerErased", "occurredAt"),
    CUSTOMERS_MERGED("CustomersMerged", "occurredAt"),
    CUSTOMER_DUE("CustomerDue", "occurredAt");

    private final String eventName;
    private final String timeField;

    FactType(String eventName, String timeField) {
        this.eventName = eventName;
        this.timeField = timeField;
    }

    /** The name on the bus, such as {@code PurchaseCompleted}. */
    public String eventName() {
        return eventName;
    }

    /** What the system says to itself; nobody else may say it. */
    private boolean isOurOwn() {
        return this == CUSTOMER_DUE || this == CUSTOMERS_MERGED;
    }

    /** Whether it brings somebody along who may be a stranger: a member of the public may say it. */
    boolean isIntroduction() {
        return this == CUSTOMER_SIGNED_UP || this == LEAD_CAPTURED;
    }

    /** What an HTTP body calls the time of the fact; {@code occurredAt} is understood as well. */
    String timeField() {
        return timeField;
    }

    static Optional<FactType> named(String eventName) {
        return Arrays.stream(values())
                .filter(t -> t.eventName.equals(eventName))
                .findFirst();
    }

    /** Of the events that may be sent to us; what the system says to itself is not among them. */
    static Optional<FactType> inbound(String eventName) {
        return named(eventName).filter(type -> !type.isOurOwn());
    }
}
