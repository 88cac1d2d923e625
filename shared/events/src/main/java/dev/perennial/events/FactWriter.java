package dev.perennial.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.Attribution;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Fact.ConsentGiven;
import dev.perennial.domain.Fact.Item;
import dev.perennial.domain.Money;
import java.util.List;

/** A fact as the data of its event; what is absent is left out. */
final class FactWriter {
    private FactWriter() {}

    static ObjectNode data(Fact fact) {
        ObjectNode data = StrictJson.object();
        switch (fact) {
            case Fact.CustomerSignedUp signUp -> signUp(data, signUp);
            case Fact.PurchaseCompleted purchase -> {
                data.put("orderId", purchase.orderId());
                money(data.putObject("total"), purchase.total());
                items(data, purchase.items());
            }
            case Fact.PurchaseRefunded refund -> {
                data.put("refundId", refund.refundId()).put("orderId", refund.orderId());
                money(data.putObject("amount"), refund.amount());
            }
            case Fact.SurveyAnswered answer -> {
                data.put("survey", answer.survey()).put("score", answer.score());
                answer.comment().ifPresent(comment -> data.put("comment", comment));
                answer.sendKey().ifPresent(key -> data.put("sendKey", key));
            }
            case Fact.ActivityRecorded activity -> {
                data.put("kind", activity.kind());
                activity.detail().ifPresent(detail -> data.put("detail", detail));
            }
            case Fact.ComplaintRaised complaint -> {
                data.put("complaintId", complaint.complaintId());
                complaint.subject().ifPresent(subject -> data.put("subject", subject));
            }
            case Fact.ComplaintResolved resolved -> {
                data.put("complaintId", resolved.complaintId());
                resolved.resolution().ifPresent(how -> data.put("resolution", how));
            }
            case Fact.ConsentChanged consent -> {
                data.put("purpose", consent.purpose())
                        .put("granted", consent.granted())
                        .put("source", consent.source());
                consent.textVersion().ifPresent(version -> data.put("textVersion", version));
            }
            case Fact.CustomerDue due ->
                    data.put("dueAt", due.dueAt().toString()).put("reason", due.reason());
            case Fact.EmailBounced bounced -> throw staysInside(bounced);
            case Fact.EmailComplained complained -> throw staysInside(complained);
            case Fact.EmailClicked clicked -> throw staysInside(clicked);
        }
        return data;
    }

    private static void signUp(ObjectNode data, Fact.CustomerSignedUp signUp) {
        signUp.name().ifPresent(name -> data.put("name", name));
        signUp.locale().ifPresent(locale -> data.put("locale", locale));
        signUp.timezone().ifPresent(timezone -> data.put("timezone", timezone));
        signUp.consent().ifPresent(given -> consent(data.putObject("consent"), given));
        signUp.attribution().ifPresent(from -> attribution(data.putObject("attribution"), from));
    }

    private static void consent(ObjectNode consent, ConsentGiven given) {
        consent.put("marketing", given.marketing()).put("source", given.source());
        given.textVersion().ifPresent(version -> consent.put("textVersion", version));
    }

    private static void attribution(ObjectNode attribution, Attribution from) {
        from.source().ifPresent(source -> attribution.put("source", source));
        from.medium().ifPresent(medium -> attribution.put("medium", medium));
        from.campaign().ifPresent(campaign -> attribution.put("campaign", campaign));
    }

    private static void items(ObjectNode data, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        var array = data.putArray("items");
        for (Item item : items) {
            ObjectNode line = array.addObject().put("sku", item.sku());
            item.name().ifPresent(name -> line.put("name", name));
            item.category().ifPresent(category -> line.put("category", category));
            line.put("quantity", item.quantity());
            item.unitPrice().ifPresent(price -> line.put("unitPrice", price));
        }
    }

    private static void money(ObjectNode money, Money value) {
        money.put("amount", value.minorUnits()).put("currency", value.currency());
    }

    /** What SES reports reaches the record by SES's own events, never by ours. */
    private static IllegalArgumentException staysInside(Fact fact) {
        return new IllegalArgumentException(fact.type() + " does not travel on the bus");
    }
}
