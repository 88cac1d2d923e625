package dev.perennial.document;

import dev.perennial.domain.Attribution;
import dev.perennial.domain.Customer;
import dev.perennial.domain.Customer.Agenda;
import dev.perennial.domain.Customer.ChurnRisk;
import dev.perennial.domain.Customer.Consent;
import dev.perennial.domain.Customer.Feedback;
import dev.perennial.domain.Customer.Lifecycle;
import dev.perennial.domain.Customer.NpsAnswer;
import dev.perennial.domain.Customer.Permission;
import dev.perennial.domain.Customer.Profile;
import dev.perennial.domain.Customer.Suppression;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.EmailAddress;
import dev.perennial.domain.Memory;
import dev.perennial.domain.Memory.Seen;
import dev.perennial.domain.Money;
import dev.perennial.domain.Purchases;
import dev.perennial.domain.Purchases.Refund;
import dev.perennial.domain.Stage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A customer's record as an operator reads it. */
public final class CustomerDocument {
    public static final String CUSTOMER_ID = "customerId";
    public static final String VERSION = "version";
    public static final String DUE_AT = "dueAt";
    public static final String DUE_SHARD = "dueShard";

    private CustomerDocument() {}

    public static Map<String, Object> of(Customer customer) {
        Profile profile = customer.profile();
        Lifecycle lifecycle = customer.lifecycle();
        Purchases purchases = customer.purchases();
        Document.Builder out =
                Document.builder()
                        .put(CUSTOMER_ID, customer.id().value())
                        .put("email", profile.email().map(EmailAddress::value))
                        .put("externalId", profile.externalId())
                        .put("name", profile.name())
                        .put("locale", profile.locale())
                        .put("timezone", profile.timezone())
                        .put("firstTouch", profile.firstTouch().map(CustomerDocument::of))
                        .put("lastTouch", profile.lastTouch().map(CustomerDocument::of))
                        .put("signedUpAt", profile.signedUpAt())
                        .put("profileAt", profile.toldAt())
                        .put("stage", lifecycle.stage().name())
                        .put("stageSince", lifecycle.stageSince())
                        .put("stageBecause", lifecycle.stageBecause())
                        .put("churnRisk", lifecycle.churnRisk().name())
                        .putUnlessEmpty("churnBecause", lifecycle.churnBecause())
                        .put("lastSeenAt", lifecycle.lastSeenAt())
                        .put("orders", purchases.orders())
                        .putUnlessEmpty("spent", spent(purchases))
                        .put("firstPurchaseAt", purchases.firstAt())
                        .put("lastPurchaseAt", purchases.lastAt())
                        .putUnlessEmpty("refunds", refunds(purchases))
                        .put("npsScore", customer.feedback().nps().map(NpsAnswer::score))
                        .put("npsAt", customer.feedback().nps().map(NpsAnswer::at))
                        .put("npsAskedAt", customer.feedback().npsAskedAt())
                        .putUnlessEmpty("openComplaints", customer.feedback().openComplaints())
                        .putUnlessEmpty("consent", consent(customer.permission()))
                        .put(
                                "suppressed",
                                customer.permission().suppression().map(CustomerDocument::of));
        customer.agenda()
                .ifPresent(
                        agenda ->
                                out.put(DUE_AT, agenda.dueAt().toString())
                                        .put("dueFor", agenda.dueFor())
                                        .put(DUE_SHARD, customer.id().shard()));
        return out.putUnlessEmpty(
                        "seen",
                        customer.memory().recent().stream().map(CustomerDocument::written).toList())
                .put("seenAll", customer.memory().whole())
                .putUnlessEmpty("owed", customer.owed().stream().map(OwedDocument::of).toList())
                .put(VERSION, customer.version())
                .build();
    }

    public static Customer read(Document from) {
        return new Customer(
                new CustomerId(from.text(CUSTOMER_ID)),
                new Profile(
                        from.optionalText("email").map(EmailAddress::new),
                        from.optionalText("externalId"),
                        from.optionalText("name"),
                        from.optionalText("locale"),
                        from.optionalText("timezone"),
                        from.optionalMap("firstTouch").map(CustomerDocument::attribution),
                        from.optionalMap("lastTouch").map(CustomerDocument::attribution),
                        from.optionalInstant("signedUpAt"),
                        from.optionalInstant("profileAt")),
                new Lifecycle(
                        Stage.valueOf(from.text("stage")),
                        from.optionalInstant("stageSince"),
                        from.text("stageBecause"),
                        ChurnRisk.valueOf(from.text("churnRisk")),
                        from.textOrEmpty("churnBecause"),
                        from.optionalInstant("lastSeenAt")),
                new Purchases(
                        from.number("orders"),
                        readSpent(from),
                        from.optionalInstant("firstPurchaseAt"),
                        from.optionalInstant("lastPurchaseAt"),
                        readRefunds(from)),
                new Feedback(
                        nps(from),
                        from.optionalInstant("npsAskedAt"),
                        from.texts("openComplaints")),
                new Permission(
                        readConsent(from),
                        from.optionalMap("suppressed")
                                .map(it -> new Suppression(it.instant("at"), it.text("because")))),
                from.optionalInstant(DUE_AT).map(at -> new Agenda(at, from.text("dueFor"))),
                new Memory(
                        from.texts("seen").stream().map(CustomerDocument::seen).toList(),
                        from.flag("seenAll")),
                from.maps("owed").stream().map(OwedDocument::read).toList(),
                from.number(VERSION));
    }

