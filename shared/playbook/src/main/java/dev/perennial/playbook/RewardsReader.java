package dev.perennial.playbook;

import static dev.perennial.playbook.JsonFields.duration;
import static dev.perennial.playbook.JsonFields.number;
import static dev.perennial.playbook.JsonFields.optional;
import static dev.perennial.playbook.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Categories.Category;
import dev.perennial.domain.playbook.Categories.Next;
import dev.perennial.domain.playbook.Playbook;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what customers can get: offers.yaml, loyalty.yaml, categories.yaml. */
final class RewardsReader {
    private RewardsReader() {}

    /** @param json the whole playbook */
    static Playbook.Rewards read(JsonNode json) {
        JsonNode offers = json.path("offers");
        Map<String, Duration> validFor = new LinkedHashMap<>();
        offers.properties().forEach(offer -> validFor.put(offer.getKey(), duration(offer.getValue(), "validFor")));
        return new Playbook.Rewards(
                validFor,
                optional(json, "loyalty").map(RewardsReader::loyalty),
                new Categories(categories(json.path("categories")), forTheNextCategory(offers)));
    }

    private static Playbook.Loyalty loyalty(JsonNode json) {
        JsonNode points = json.required("points");
        JsonNode tiers = json.required("tiers");
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        points.required("for")
                .properties()
                .forEach(rate -> rates.put(rate.getKey(), rate.getValue().decimalValue()));
        return new Playbook.Loyalty(
                rates,
                number(points, "months"),
                text(tiers, "by").equals("orders"),
                tiers.required("levels").properties().stream()
                        .map(level -> new Playbook.Loyalty.Tier(
                                level.getKey(),
                                level.getValue().required("from").longValue()))
                        .toList());
    }

    private static Set<String> forTheNextCategory(JsonNode offers) {
        return offers.properties().stream()
                .filter(it -> it.getValue().path("for").asText().equals(Categories.NEXT))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Category> categories(JsonNode json) {
        return json.properties().stream()
                .map(it -> category(it.getKey(), it.getValue()))
                .toList();
    }

    private static Category category(String name, JsonNode json) {
        return new Category(
                name,
                json.path("inOrders").valueStream().map(JsonNode::textValue).toList(),
                json.path("next").properties().stream()
                        .map(it -> new Next(
                                it.getKey(),
                                it.getValue().required("lift").doubleValue(),
                                it.getValue().required("customers").longValue()))
                        .toList());
    }
}
