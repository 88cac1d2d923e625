package dev.perennial.domain.facts;

import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a fact says, under the names by which it is sent and stored; what is absent is left out. None of the names
 * follows from a name in this code, so that renaming a class or a component changes nothing outside.
 */
public final class FactFields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private FactFields() {}

    /** Texts, whole numbers, booleans, and lists and maps of them; the caller may change the map. */
    public static Map<String, Object> of(Fact fact) {
        FactFields out = new FactFields();
        switch (fact) {
            case Fact.CustomerSignedUp it ->
                out.introduction(it.name(), it.locale(), it.timezone(), it.consent(), it.attribution())
                        .put("birthday", it.birthday().map(Birthday::value));
            case Fact.LeadCaptured it ->
                out.introduction(it.name(), it.locale(), it.timezone(), it.consent(), it.attribution())
                        .put("interest", it.interest())
                        .put("birthday", it.birthday().map(Birthday::value));
            case Fact.AddressChanged it -> out.put("email", it.email().value());
            case Fact.CustomerErased it -> out.put("reason", it.reason());
            case Fact.CustomersMerged it -> out.put("from", it.from().value());
            case Fact.PurchaseCompleted it ->
                out.put("orderId", it.orderId())
                        .put("total", of(it.total()))
                        .put("items", items(it))
                        .put("offerCode", it.offerCode());
            case Fact.PurchaseRefunded it ->
                out.put("refundId", it.refundId()).put("orderId", it.orderId()).put("amount", of(it.amount()));
            case Fact.SurveyAnswered it ->
                out.put("survey", it.survey())
                        .put("score", it.score())
                        .put("comment", it.comment())
                        .put("sendKey", it.sendKey());
            case Fact.ActivityRecorded it -> out.put("kind", it.kind()).put("detail", it.detail());
            case Fact.ComplaintRaised it ->
                out.put("complaintId", it.complaintId()).put("subject", it.subject());
            case Fact.ComplaintResolved it ->
                out.put("complaintId", it.complaintId()).put("resolution", it.resolution());
            case Fact.ContractChanged it ->
                out.put("contractId", it.contractId())
                        .put("state", it.state().word())
                        .put("endsOn", it.endsOn().map(LocalDate::toString))
                        .put("product", it.product())
                        .put("terms", it.terms());
            case Fact.ConsentChanged it ->
                out.put("purpose", it.purpose())
                        .put("granted", it.granted())
                        .put("source", it.source())
                        .put("textVersion", it.textVersion())
                        .put("proof", it.proof());
            case Fact.CustomerDue it -> out.put("dueAt", it.dueAt()).put("reason", it.reason());
            case Fact.EmailBounced it ->
                out.put("sendKey", it.sendKey())
                        .put("permanent", it.permanent())
                        .put("reason", it.reason())
                        .put("address", it.address().map(EmailAddress::value));
            case Fact.EmailComplained it ->
                out.put("sendKey", it.sendKey()).put("address", it.address().map(EmailAddress::value));
            case Fact.EmailClicked it -> out.put("sendKey", it.sendKey());
        }
        return out.fields;
    }

    public static Map<String, Object> of(Attribution attribution) {
        return new FactFields()
                .put("source", attribution.source())
                .put("medium", attribution.medium())
                .put("campaign", attribution.campaign())
                .fields;
    }

    private FactFields introduction(
            Optional<String> name,
            Optional<String> locale,
            Optional<String> timezone,
            Optional<Fact.ConsentGiven> consent,
            Optional<Attribution> attribution) {
        return put("name", name)
                .put("locale", locale)
                .put("timezone", timezone)
                .put("consent", consent.map(FactFields::of))
                .put("attribution", attribution.map(FactFields::of));
    }

    private static Map<String, Object> of(Fact.ConsentGiven given) {
        return new FactFields()
                .put("marketing", given.marketing())
                .put("source", given.source())
                .put("textVersion", given.textVersion())
                .put("proof", given.proof())
                .put("toBeConfirmed", Optional.of(true).filter(_ -> given.toBeConfirmed()))
                .fields;
    }

    private static Optional<List<Map<String, Object>>> items(Fact.PurchaseCompleted order) {
        return Optional.of(order.items().stream().map(FactFields::of).toList()).filter(it -> !it.isEmpty());
    }

    private static Map<String, Object> of(Fact.Item item) {
        return new FactFields()
                .put("sku", item.sku())
                .put("name", item.name())
                .put("category", item.category())
                .put("quantity", item.quantity())
                .put("unitPrice", item.unitPrice())
                .fields;
    }

    private static Map<String, Object> of(Money money) {
        return Map.of("amount", money.minorUnits(), "currency", money.currency());
    }

    private FactFields put(String name, Instant at) {
        return put(name, at.toString());
    }

    private FactFields put(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
        return this;
    }

    private FactFields put(String name, Object value) {
        fields.put(name, value);
        return this;
    }
}
