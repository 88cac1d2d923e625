package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a query asks of the key: which partition, and which part of it. */
public record KeyCondition(AttributeValue partition, Optional<SortCondition> sort) {
    /** What is asked of the sort key. */
    public sealed interface SortCondition {
        /** The values that it is compared with; all have the key's type. */
        List<AttributeValue> values();

        record EqualTo(AttributeValue value) implements SortCondition {
            @Override
            public List<AttributeValue> values() {
                return List.of(value);
            }
        }

        /** Less, or where {@code including} at most. */
        record Below(AttributeValue value, boolean including) implements SortCondition {
            @Override
            public List<AttributeValue> values() {
                return List.of(value);
            }
        }

        /** Greater, or where {@code including} at least. */
        record Above(AttributeValue value, boolean including) implements SortCondition {
            @Override
            public List<AttributeValue> values() {
                return List.of(value);
            }
        }

        record Within(AttributeValue low, AttributeValue high) implements SortCondition {
            @Override
            public List<AttributeValue> values() {
                return List.of(low, high);
            }
        }

        record StartingWith(AttributeValue beginning) implements SortCondition {
            @Override
            public List<AttributeValue> values() {
                return List.of(beginning);
            }
        }
    }

    private record Part(String attribute, SortCondition condition) {}

    /** Reads an expression over a key of these attributes. */
    public static KeyCondition parse(
            String text, Placeholders placeholders, String partitionKey, Optional<String> sortKey) {
        List<Part> parts = new ArrayList<>();
        collect(ConditionParser.parse(Kind.KEY_CONDITION, text, placeholders), parts);
        for (Part part : parts) {
            if (parts.stream().filter(it -> it.attribute.equals(part.attribute)).count() > 1) {
                throw Kind.KEY_CONDITION.invalid("KeyConditionExpressions must only contain one condition per key");
            }
        }
        Part partition = find(parts, partitionKey)
                .orElseThrow(() ->
                        ServiceException.validation("Query condition missed key schema element: " + partitionKey));
        if (!(partition.condition instanceof SortCondition.EqualTo(AttributeValue value))) {
            throw ServiceException.validation("Query key condition not supported");
        }
        Optional<Part> sort = sortKey.flatMap(it -> find(parts, it));
        if (parts.size() > (sort.isPresent() ? 2 : 1)) {
            throw sortKey.isPresent() && sort.isEmpty()
                    ? ServiceException.validation("Query condition missed key schema element: " + sortKey.orElseThrow())
                    : ServiceException.validation("Query key condition not supported");
        }
        return new KeyCondition(value, sort.map(Part::condition));
    }

    private static Optional<Part> find(List<Part> parts, String attribute) {
        return parts.stream().filter(it -> it.attribute.equals(attribute)).findFirst();
    }

    private static void collect(Condition condition, List<Part> parts) {
        switch (condition) {
            case Condition.And(Condition left, Condition right) -> {
                collect(left, parts);
                collect(right, parts);
            }
            case Condition.Compared compared -> parts.add(compared(compared));
            case Condition.Between(Operand operand, Operand low, Operand high) ->
                parts.add(new Part(attribute(operand), new SortCondition.Within(literal(low), literal(high))));
            case Condition.BeginsWith(Operand operand, Operand beginning) ->
                parts.add(new Part(attribute(operand), new SortCondition.StartingWith(literal(beginning))));
            case Condition.Or _ -> throw invalidOperator("OR");
            case Condition.Not _ -> throw invalidOperator("NOT");
            case Condition.In _ -> throw invalidOperator("IN");
            case Condition.Contains _ -> throw invalidOperator("contains");
            case Condition.Exists _ -> throw invalidOperator("attribute_exists");
            case Condition.Missing _ -> throw invalidOperator("attribute_not_exists");
            case Condition.HasType _ -> throw invalidOperator("attribute_type");
        }
    }

    private static Part compared(Condition.Compared compared) {
        boolean swapped = compared.left() instanceof Operand.Literal;
        String attribute = attribute(swapped ? compared.right() : compared.left());
        AttributeValue value = literal(swapped ? compared.left() : compared.right());
        SortCondition below = new SortCondition.Below(value, isIncluding(compared.comparator()));
        SortCondition above = new SortCondition.Above(value, isIncluding(compared.comparator()));
        return new Part(
                attribute,
                switch (compared.comparator()) {
                    case EQUAL -> new SortCondition.EqualTo(value);
                    case LESS, AT_MOST -> swapped ? above : below;
                    case GREATER, AT_LEAST -> swapped ? below : above;
                    case UNEQUAL -> throw invalidOperator("<>");
                });
    }

    private static boolean isIncluding(Condition.Comparator comparator) {
        return comparator == Condition.Comparator.AT_MOST || comparator == Condition.Comparator.AT_LEAST;
    }

    private static String attribute(Operand operand) {
        if (operand instanceof Operand.Attribute(Path path)) {
            if (path.isNested()) {
                throw Kind.KEY_CONDITION.invalid("KeyConditionExpressions cannot have conditions on nested attributes");
            }
            return path.attribute();
        }
        throw ServiceException.validation("Query key condition not supported");
    }

    private static AttributeValue literal(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        throw ServiceException.validation("Query key condition not supported");
    }

    private static ServiceException invalidOperator(String operator) {
        return Kind.KEY_CONDITION.invalid("Invalid operator used in KeyConditionExpression: " + operator);
    }
}
