package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.Type;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What a condition compares. */
sealed interface Operand {
    /** The value for this item, if it has one. */
    Optional<AttributeValue> in(Item item);

    record Attribute(Path path) implements Operand {
        @Override
        public Optional<AttributeValue> in(Item item) {
            return path.in(item);
        }
    }

    /** A value that the request brings along, under this placeholder. */
    record Literal(String placeholder, AttributeValue value) implements Operand {
        @Override
        public Optional<AttributeValue> in(Item item) {
            return Optional.of(value);
        }

        /** Refuses a type that an operator or a function does not take. */
        void requireType(Kind kind, String operator, Set<Type> allowed) {
            if (!allowed.contains(value.type())) {
                throw kind.invalid("Incorrect operand type for operator or function; operator or function: " + operator
                        + ", operand type: " + value.type());
            }
        }
    }

    /** {@code size(path)}. */
    record Size(Path path) implements Operand {
        @Override
        public Optional<AttributeValue> in(Item item) {
            return path.in(item)
                    .flatMap(Size::of)
                    .map(size ->
                            new AttributeValue.Decimal(BigDecimal.valueOf(size).stripTrailingZeros()));
        }

        private static Optional<Integer> of(AttributeValue value) {
            return switch (value) {
                case AttributeValue.Text text ->
                    Optional.of(text.value().codePointCount(0, text.value().length()));
                case AttributeValue.Binary bytes -> Optional.of(bytes.latin1().length());
                case AttributeValue.Elements list -> Optional.of(list.values().size());
                case AttributeValue.Document map -> Optional.of(map.values().size());
                case AttributeValue.Distinct set -> Optional.of(set.values().size());
                case AttributeValue.Decimal _, AttributeValue.Truth _, AttributeValue.Null _ -> Optional.empty();
            };
        }
    }
}
