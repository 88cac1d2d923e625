package dev.perennial.categories;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.categories.Line.Order;
import dev.perennial.categories.Line.Other;
import dev.perennial.categories.Line.Unreadable;
import dev.perennial.domain.values.Money;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Events in JSON: as they are posted, flat or in the shape of the bus; as the bus has them; or several in one array. Of
 * an order, customer, categories, day and total are looked at and nothing else.
 */
final class JsonLines {
    private static final String ORDER = "PurchaseCompleted";

    private JsonLines() {}

    static List<Line> read(String line) {
        try {
            JsonNode json = StrictJson.parse(line);
            return json.isArray() ? json.valueStream().map(JsonLines::event).toList() : List.of(event(json));
        } catch (MalformedBody _) {
            return List.of(new Unreadable("it is no JSON that all readers understand alike"));
        }
    }

    private static Line event(JsonNode json) {
        if (!json.isObject()) {
            return new Unreadable("it is no JSON object");
        }
        String type = json.path("detail-type").asText(json.path("type").asText(ORDER));
        if (!type.equals(ORDER)) {
            return new Other();
        }
        JsonNode event = json.has("detail") ? json.path("detail") : json;
        JsonNode data = event.has("data") ? event.path("data") : event;
        JsonNode items = data.path("items");
        if (!items.isMissingNode() && !items.isNull() && !items.isArray()) {
            return new Unreadable("items is no list");
        }
        Optional<String> customer = customer(event.path("customer"));
        if (customer.isEmpty()) {
            return new Unreadable("it names no customer by customerId, externalId or email");
        }
        List<String> categories = new ArrayList<>();
        for (JsonNode item : items) {
            JsonNode category = item.path("category");
            if (category.isTextual()) {
                categories.add(category.textValue());
            } else if (!category.isMissingNode() && !category.isNull()) {
                return new Unreadable("the category of an item is no text");
            }
        }
        return new Order(customer.get(), categories, day(json, event), total(data.path("total")));
    }

    /** When it happened, else when the bus took it. */
    private static Optional<LocalDate> day(JsonNode json, JsonNode event) {
        String written = event.path("occurredAt").asText(json.path("time").asText(""));
        return Days.read(written);
    }

    private static Optional<Money> total(JsonNode total) {
        JsonNode amount = total.path("amount");
        String currency = total.path("currency").asText("");
        return amount.isIntegralNumber() && Money.isCurrency(currency)
                ? Optional.of(new Money(amount.longValue(), currency))
                : Optional.empty();
    }

    /** An address is the same in small and capital letters; a shop's own id may not be. */
    static String customer(String name) {
        return name.contains("@") ? name.toLowerCase(Locale.ROOT) : name;
    }

    private static Optional<String> customer(JsonNode names) {
        return Stream.of("customerId", "externalId", "email")
                .map(kind -> Optional.ofNullable(names.path(kind).textValue()))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(JsonLines::customer)
                .findFirst();
    }
}
