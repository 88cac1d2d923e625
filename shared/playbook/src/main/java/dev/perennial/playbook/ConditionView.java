package dev.perennial.playbook;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.document.EntitlementsDocument;
import dev.perennial.document.FactDocument;
import dev.perennial.document.PermissionDocument;
import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Segment;
import dev.perennial.domain.prediction.Prediction;
import dev.perennial.domain.prediction.Renewal;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.EmailAddress;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pattern of the playbook sees: {@code {"event": {"type", "backfill", "data": {…}}, "customer": {…}}}. The words
 * are those of the bus and of the table {@code customers}. What is absent is left out, so {@code [{"exists": false}]}
 * finds it.
 */
public final class ConditionView {
    /**
     * The attributes of the record that a pattern may name, as the table has them, each computed only where a pattern
     * names it. The others are times, which patterns cannot compare, or concern nobody but the system.
     */
    private static final Map<String, Function<Customer, Optional<?>>> FIELDS = Map.ofEntries(
            entry("email", it -> it.profile().email().map(EmailAddress::value)),
            entry("externalId", it -> it.profile().externalId()),
            entry("locale", it -> it.profile().locale()),
            entry("timezone", it -> it.profile().timezone()),
            entry("firstTouch", it -> it.profile().firstTouch().map(FactDocument::of)),
            entry("lastTouch", it -> it.profile().lastTouch().map(FactDocument::of)),
            entry("stage", it -> Optional.of(it.lifecycle().stage().name())),
            entry("segments", it -> unlessEmpty(it.lifecycle().segments())),
            entry("churnRisk", it -> Optional.of(it.lifecycle().churnRisk().name())),
            entry("orders", it -> Optional.of(it.purchases().orders())),
            entry("spent", it -> spent(it.purchases())),
            entry("npsScore", it -> it.feedback().nps().map(Answer::score)),
            entry("csatScore", it -> it.feedback().csat().map(Answer::score)),
            entry("openComplaints", it -> unlessEmpty(it.feedback().openComplaints())),
            entry("consent", it -> permission(it, "consent")),
            entry("offers", it -> entitlements(it, "offers")),
            entry("points", it -> entitlements(it, "points")),
            entry("tier", it -> entitlements(it, "tier")),
            entry("contracts", it -> entitlements(it, "contracts")),
            entry("categories", it -> unlessEmpty(List.copyOf(it.purchases().categories()))),
            entry("prediction", it -> it.lifecycle().prediction().map(ConditionView::prediction)),
            entry("renewal", it -> it.lifecycle().renewal().map(ConditionView::renewal)),
            entry("suppressed", it -> permission(it, "suppressed")));

    /** Where the attributes of the company's own stand, by their names. */
    public static final String ATTRIBUTES = "attributes";

    public static final Set<String> CUSTOMER_FIELDS = Stream.concat(
                    FIELDS.keySet().stream(), Stream.of(Categories.NEXT, ATTRIBUTES))
            .collect(Collectors.toUnmodifiableSet());

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ConditionView() {}

    /**
     * The same as plain values, each computed where it is asked for. The data of the event is there only where the
     * journey listens to the event itself: what the system announces is about the record, which is in view anyway.
     */
    static CompiledPattern.Fields fields(
            Customer customer, Event event, String type, Categories categories, AttributeCatalog attributes) {
        CompiledPattern.Fields told = name -> switch (name) {
            case "type" -> Segment.typeOf(type);
            case "backfill" -> event.backfill();
            case "data" -> data(event, type);
            default -> CompiledPattern.MISSING;
        };
        CompiledPattern.Fields record = name -> field(customer, name, categories, attributes)
                .<Object>map(it -> it)
                .orElse(CompiledPattern.MISSING);
        return part -> switch (part) {
            case "event" -> told;
            case "customer" -> record;
            default -> CompiledPattern.MISSING;
        };
    }

