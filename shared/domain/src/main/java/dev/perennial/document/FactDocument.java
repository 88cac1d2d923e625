package dev.perennial.document;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.Fact.ConsentGiven;
import dev.perennial.domain.facts.Fact.Item;
import dev.perennial.domain.facts.FactFields;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import java.time.LocalDate;
import java.util.Map;

/** A fact as the data of its event. What the bus carries and what the timeline keeps have the same words. */
public final class FactDocument {
    private FactDocument() {}

    public static Map<String, Object> of(Fact fact) {
        return FactFields.of(fact);
    }

    public static Map<String, Object> of(Attribution attribution) {
        return FactFields.of(attribution);
    }

    /** Reads what {@link #of(Fact)} wrote; {@code type} is the event's name. */
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

    private static ConsentGiven consent(Document from) {
        return new ConsentGiven(
                from.flag("marketing"),
                from.text("source"),
                from.optionalText("textVersion"),
                from.optionalText("proof"),
                from.flag("toBeConfirmed"));
    }

    static Attribution attribution(Document from) {
        return new Attribution(from.optionalText("source"), from.optionalText("medium"), from.optionalText("campaign"));
    }

    private static Item item(Document from) {
        return new Item(
                from.text("sku"),
                from.optionalText("name"),
                from.optionalText("category"),
                from.number("quantity"),
                from.optionalNumber("unitPrice"));
    }

    private static Money money(Document from, String name) {
        Document money = from.optionalMap(name).orElseThrow();
        return new Money(money.number("amount"), money.text("currency"));
    }
}
