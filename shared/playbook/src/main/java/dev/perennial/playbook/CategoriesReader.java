package dev.perennial.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Categories.Category;
import dev.perennial.domain.playbook.Categories.Next;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the categories of a compiled playbook, and which of its offers are for the next one. */
final class CategoriesReader {
    private CategoriesReader() {}

    static Categories read(JsonNode playbook) {
        List<Category> all = playbook.path("categories").properties().stream()
                .map(it -> category(it.getKey(), it.getValue()))
                .toList();
        Set<String> offers = playbook.path("offers").properties().stream()
                .filter(it -> it.getValue().path("for").asText().equals(Categories.NEXT))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Categories(all, offers);
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