    /** @param fields the attributes of the record that are shown, and what follows from them */
    static ObjectNode of(
            Customer customer,
            Event event,
            String type,
            Set<String> fields,
            Categories categories,
            AttributeCatalog attributes) {
        ObjectNode view = JSON.objectNode();
        ObjectNode told = view.putObject("event");
        told.put("type", Segment.typeOf(type)).put("backfill", event.backfill());
        told.set("data", json(data(event, type)));
        ObjectNode record = view.putObject("customer");
        for (String field : fields) {
            field(customer, field, categories, attributes).ifPresent(value -> record.set(field, json(value)));
        }
        return view;
    }

    private static Map<String, Object> data(Event event, String type) {
        return event.fact().type().equals(type) ? FactTypes.of(event.fact()).view(event.fact()) : Map.of();
    }

    private static Optional<?> field(
            Customer customer, String name, Categories categories, AttributeCatalog attributes) {
        if (name.equals(Categories.NEXT)) {
            return categories.next(customer.purchases().categories()).map(it -> it.category());
        }
        if (name.equals(ATTRIBUTES)) {
            return Optional.of(attributes(customer, attributes)).filter(values -> !values.isEmpty());
        }
        Function<Customer, Optional<?>> read = FIELDS.get(name);
        return read == null ? Optional.empty() : read.apply(customer);
    }

    /** Numbers and yes/no as such; of an amount what a pattern can compare stands below its currency. */
    private static Map<String, Object> attributes(Customer customer, AttributeCatalog catalog) {
        Map<String, Object> values = new HashMap<>();
        catalog.shown(customer.profile().attributes(), Attribute.Use.CONDITIONS)
                .forEach((name, text) -> values.put(
                        name,
                        switch (catalog.named(name).orElseThrow().type()) {
                            case AttributeType.Decimal _ -> new BigDecimal(text);
                            case AttributeType.YesNo _ -> Boolean.valueOf(text);
                            case AttributeType.Amount _ ->
                                Map.of(text.substring(0, 3), new BigDecimal(text.substring(4)));
                            case AttributeType.Text _, AttributeType.Day _, AttributeType.OneOf _ -> text;
                        }));
        return values;
    }

    /** Numbers here, unlike in the table, so that a pattern can compare them. */
    private static Optional<?> spent(Purchases purchases) {
        Map<String, Object> sums = new HashMap<>();
        purchases.spent().forEach((currency, sum) -> sums.put(currency, new BigDecimal(sum.decimal())));
        return sums.isEmpty() ? Optional.empty() : Optional.of(sums);
    }

    /** Its fractions as numbers, which patterns compare; the value by its currency, as what was spent. */
    private static Map<String, Object> prediction(Prediction prediction) {
        Map<String, Object> numbers = new HashMap<>(Map.of(
                "buysWithin", prediction.buysWithin(),
                "orders90", prediction.orders90(),
                "orders365", prediction.orders365()));
        prediction
                .worth()
                .map(Prediction.Worth::expected)
                .ifPresent(worth -> numbers.put("worth", Map.of(worth.currency(), new BigDecimal(worth.decimal()))));
        prediction.worth().flatMap(Prediction.Worth::tenth).ifPresent(tenth -> numbers.put("worthTenth", tenth));
        return numbers;
    }

    private static Map<String, Object> renewal(Renewal renewal) {
        return Map.of(
                "probability",
                renewal.probability(),
                "contractId",
                renewal.contractId(),
                "dueOn",
                renewal.dueOn().toString());
    }

    private static Optional<?> unlessEmpty(List<String> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private static Optional<?> entitlements(Customer customer, String field) {
        return Optional.ofNullable(
                EntitlementsDocument.of(customer.entitlements()).get(field));
    }

    private static Optional<?> permission(Customer customer, String field) {
        return Optional.ofNullable(PermissionDocument.of(customer).get(field));
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case String text -> JSON.textNode(text);
            case Boolean yesNo -> JSON.booleanNode(yesNo);
            case BigDecimal amount -> JSON.numberNode(amount);
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
}
