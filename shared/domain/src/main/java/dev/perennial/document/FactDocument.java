package dev.perennial.document;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.Fact.ConsentGiven;
import dev.perennial.domain.facts.Fact.Item;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A fact as the data of its event. What the bus carries and what the timeline keeps have the same words. */
public final class FactDocument {
    private FactDocument() {}

    public static Map<String, Object> of(Fact fact) {
        Document.Builder out = Document.builder();
        switch (fact) {
            case Fact.CustomerSignedUp it ->
                introduction(out, it.name(), it.locale(), it.timezone(), it.consent(), it.attribution())
                        .put("birthday", it.birthday().map(Birthday::value));
            case Fact.LeadCaptured it ->
                introduction(out, it.name(), it.locale(), it.timezone(), it.consent(), it.attribution())
                        .put("interest", it.interest())
                        .put("birthday", it.birthday().map(Birthday::value));
            case Fact.AddressChanged it -> out.put("email", it.email().value());
            case Fact.CustomerErased it -> out.put("reason", it.reason());
            case Fact.CustomersMerged it -> out.put("from", it.from().value());
            case Fact.PurchaseCompleted it ->
                out.put("orderId", it.orderId())
                        .put("total", of(it.total()))
                        .putUnlessEmpty(
                                "items",
                                it.items().stream().map(FactDocument::of).toList())
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
            case Fact.CustomerDue it -> out.put("dueAt", it.dueAt().toString()).put("reason", it.reason());
            case Fact.EmailBounced it ->
                out.put("sendKey", it.sendKey())
                        .put("permanent", it.permanent())
                        .put("reason", it.reason())
                        .put("address", it.address().map(EmailAddress::value));
            case Fact.EmailComplained it ->
                out.put("sendKey", it.sendKey()).put("address", it.address().map(EmailAddress::value));
            case Fact.EmailClicked it -> out.put("sendKey", it.sendKey());
        }
        return out.build();
    }

    /** Reads what {@link #of} wrote; {@code type} is the event's name. */
    static Fact read(String type, Document from) {
        return switch (type) {
            case "CustomerSignedUp" ->
                new Fact.CustomerSignedUp(
                        from.optionalText("name"),
                        from.optionalText("locale"),
                        from.optionalText("timezone"),
                        from.optionalMap("consent").map(FactDocument::consent),
                        from.optionalMap("attribution").map(FactDocument::attribution),
                        Document.birthday(from));
            case "LeadCaptured" ->
                new Fact.LeadCaptured(
                        from.optionalText("name"),
                        from.optionalText("locale"),
                        from.optionalText("timezone"),
                        from.optionalMap("consent").map(FactDocument::consent),
                        from.optionalMap("attribution").map(FactDocument::attribution),
                        from.optionalText("interest"),
                        Document.birthday(from));
            case "AddressChanged" -> new Fact.AddressChanged(new EmailAddress(from.text("email")));
            case "CustomerErased" -> new Fact.CustomerErased(from.optionalText("reason"));
            case "CustomersMerged" -> new Fact.CustomersMerged(new CustomerId(from.text("from")));
            case "PurchaseCompleted" ->
                new Fact.PurchaseCompleted(
                        from.text("orderId"),
                        money(from, "total"),
                        from.maps("items").stream().map(FactDocument::item).toList(),
                        from.optionalText("offerCode"));
            case "PurchaseRefunded" ->
                new Fact.PurchaseRefunded(from.text("refundId"), from.text("orderId"), money(from, "amount"));
            case "SurveyAnswered" ->
                new Fact.SurveyAnswered(
                        from.text("survey"),
                        Math.toIntExact(from.number("score")),
                        from.optionalText("comment"),
                        from.optionalText("sendKey"));
            case "ActivityRecorded" -> new Fact.ActivityRecorded(from.text("kind"), from.optionalText("detail"));
            case "ComplaintRaised" -> new Fact.ComplaintRaised(from.text("complaintId"), from.optionalText("subject"));
            case "ComplaintResolved" ->
                new Fact.ComplaintResolved(from.text("complaintId"), from.optionalText("resolution"));
            case "ContractChanged" -> contract(from);
            case "ConsentChanged" ->
                new Fact.ConsentChanged(
                        from.text("purpose"),
                        from.flag("granted"),
                        from.text("source"),
                        from.optionalText("textVersion"),
                        from.optionalText("proof"));
            case "CustomerDue" -> new Fact.CustomerDue(from.instant("dueAt"), from.text("reason"));
            case "EmailBounced" ->
                new Fact.EmailBounced(
                        from.text("sendKey"),
                        from.flag("permanent"),
                        from.text("reason"),
                        from.optionalText("address").map(EmailAddress::new));
            case "EmailComplained" ->
                new Fact.EmailComplained(
                        from.text("sendKey"), from.optionalText("address").map(EmailAddress::new));
            case "EmailClicked" -> new Fact.EmailClicked(from.text("sendKey"));
            default -> throw new IllegalArgumentException("no such fact: " + type);
        };
    }

    static Fact.ContractChanged contract(Document from) {
        return new Fact.ContractChanged(
                from.text("contractId"),
                from.as("state", Fact.ContractState::of),
                from.optionalText("endsOn").map(day -> Document.read("endsOn", day, LocalDate::parse)),
                from.optionalText("product"),
                from.optionalText("terms"));
    }

    private static Document.Builder introduction(
            Document.Builder out,
            Optional<String> name,
            Optional<String> locale,
            Optional<String> timezone,
            Optional<ConsentGiven> consent,
            Optional<Attribution> attribution) {
        return out.put("name", name)
                .put("locale", locale)
                .put("timezone", timezone)
                .put("consent", consent.map(FactDocument::of))
                .put("attribution", attribution.map(FactDocument::of));
    }

    private static Map<String, Object> of(ConsentGiven given) {
        Document.Builder out = Document.builder()
                .put("marketing", given.marketing())
                .put("source", given.source())
                .put("textVersion", given.textVersion())
                .put("proof", given.proof());
        return given.toBeConfirmed() ? out.put("toBeConfirmed", true).build() : out.build();
    }

    private static ConsentGiven consent(Document from) {
        return new ConsentGiven(
                from.flag("marketing"),
                from.text("source"),
                from.optionalText("textVersion"),
                from.optionalText("proof"),
                from.flag("toBeConfirmed"));
    }

    public static Map<String, Object> of(Attribution attribution) {
        return Document.builder()
                .put("source", attribution.source())
                .put("medium", attribution.medium())
                .put("campaign", attribution.campaign())
                .build();
    }

    static Attribution attribution(Document from) {
        return new Attribution(from.optionalText("source"), from.optionalText("medium"), from.optionalText("campaign"));
    }

    private static Map<String, Object> of(Item item) {
        return Document.builder()
                .put("sku", item.sku())
                .put("name", item.name())
                .put("category", item.category())
                .put("quantity", item.quantity())
                .put("unitPrice", item.unitPrice())
                .build();
    }

    private static Item item(Document from) {
        return new Item(
                from.text("sku"),
                from.optionalText("name"),
                from.optionalText("category"),
                from.number("quantity"),
                from.optionalNumber("unitPrice"));
    }

    private static Map<String, Object> of(Money money) {
        return Map.of("amount", money.minorUnits(), "currency", money.currency());
    }

    private static Money money(Document from, String name) {
        Document money = from.optionalMap(name).orElseThrow();
        return new Money(money.number("amount"), money.text("currency"));
    }
}
