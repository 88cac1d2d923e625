package dev.perennial.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.Customer;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a pattern of the playbook sees: {@code {"event": {"type", "backfill", "data": {…}},
 * "customer": {…}}}. The words are those of the bus and of the table {@code customers}. What is
 * absent is left out, so {@code [{"exists": false}]} finds it.
 */
public final class ConditionView {
    /**
     * The attributes of the record that a pattern may name. The others are times, which patterns
     * cannot compare, or concern nobody but the system.
     */
    public static final Set<String> CUSTOMER_FIELDS =
            Set.of(
                    "email",
                    "externalId",
                    "locale",
                    "timezone",
                    "firstTouch",
                    "lastTouch",
                    "stage",
                    "churnRisk",
                    "orders",
                    "spent",
                    "npsScore",
                    "openComplaints",
                    "consent",
                    "suppressed");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ConditionView() {}

    /**
     * The data of the event is there only where the journey listens to the event itself: what the
     * system announces is about the record, which is in view anyway.
     */
    static ObjectNode of(Customer customer, Event event, String type) {
        ObjectNode view = JSON.objectNode();
        ObjectNode told = view.putObject("event");
        told.put("type", type).put("backfill", event.backfill());
        ObjectNode data = told.putObject("data");
        if (event.fact().type().equals(type)) {
            describe(data, event.fact());
        }
        view.set("customer", describe(customer));
        return view;
    }

    private static ObjectNode describe(Customer customer) {
        ObjectNode json = JSON.objectNode();
        CustomerDocument.of(customer)
                .forEach(
                        (name, value) -> {
                            if (CUSTOMER_FIELDS.contains(name)) {
                                json.set(name, json(value));
                            }
                        });
        // Numbers here, unlike in the table, so that a pattern can compare them.
        ObjectNode spent = JSON.objectNode();
        customer.purchases()
                .spent()
                .forEach((currency, sum) -> spent.put(currency, new BigDecimal(sum.decimal())));
        if (!spent.isEmpty()) {
            json.set("spent", spent);
        }
        return json;
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case String text -> JSON.textNode(text);
            case Boolean yesNo -> JSON.booleanNode(yesNo);
            case Number number -> JSON.numberNode(number.longValue());
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                list.forEach(item -> array.add(json(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((name, item) -> object.set(name.toString(), json(item)));
                yield object;
            }
            default -> throw new IllegalArgumentException("not in a document: " + value.getClass());
        };
    }

    /** The simple fields of a fact; its lists and free texts are nothing to branch on. */
    private static void describe(ObjectNode data, Fact fact) {
        switch (fact) {
            case Fact.CustomerSignedUp it -> {
                it.locale().ifPresent(locale -> data.put("locale", locale));
                it.timezone().ifPresent(timezone -> data.put("timezone", timezone));
            }
            case Fact.LeadCaptured it -> {
                it.locale().ifPresent(locale -> data.put("locale", locale));
                it.timezone().ifPresent(timezone -> data.put("timezone", timezone));
                it.interest().ifPresent(interest -> data.put("interest", interest));
            }
            case Fact.PurchaseCompleted it -> {
                data.put("orderId", it.orderId());
                describe(data.putObject("total"), it.total());
            }
            case Fact.PurchaseRefunded it -> {
                data.put("orderId", it.orderId());
                describe(data.putObject("amount"), it.amount());
            }
            case Fact.SurveyAnswered it -> data.put("survey", it.survey()).put("score", it.score());
            case Fact.ActivityRecorded it -> data.put("kind", it.kind());
            case Fact.ComplaintRaised it -> data.put("complaintId", it.complaintId());
            case Fact.ComplaintResolved it -> data.put("complaintId", it.complaintId());
            case Fact.ConsentChanged it ->
                    data.put("purpose", it.purpose())
                            .put("granted", it.granted())
                            .put("source", it.source());
            case Fact.CustomerDue it -> data.put("reason", it.reason());
            case Fact.EmailBounced it -> data.put("permanent", it.permanent());
            case Fact.AddressChanged _,
                    Fact.CustomerErased _,
                    Fact.CustomersMerged _,
                    Fact.EmailComplained _,
                    Fact.EmailClicked _ -> {}
        }
    }

    private static void describe(ObjectNode json, Money money) {
        json.put("amount", money.minorUnits()).put("currency", money.currency());
    }
}