    /** The latest answer that an image of a record shows. */
    public static Optional<NpsAnswer> nps(Document from) {
        return from.optionalNumber("npsScore")
                .map(score -> new NpsAnswer(Math.toIntExact(score), from.instant("npsAt")));
    }

    private static Map<String, Object> of(Attribution touch) {
        return Document.builder()
                .put("source", touch.source())
                .put("medium", touch.medium())
                .put("campaign", touch.campaign())
                .build();
    }

    private static Attribution attribution(Document from) {
        return new Attribution(
                from.optionalText("source"),
                from.optionalText("medium"),
                from.optionalText("campaign"));
    }

    private static Map<String, Object> of(Suppression suppression) {
        return Document.builder()
                .put("at", suppression.at().toString())
                .put("because", suppression.because())
                .build();
    }

    private static Map<String, Object> spent(Purchases purchases) {
        Map<String, Object> out = new TreeMap<>();
        purchases.spent().forEach((currency, amount) -> out.put(currency, amount.decimal()));
        return out;
    }

    private static Map<String, Money> readSpent(Document from) {
        Map<String, Money> spent = new LinkedHashMap<>();
        from.map("spent")
                .forEach(
                        (currency, amount) ->
                                spent.put(currency, Document.money(currency, amount.toString())));
        return spent;
    }

    private static Map<String, Object> refunds(Purchases purchases) {
        Map<String, Object> out = new TreeMap<>();
        purchases
                .refunds()
                .forEach(
                        (order, refund) ->
                                out.put(
                                        order,
                                        Document.builder()
                                                .put("amount", refund.amount().toString())
                                                .put("waiting", refund.waiting())
                                                .build()));
        return out;
    }

    private static Map<String, Refund> readRefunds(Document from) {
        Map<String, Refund> refunds = new LinkedHashMap<>();
        Document map = new Document(from.map("refunds"));
        from.map("refunds")
                .keySet()
                .forEach(
                        order -> {
                            Document refund = map.optionalMap(order).orElseThrow();
                            refunds.put(
                                    order,
                                    new Refund(
                                            refund.optionalMoney("amount").orElseThrow(),
                                            refund.flag("waiting")));
                        });
        return refunds;
    }

    private static Map<String, Object> consent(Permission permission) {
        Map<String, Object> out = new TreeMap<>();
        permission
                .consent()
                .forEach(
                        (purpose, consent) ->
                                out.put(
                                        purpose,
                                        Document.builder()
                                                .put(
                                                        "state",
                                                        consent.granted() ? "granted" : "withdrawn")
                                                .put("at", consent.at().toString())
                                                .put("source", consent.source())
                                                .put("textVersion", consent.textVersion())
                                                .build()));
        return out;
    }

    private static Map<String, Consent> readConsent(Document from) {
        Map<String, Consent> consent = new LinkedHashMap<>();
        Document map = new Document(from.map("consent"));
        from.map("consent")
                .keySet()
                .forEach(
                        purpose -> {
                            Document it = map.optionalMap(purpose).orElseThrow();
                            consent.put(
                                    purpose,
                                    new Consent(
                                            it.text("state").equals("granted"),
                                            it.instant("at"),
                                            it.text("source"),
                                            it.optionalText("textVersion")));
                        });
        return consent;
    }

    /**
     * One line: time, fingerprint, amount or a dash, id; the id comes last for it may hold blanks.
     */
    private static String written(Seen seen) {
        String amount = seen.amount().map(money -> money.currency() + money.decimal()).orElse("-");
        return seen.at() + " " + seen.fingerprint() + " " + amount + " " + seen.eventId();
    }

    private static Seen seen(String written) {
        String[] parts = written.split(" ", 4);
        return new Seen(
                Instant.parse(parts[0]),
                parts[3],
                parts[1],
                parts[2].equals("-") ? Optional.empty() : Optional.of(Document.money(parts[2])));
    }
}
