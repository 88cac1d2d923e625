package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An item that is being updated. Values are immutable, so each change makes the way to its place anew. */
final class Draft {
    private final Map<String, AttributeValue> attributes;

    Draft(Item item) {
        this.attributes = new LinkedHashMap<>(item.attributes());
    }

    Item item() {
        return new Item(attributes);
    }

    /** Sets a value; in a list, one behind the end is added to it. */
    void set(Path path, AttributeValue value) {
        if (!path.isNested()) {
            attributes.put(path.attribute(), value);
            return;
        }
        change(path, container -> switch (path.steps().getLast()) {
            case Path.Field(String name)
            when container instanceof AttributeValue.Document map -> {
                Map<String, AttributeValue> values = new LinkedHashMap<>(map.values());
                values.put(name, value);
                yield new AttributeValue.Document(values);
            }
            case Path.Index(int number)
            when container instanceof AttributeValue.Elements list -> {
                List<AttributeValue> values = new ArrayList<>(list.values());
                if (number < values.size()) {
                    values.set(number, value);
                } else {
                    values.add(value);
                }
                yield new AttributeValue.Elements(values);
            }
            default -> throw invalidPath();
        });
    }

    /** Removes what is there; of a list, from its end on, so that numbers mean what they meant before. */
    void removeAll(List<Path> paths) {
        List<Path> fromBehind = new ArrayList<>(paths);
        fromBehind.sort(Comparator.comparing(Draft::lastNumber).reversed());
        fromBehind.forEach(this::remove);
    }

    private static Integer lastNumber(Path path) {
        return path.steps().getLast() instanceof Path.Index(int number) ? number : -1;
    }

    private void remove(Path path) {
        if (!path.isNested()) {
            attributes.remove(path.attribute());
            return;
        }
        change(path, container -> switch (path.steps().getLast()) {
            case Path.Field(String name)
            when container instanceof AttributeValue.Document map -> {
                Map<String, AttributeValue> values = new LinkedHashMap<>(map.values());
                values.remove(name);
                yield new AttributeValue.Document(values);
            }
            case Path.Index(int number)
            when container instanceof AttributeValue.Elements list -> {
                List<AttributeValue> values = new ArrayList<>(list.values());
                if (number < values.size()) {
                    values.remove(number);
                }
                yield new AttributeValue.Elements(values);
            }
            default -> throw invalidPath();
        });
    }

    /** Changes what holds the path's last step. */
    private void change(Path path, UnaryOperator<AttributeValue> change) {
        AttributeValue whole =
                Optional.ofNullable(attributes.get(path.attribute())).orElseThrow(Draft::invalidPath);
        attributes.put(path.attribute(), changed(whole, path, 1, change));
    }

    private static AttributeValue changed(
            AttributeValue value, Path path, int at, UnaryOperator<AttributeValue> change) {
        if (at == path.steps().size() - 1) {
            return change.apply(value);
        }
        return switch (path.steps().get(at)) {
            case Path.Field(String name)
            when value instanceof AttributeValue.Document map -> {
                AttributeValue inner =
                        Optional.ofNullable(map.values().get(name)).orElseThrow(Draft::invalidPath);
                Map<String, AttributeValue> values = new LinkedHashMap<>(map.values());
                values.put(name, changed(inner, path, at + 1, change));
                yield new AttributeValue.Document(values);
            }
            case Path.Index(int number)
            when value instanceof AttributeValue.Elements list
                    && number < list.values().size() -> {
                List<AttributeValue> values = new ArrayList<>(list.values());
                values.set(number, changed(values.get(number), path, at + 1, change));
                yield new AttributeValue.Elements(values);
            }
            default -> throw invalidPath();
        };
    }

    private static ServiceException invalidPath() {
        return ServiceException.validation("The document path provided in the update expression is invalid for update");
    }
}
