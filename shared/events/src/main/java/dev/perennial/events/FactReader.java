package dev.perennial.events;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.Fact.ConsentGiven;
import dev.perennial.domain.facts.Fact.ContractState;
import dev.perennial.domain.facts.Fact.Item;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Survey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The data of an event, or the flat fields of an HTTP body, as a fact. */
final class FactReader {
    private static final Attribution NOWHERE = new Attribution(Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MAX_KEY = 128;
    private static final int MAX_NAME = 200;
    private static final int MAX_WORDS = 500;
    private static final int MAX_COMMENT = 2000;
    private static final int MAX_ITEMS = 200;
    private static final int MAX_OFFER_CODE = 64;
    private static final long MAX_QUANTITY = 1_000_000;
    private static final Predicate<String> SEND_KEY =
            Pattern.compile("[A-Za-z0-9._@-]+").asMatchPredicate();
    private static final int MAX_PRODUCT = 100;
    private static final List<String> CONTRACT_STATES =
            Stream.of(ContractState.values()).map(ContractState::word).toList();
    private static final int MAX_PURPOSE = 40;
    private static final Predicate<String> PURPOSE =
            Pattern.compile("[a-z][a-z0-9-]*").asMatchPredicate();

    private FactReader() {}

    /** The fact, or nothing and at least one problem noted in {@code data}. */
    static Optional<Fact> read(FactType type, Fields data) {
        return switch (type) {
            case CUSTOMER_SIGNED_UP -> signUp(data);
            case PURCHASE_COMPLETED -> purchase(data);
            case PURCHASE_REFUNDED -> refund(data);
            case SURVEY_ANSWERED -> answer(data);
            case ACTIVITY_RECORDED -> activity(data);
            case COMPLAINT_RAISED -> complaint(data);
            case COMPLAINT_RESOLVED -> resolution(data);
            case CONTRACT_CHANGED -> contract(data);
            case CONSENT_CHANGED -> consentChange(data);
            case CUSTOMER_DUE -> due(data);
            case LEAD_CAPTURED -> lead(data);
            case ADDRESS_CHANGED -> address(data);
            case CUSTOMER_ERASED -> sound(data, erasure(data));
            case CUSTOMERS_MERGED -> merger(data);
        };
    }

    private static Optional<Fact> signUp(Fields data) {
        Fact fact = new Fact.CustomerSignedUp(
                data.text("name", MAX_NAME),
                locale(data),
                timezone(data),
                consent(data, "sign-up"),
                data.object("attribution").flatMap(FactReader::attribution),
                birthday(data));
        return sound(data, Optional.of(fact));
    }

    private static Optional<Fact> lead(Fields data) {
        Fact fact = new Fact.LeadCaptured(
                data.text("name", MAX_NAME),
                locale(data),
                timezone(data),
                consent(data, "lead"),
                data.object("attribution").flatMap(FactReader::attribution),
                data.text("interest", MAX_WORDS),
                birthday(data));
        return sound(data, Optional.of(fact));
    }

    private static Optional<String> locale(Fields data) {
        return data.shaped(
                "locale", 35, FactReader::isLanguageTag, "must be a BCP 47 language tag such as de or de-DE");
    }

    private static Optional<String> timezone(Fields data) {
        return data.shaped(
                "timezone",
                64,
                ZoneId.getAvailableZoneIds()::contains,
                "must be an IANA time zone such as Europe/Berlin");
    }

    private static Optional<Birthday> birthday(Fields data) {
        return data.shaped(
                        "birthday",
                        10,
                        written -> Birthday.read(written).isPresent(),
                        "must be a day such as 02-29, or a date such as 1992-02-29")
                .flatMap(Birthday::read);
    }

    /** A form posts its fields empty where there is nothing to attribute to. */
    private static Optional<Attribution> attribution(Fields from) {
        Attribution read = new Attribution(
                from.text("source", MAX_NAME), from.text("medium", MAX_NAME), from.text("campaign", MAX_NAME));
        return Optional.of(read).filter(it -> !it.equals(NOWHERE));
    }

    private static Optional<Fact> address(Fields data) {
        Optional<EmailAddress> email = data.require("email", CustomerNames.email(data, "email"));
        return sound(data, email.map(Fact.AddressChanged::new));
    }

    private static Optional<Fact> erasure(Fields data) {
        return Optional.of(new Fact.CustomerErased(data.text("reason", MAX_WORDS)));
    }

    private static Optional<Fact> merger(Fields data) {
        Optional<String> from =
                data.require("from", data.shaped("from", 64, CustomerId::isValid, "must be the id of a customer"));
        return sound(data, from.map(id -> new Fact.CustomersMerged(new CustomerId(id))));
    }

    /** The answer to the consent question; {@code where} it was given if nobody says. */
    private static Optional<ConsentGiven> consent(Fields data, String where) {
        return data.object("consent").flatMap(consent -> given(consent, consent.isForm() ? "web form" : where));
    }

    /** In a form the box that was not ticked is not sent: then nothing was said about consent. */
    private static Optional<ConsentGiven> given(Fields consent, String where) {
        if (consent.isForm() && !consent.has("marketing")) {
            return Optional.empty();
        }
        Optional<String> source = consent.text("source", MAX_NAME);
        Optional<String> textVersion = consent.text("textVersion", 100);
        Optional<String> proof = consent.text("proof", MAX_NAME);
        boolean toBeConfirmed = consent.yesNo("toBeConfirmed").orElse(false);
        return consent.require("marketing", consent.yesNo("marketing"))
                .map(marketing -> new ConsentGiven(marketing, source.orElse(where), textVersion, proof, toBeConfirmed));
    }

    private static Optional<Fact> purchase(Fields data) {
        Optional<String> orderId = data.require("orderId", data.text("orderId", MAX_KEY));
        Optional<Money> total = data.require("total", data.money("total"));
        List<Item> items = data.objects("items", MAX_ITEMS).stream()
                .flatMap(item -> item(item).stream())
                .toList();
        Optional<String> offerCode = data.text("offerCode", MAX_OFFER_CODE);
        return data.sound()
                ? Optional.of(new Fact.PurchaseCompleted(orderId.orElseThrow(), total.orElseThrow(), items, offerCode))
                : Optional.empty();
    }

    private static Optional<Item> item(Fields item) {
        Optional<String> sku = item.require("sku", item.text("sku", MAX_KEY));
        Optional<String> name = item.text("name", MAX_NAME);
        Optional<String> category = item.text("category", MAX_NAME);
        Optional<Long> quantity = item.require("quantity", item.whole("quantity", 1, MAX_QUANTITY));
        Optional<Long> unitPrice = item.whole("unitPrice", 0, Money.MAX_MINOR_UNITS);
        return sku.flatMap(key -> quantity.map(count -> new Item(key, name, category, count, unitPrice)));
    }

    private static Optional<Fact> refund(Fields data) {
        Optional<String> orderId = data.require("orderId", data.text("orderId", MAX_KEY));
        Optional<String> refundId = data.text("refundId", MAX_KEY).or(() -> orderId);
        Optional<Money> amount = data.require("amount", data.money("amount"));
        return data.sound()
                ? Optional.of(
                        new Fact.PurchaseRefunded(refundId.orElseThrow(), orderId.orElseThrow(), amount.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<Fact> answer(Fields data) {
        Optional<String> survey = data.require("survey", data.oneOf("survey", Survey.words()));
        Survey asked = survey.flatMap(Survey::of).orElse(Survey.NPS);
        Optional<Long> score = data.require("score", data.whole("score", asked.least(), asked.most()));
        Optional<String> comment = data.lines("comment", MAX_COMMENT);
        Optional<String> sendKey = data.shaped("sendKey", MAX_KEY, SEND_KEY, "is not the key of a mail");
        return data.sound()
                ? Optional.of(new Fact.SurveyAnswered(
                        survey.orElseThrow(), Math.toIntExact(score.orElseThrow()), comment, sendKey))
                : Optional.empty();
    }

    private static Optional<Fact> activity(Fields data) {
        Optional<String> kind = data.require("kind", data.text("kind", 100));
        Optional<String> detail = data.text("detail", MAX_WORDS);
        return sound(data, kind.map(what -> new Fact.ActivityRecorded(what, detail)));
    }

    private static Optional<Fact> complaint(Fields data) {
        Optional<String> id = data.require("complaintId", data.text("complaintId", MAX_KEY));
        Optional<String> subject = data.text("subject", MAX_WORDS);
        return sound(data, id.map(key -> new Fact.ComplaintRaised(key, subject)));
    }

    private static Optional<Fact> resolution(Fields data) {
        Optional<String> id = data.require("complaintId", data.text("complaintId", MAX_KEY));
        Optional<String> resolution = data.text("resolution", MAX_WORDS);
        return sound(data, id.map(key -> new Fact.ComplaintResolved(key, resolution)));
    }

    private static Optional<Fact> contract(Fields data) {
        Optional<String> id = data.require("contractId", data.text("contractId", MAX_KEY));
        Optional<ContractState> state =
                data.require("state", data.oneOf("state", CONTRACT_STATES)).map(ContractState::of);
        Optional<LocalDate> endsOn = data.day("endsOn");
        if (state.filter(it -> it == ContractState.ACTIVE).isPresent()) {
            data.require("endsOn", endsOn);
        }
        Optional<String> product = data.text("product", MAX_PRODUCT);
        Optional<String> terms = data.text("terms", MAX_NAME);
        return data.sound()
                ? Optional.of(new Fact.ContractChanged(id.orElseThrow(), state.orElseThrow(), endsOn, product, terms))
                : Optional.empty();
    }

    private static Optional<Fact> consentChange(Fields data) {
        Optional<String> purpose = data.require(
                "purpose",
                data.shaped(
                        "purpose", MAX_PURPOSE, PURPOSE, "must be small letters, digits and hyphens, a letter first"));
        Optional<Boolean> granted = data.require("granted", data.yesNo("granted"));
        Optional<String> source = data.require("source", data.text("source", MAX_NAME));
        Optional<String> textVersion = data.text("textVersion", 100);
        Optional<String> proof = data.text("proof", MAX_NAME);
        return data.sound()
                ? Optional.of(new Fact.ConsentChanged(
                        purpose.orElseThrow(), granted.orElseThrow(), source.orElseThrow(), textVersion, proof))
                : Optional.empty();
    }

    private static Optional<Fact> due(Fields data) {
        Optional<Instant> dueAt = data.require("dueAt", data.instant("dueAt"));
        Optional<String> reason = data.require("reason", data.text("reason", MAX_NAME));
        return data.sound()
                ? Optional.of(new Fact.CustomerDue(dueAt.orElseThrow(), reason.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<Fact> sound(Fields data, Optional<? extends Fact> fact) {
        return fact.filter(f -> data.sound()).map(f -> (Fact) f);
    }

    private static boolean isLanguageTag(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }
}
