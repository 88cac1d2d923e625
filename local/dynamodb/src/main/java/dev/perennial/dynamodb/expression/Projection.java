package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of an item that are asked for. Elements of lists move together, in their order. */
public record Projection(List<Path> paths) {
    public static Projection parse(String text, Placeholders placeholders) {
        Tokens tokens = new Tokens(Kind.PROJECTION, text, placeholders);
        List<Path> paths = new ArrayList<>();
        do {
            paths.add(tokens.path());
        } while (tokens.take(","));
        tokens.expectEnd();
        Path.requireApart(Kind.PROJECTION, paths);
        return new Projection(paths);
    }

    public Item of(Item item) {
        Part whole = new Part();
        for (Path path : paths) {
            path.in(item).ifPresent(value -> whole.add(path, 0, value));
        }
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        whole.fields.forEach((name, part) -> attributes.put(name, part.value()));
        return new Item(attributes);
    }

    /** What is taken of one value: all of it, or some fields, or some elements. */
    private static final class Part {
        private final List<AttributeValue> all = new ArrayList<>();
        private final Map<String, Part> fields = new LinkedHashMap<>();
        private final Map<Integer, Part> elements = new TreeMap<>();

        void add(Path path, int at, AttributeValue value) {
            if (at == path.steps().size()) {
                all.add(value);
                return;
            }
            switch (path.steps().get(at)) {
                case Path.Field field ->
                    fields.computeIfAbsent(field.name(), _ -> new Part()).add(path, at + 1, value);
                case Path.Index index ->
                    elements.computeIfAbsent(index.number(), _ -> new Part()).add(path, at + 1, value);
            }
        }

        AttributeValue value() {
            if (!all.isEmpty()) {
                return all.getFirst();
            }
            if (!elements.isEmpty()) {
                return new AttributeValue.Elements(
                        elements.values().stream().map(Part::value).toList());
            }
            Map<String, AttributeValue> values = new LinkedHashMap<>();
            fields.forEach((name, part) -> values.put(name, part.value()));
            return new AttributeValue.Document(values);
        }
    }
}
