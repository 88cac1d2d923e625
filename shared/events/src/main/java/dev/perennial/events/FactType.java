package dev.perennial.events;

import dev.perennial.domain.facts.Fact;
import java.util.Arrays;
import java.util.Optional;

/** The events that change a customer's record. */
public enum FactType {
    CUSTOMER_SIGNED_UP(Fact.CustomerSignedUp.class, "signedUpAt"),
    PURCHASE_COMPLETED(Fact.PurchaseCompleted.class, "purchasedAt"),
    PURCHASE_REFUNDED(Fact.PurchaseRefunded.class, "refundedAt"),
    SURVEY_ANSWERED(Fact.SurveyAnswered.class, "answeredAt"),
    ACTIVITY_RECORDED(Fact.ActivityRecorded.class, "occurredAt"),
    COMPLAINT_RAISED(Fact.ComplaintRaised.class, "occurredAt"),
    COMPLAINT_RESOLVED(Fact.ComplaintResolved.class, "occurredAt"),
    CONTRACT_CHANGED(Fact.ContractChanged.class, "occurredAt"),
    CONSENT_CHANGED(Fact.ConsentChanged.class, "occurredAt"),
    LEAD_CAPTURED(Fact.LeadCaptured.class, "capturedAt"),
    ADDRESS_CHANGED(Fact.AddressChanged.class, "occurredAt"),
    CUSTOMER_ERASED(Fact.CustomerErased.class, "occurredAt"),
    CUSTOMERS_MERGED(Fact.CustomersMerged.class, "occurredAt"),
    CUSTOMER_DUE(Fact.CustomerDue.class, "occurredAt");

    private final String eventName;
    private final String timeField;

    FactType(Class<? extends Fact> fact, String timeField) {
        this.eventName = fact.getSimpleName();
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
