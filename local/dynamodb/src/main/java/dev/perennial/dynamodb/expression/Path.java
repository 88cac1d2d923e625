package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A document path, such as {@code orders[2].lines}. */
public record Path(List<Step> steps) {
    sealed interface Step {}

    record Field(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    record Index(int number) implements Step {
        @Override
        public String toString() {
            return "[" + number + "]";
        }
    }

    /** The attribute that the path leads to or into. */
    public String attribute() {
        return steps.getFirst().toString();
    }

    boolean isNested() {
        return steps.size() > 1;
    }

    Optional<AttributeValue> in(Item item) {
        AttributeValue found = item.attributes().get(attribute());
        for (int at = 1; at < steps.size() && found != null; at++) {
            found = switch (steps.get(at)) {
                case Field field ->
                    found instanceof AttributeValue.Document map ? map.values().get(field.name) : null;
                case Index index ->
                    found instanceof AttributeValue.Elements list
                                    && index.number < list.values().size()
                            ? list.values().get(index.number)
                            : null;
            };
        }
        return Optional.ofNullable(found);
    }

    /** Whether one path leads to the other's place or into it. */
    boolean overlaps(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        return steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    /** Whether one takes for a list what the other takes for a map. */
    boolean conflicts(Path other) {
        for (int at = 0; at < Math.min(steps.size(), other.steps.size()); at++) {
            if (steps.get(at) instanceof Index != other.steps.get(at) instanceof Index) {
                return true;
            }
            if (!steps.get(at).equals(other.steps.get(at))) {
                return false;
            }
        }
        return false;
    }

    /** Refuses paths of one expression that get into each other's way. */
    static void requireApart(Kind kind, List<Path> paths) {
        for (int one = 0; one < paths.size(); one++) {
            for (int other = one + 1; other < paths.size(); other++) {
                String both = "; must remove or rewrite one of these paths; path one: " + paths.get(one)
                        + ", path two: " + paths.get(other);
                if (paths.get(one).conflicts(paths.get(other))) {
                    throw kind.invalid("Two document paths conflict with each other" + both);
                }
                if (paths.get(one).overlaps(paths.get(other))) {
                    throw kind.invalid("Two document paths overlap with each other" + both);
                }
            }
        }
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
