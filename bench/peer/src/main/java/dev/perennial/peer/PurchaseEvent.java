package dev.perennial.peer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** The event as EventBridge delivers it, as far as it is used. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PurchaseEvent(String time, Detail detail) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Detail(String eventId, String occurredAt, Buyer customer, Purchase data) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Buyer(String email) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Purchase(String orderId, Amount total, List<Item> items) {}

    /** In minor units. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Amount(long amount, String currency) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Item(String sku, String name, String category, int quantity, long unitPrice) {}
}
