package dev.perennial.compiler;

import static java.util.Map.entry;

import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.facts.ContractFacts;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.facts.IntroductionFacts;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import dev.perennial.domain.values.Survey;
import dev.perennial.playbook.ConditionView;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The types of all that conditions see: of the customer's record, and of the event that a journey listens to. */
final class ViewTypes {
    private static final String TEXT_VERSION = "textVersion";

    private static final ValueType.Numeric COUNT = ValueType.Numeric.whole(0, Integer.MAX_VALUE);
    private static final BigDecimal MOST_ORDERS = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final ValueType TOUCH = ValueType.of(IntroductionFacts.ATTRIBUTION, _ -> true);
    private static final ValueType TEXTS = new ValueType.Many(ValueType.Text.ANY);

    private static final Map<String, ValueType> CUSTOMER = Map.ofEntries(
            entry("email", ValueType.of(Kinds.EMAIL)),
            entry("externalId", ValueType.Text.ANY),
            entry("locale", ofSignUp("locale")),
            entry("timezone", ofSignUp("timezone")),
            entry("firstTouch", TOUCH),
            entry("lastTouch", TOUCH),
            entry("stage", options(Stage.values())),
            entry("segments", TEXTS),
            entry("churnRisk", options(ChurnRisk.values())),
            entry("orders", COUNT),
            entry("spent", spent()),
            entry("npsScore", score(Survey.NPS)),
            entry("csatScore", score(Survey.CSAT)),
            entry("openComplaints", TEXTS),
            entry("consent", consent()),
            entry("offers", offers()),
            entry("points", ValueType.Numeric.whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            entry("tier", ValueType.Text.ANY),
            entry("contracts", contracts()),
            entry("categories", TEXTS),
            entry(Categories.NEXT, ValueType.Text.ANY),
            entry("prediction", prediction()),
            entry("renewal", renewal()),
            entry("suppressed", texts("at", "because", "address")));

    private ViewTypes() {}

    /** The same where no attributes are declared. */
    static ValueType.Fields ofRecord() {
        return ofRecord(AttributeCatalog.NONE);
    }

    static ValueType.Fields of(String event) {
        return of(event, AttributeCatalog.NONE);
    }

    /** What a condition over the record alone sees. */
    static ValueType.Fields ofRecord(AttributeCatalog attributes) {
        return ValueType.Fields.of(Map.of("customer", customer(attributes)));
    }

    private static ValueType.Fields customer(AttributeCatalog attributes) {
        Map<String, ValueType> own = new TreeMap<>();
        attributes
                .usedFor(Attribute.Use.CONDITIONS)
                .forEach((name, attribute) -> own.put(name, attribute(attribute.type())));
        Map<String, ValueType> all = new TreeMap<>(CUSTOMER);
        all.put(ConditionView.ATTRIBUTES, ValueType.Fields.of(own));
        return ValueType.Fields.of(all);
    }

    private static ValueType attribute(AttributeType type) {
        return switch (type) {
            case AttributeType.Decimal _ ->
                new ValueType.Numeric(
                        AttributeType.Decimal.MOST.negate(),
                        AttributeType.Decimal.MOST,
                        AttributeType.Decimal.DECIMALS);
            case AttributeType.YesNo _ -> new ValueType.YesNo();
            case AttributeType.Amount _ -> spent();
            case AttributeType.OneOf it -> ValueType.Text.of(it.options());
            case AttributeType.Text _, AttributeType.Day _ ->
                new ValueType.Text(
                        List.of(),
                        text -> type.read(text).equals(Optional.of(text)),
                        type.otherwise().replaceFirst("^must be", "is"));
        };
    }

    /** What one sees that also looks at an event of that type. */
    static ValueType.Fields of(String event, AttributeCatalog attributes) {
        return ValueType.Fields.of(Map.of(
                "customer",
                customer(attributes),
                "event",
                ValueType.Fields.of(Map.of(
                        "type",
                        ValueType.Text.of(List.of(event)),
                        "backfill",
                        new ValueType.YesNo(),
                        "data",
                        FactTypes.named(event).map(ViewTypes::data).orElseGet(() -> ValueType.Fields.of(Map.of()))))));
    }

    private static ValueType.Fields data(FactType<?> type) {
        return ValueType.of(type.shape(), Field::isInConditions);
    }

    private static ValueType ofSignUp(String field) {
        return IntroductionFacts.CUSTOMER_SIGNED_UP.shape().fields().stream()
                .filter(it -> it.name().equals(field))
                .map(it -> ValueType.of(it.kind()))
                .findFirst()
                .orElseThrow();
    }

    private static ValueType options(Enum<?>[] values) {
        return ValueType.Text.of(Arrays.stream(values).map(Enum::name).toList());
    }

    private static ValueType score(Survey survey) {
        return ValueType.Numeric.whole(survey.least(), survey.most());
    }

    private static ValueType spent() {
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return new ValueType.ByName(
                new ValueType.Numeric(most.negate(), most, 4),
                Money::isCurrency,
                "is no currency; say one by its ISO 4217 code, such as EUR");
    }

    private static ValueType prediction() {
        return ValueType.Fields.of(Map.of(
                "buysWithin", new ValueType.Numeric(BigDecimal.ZERO, BigDecimal.ONE, 4),
                "orders90", new ValueType.Numeric(BigDecimal.ZERO, MOST_ORDERS, 3),
                "orders365", new ValueType.Numeric(BigDecimal.ZERO, MOST_ORDERS, 3),
                "worth", spent(),
                "worthTenth", new ValueType.Numeric(BigDecimal.ONE, BigDecimal.TEN, 0)));
    }

    private static ValueType renewal() {
        return ValueType.Fields.of(Map.of(
                "probability", new ValueType.Numeric(BigDecimal.ZERO, BigDecimal.ONE, 4),
                "contractId", ValueType.Text.ANY,
                "dueOn", ValueType.Text.ANY));
    }

    private static ValueType consent() {
        Map<String, ValueType> word =
                new TreeMap<>(texts("at", "source", TEXT_VERSION, "proof").types());
        Map<String, ValueType> consent = new TreeMap<>(word);
        consent.put("request", ValueType.Fields.of(word));
        consent.put(
                "state",
                ValueType.Text.of(Arrays.stream(Permission.State.values())
                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                        .toList()));
        return new ValueType.ByName(
                ValueType.Fields.of(consent),
                Pattern.compile("[a-z][a-z0-9-]*").asMatchPredicate(),
                "is no purpose, which has small letters, digits and hyphens");
    }

    private static ValueType offers() {
        Map<String, ValueType> offer =
                new TreeMap<>(texts("offer", "code", "at", "until", "because", "category", "usedBy", "usedAt")
                        .types());
        offer.put("claims", TEXTS);
        return new ValueType.Many(new ValueType.Fields(offer, Set.of("offer", "code", "at", "until", "because")));
    }

    private static ValueType contracts() {
        ValueType.Fields word = ValueType.of(ContractFacts.CONTRACT_CHANGED.shape(), _ -> true);
        Map<String, ValueType> contract = new TreeMap<>(word.types());
        contract.put("at", ValueType.Text.ANY);
        Set<String> always = new TreeSet<>(word.always());
        always.add("at");
        return new ValueType.Many(new ValueType.Fields(contract, always));
    }

    private static ValueType.Fields texts(String... names) {
        Map<String, ValueType> texts = new TreeMap<>();
        Arrays.stream(names).forEach(name -> texts.put(name, ValueType.Text.ANY));
        return ValueType.Fields.of(texts);
    }
}
