package dev.perennial.domain.facts;

/** How the timeline tells an event, in one line of plain words. */
public final class FactWording {
    private FactWording() {}

    public static String of(Event event) {
        String told = of(event.fact());
        return event.backfill() ? told + " (history)" : told;
    }

    private static String of(Fact fact) {
        return switch (fact) {
            case Fact.CustomerSignedUp _ -> "signed up";
            case Fact.LeadCaptured it ->
                "left their address" + it.interest().map(text -> ": " + text).orElse("");
            case Fact.AddressChanged it ->
                "changed their address to " + it.email().value();
            case Fact.CustomerErased _ -> "was forgotten";
            case Fact.CustomersMerged it -> "turned out to be the same as " + it.from();
            case Fact.PurchaseCompleted it -> "bought: order " + it.orderId() + ", " + it.total();
            case Fact.PurchaseRefunded it -> "refunded: " + it.amount() + " of order " + it.orderId();
            case Fact.SurveyAnswered it ->
                "answered "
                        + it.survey()
                        + ": "
                        + it.score()
                        + it.comment().map(comment -> ", “" + comment + "”").orElse("");
            case Fact.ActivityRecorded it ->
                "activity: " + it.kind() + it.detail().map(text -> ", " + text).orElse("");
            case Fact.ComplaintRaised it ->
                "complained: "
                        + it.complaintId()
                        + it.subject().map(text -> ", " + text).orElse("");
            case Fact.ComplaintResolved it ->
                "complaint resolved: "
                        + it.complaintId()
                        + it.resolution().map(text -> ", " + text).orElse("");
            case Fact.ContractChanged it ->
                "contract "
                        + it.contractId()
                        + ": "
                        + it.state().word()
                        + it.endsOn().map(day -> ", until " + day).orElse("")
                        + it.product().map(text -> ", " + text).orElse("")
                        + it.terms().map(text -> ", " + text).orElse("");
            case Fact.ConsentChanged it ->
                (it.granted() ? "consented to " : "withdrew consent to ") + it.purpose() + ": " + it.source();
            case Fact.CustomerDue it -> "looked at: " + it.reason();
            case Fact.EmailBounced it ->
                "mail bounced" + (it.permanent() ? " for good: " : " for now: ") + it.sendKey() + ", " + it.reason();
            case Fact.EmailComplained it -> "mail reported as spam: " + it.sendKey();
            case Fact.EmailClicked it -> "followed a link in " + it.sendKey();
        };
    }
}
