package dev.perennial.domain.facts;

import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Hash;
import dev.perennial.domain.values.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fingerprints of builds up to commit 790c43c, which records and timelines still hold. Those builds took the text
 * that Java makes of a record, {@code Name[component=value, …]}; here it is written out, name by name. Frozen: every
 * name in this file is one that was hashed then, whatever the code calls the thing by now. Of a fact that came later
 * nothing is stored in this form: its text is empty.
 */
public final class LegacyFingerprint {
    private static final int LENGTH = 8;

    private LegacyFingerprint() {}

    public static String of(Fact fact) {
        return Hash.of(text(fact), LENGTH);
    }

    static String text(Fact fact) {
        return switch (fact) {
            case Fact.CustomerSignedUp it ->
                "CustomerSignedUp[name=" + text(it.name())
                        + ", locale=" + text(it.locale())
                        + ", timezone=" + text(it.timezone())
                        + ", consent=" + text(it.consent().map(LegacyFingerprint::text))
                        + ", attribution=" + text(it.attribution().map(LegacyFingerprint::text))
                        + birthday(it.birthday());
            case Fact.LeadCaptured it ->
                "LeadCaptured[name=" + text(it.name())
                        + ", locale=" + text(it.locale())
                        + ", timezone=" + text(it.timezone())
                        + ", consent=" + text(it.consent().map(LegacyFingerprint::text))
                        + ", attribution=" + text(it.attribution().map(LegacyFingerprint::text))
                        + ", interest=" + text(it.interest())
                        + birthday(it.birthday());
            case Fact.AddressChanged it -> it.email().value();
            case Fact.CustomerErased it -> "CustomerErased[reason=" + text(it.reason()) + "]";
            case Fact.CustomersMerged it -> "CustomersMerged[from=" + it.from().value() + "]";
            case Fact.PurchaseCompleted it ->
                "PurchaseCompleted[orderId=" + it.orderId()
                        + ", total=" + text(it.total())
                        + ", items=" + items(it.items())
                        + ", offerCode=" + text(it.offerCode()) + "]";
            case Fact.PurchaseRefunded it ->
                "PurchaseRefunded[refundId=" + it.refundId()
                        + ", orderId=" + it.orderId()
                        + ", amount=" + text(it.amount()) + "]";
            case Fact.SurveyAnswered it ->
                "SurveyAnswered[survey=" + it.survey()
                        + ", score=" + it.score()
                        + ", comment=" + text(it.comment())
                        + ", sendKey=" + text(it.sendKey()) + "]";
            case Fact.ActivityRecorded it ->
                "ActivityRecorded[kind=" + it.kind() + ", detail=" + text(it.detail()) + "]";
            case Fact.ComplaintRaised it ->
                "ComplaintRaised[complaintId=" + it.complaintId() + ", subject=" + text(it.subject()) + "]";
            case Fact.ComplaintResolved it ->
                "ComplaintResolved[complaintId=" + it.complaintId() + ", resolution=" + text(it.resolution()) + "]";
            case Fact.ContractChanged it ->
                "ContractChanged[contractId=" + it.contractId()
                        + ", state=" + state(it.state())
                        + ", endsOn=" + text(it.endsOn())
                        + ", product=" + text(it.product())
                        + ", terms=" + text(it.terms()) + "]";
            case Fact.ConsentChanged it ->
                "ConsentChanged[purpose=" + it.purpose()
                        + ", granted=" + it.granted()
                        + ", source=" + it.source()
                        + ", textVersion=" + text(it.textVersion())
                        + ", proof=" + text(it.proof()) + "]";
            case Fact.CustomerDue it -> "CustomerDue[dueAt=" + it.dueAt() + ", reason=" + it.reason() + "]";
            case Fact.EmailBounced it ->
                "EmailBounced[sendKey=" + it.sendKey()
                        + ", permanent=" + it.permanent()
                        + ", reason=" + it.reason()
                        + ", address=" + hidden(it.address()) + "]";
            case Fact.EmailComplained it ->
                "EmailComplained[sendKey=" + it.sendKey() + ", address=" + hidden(it.address()) + "]";
            case Fact.EmailClicked it -> "EmailClicked[sendKey=" + it.sendKey() + "]";
            default -> "";
        };
    }

    private static String text(Optional<?> value) {
        return value.map(it -> "Optional[" + it + "]").orElse("Optional.empty");
    }

    /** A birthday hid itself, and was told after the end. */
    private static String birthday(Optional<Birthday> birthday) {
        return ", birthday=" + text(birthday.map(_ -> "a birthday")) + "]"
                + birthday.map(Birthday::value).orElse("");
    }

    private static String text(Fact.ConsentGiven given) {
        return "ConsentGiven[marketing=" + given.marketing()
                + ", source=" + given.source()
                + ", textVersion=" + text(given.textVersion())
                + ", proof=" + text(given.proof())
                + ", toBeConfirmed=" + given.toBeConfirmed() + "]";
    }

    private static String text(Attribution attribution) {
        return "Attribution[source=" + text(attribution.source())
                + ", medium=" + text(attribution.medium())
                + ", campaign=" + text(attribution.campaign()) + "]";
    }

    private static String items(List<Fact.Item> items) {
        return items.stream()
                .map(it -> "Item[sku=" + it.sku()
                        + ", name=" + text(it.name())
                        + ", category=" + text(it.category())
                        + ", quantity=" + it.quantity()
                        + ", unitPrice=" + text(it.unitPrice()) + "]")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(Money money) {
        return money.currency() + " " + money.decimal();
    }

    private static String state(Fact.ContractState state) {
        return switch (state) {
            case ACTIVE -> "ACTIVE";
            case CANCELLED -> "CANCELLED";
        };
    }

    /** An address hid itself. */
    private static String hidden(Optional<EmailAddress> address) {
        return text(address.map(_ -> "EmailAddress[hidden]"));
    }
}
