package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.Ordering;
import java.util.List;
import java.util.Optional;

/** What an item has to be like. An item that does not exist is one without attributes. */
public sealed interface Condition {
    boolean holds(Item item);

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return left.holds(item) && right.holds(item);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return left.holds(item) || right.holds(item);
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public boolean holds(Item item) {
            return !inner.holds(item);
        }
    }

    record Compared(Operand left, Comparator comparator, Operand right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return comparator.holds(left.in(item), right.in(item));
        }
    }

    record Between(Operand operand, Operand low, Operand high) implements Condition {
        @Override
        public boolean holds(Item item) {
            Optional<AttributeValue> value = operand.in(item);
            return Comparator.AT_LEAST.holds(value, low.in(item)) && Comparator.AT_MOST.holds(value, high.in(item));
        }
    }

    record In(Operand operand, List<Operand> choices) implements Condition {
        @Override
        public boolean holds(Item item) {
            Optional<AttributeValue> value = operand.in(item);
            return choices.stream().anyMatch(choice -> Comparator.EQUAL.holds(value, choice.in(item)));
        }
    }

    record Exists(Path path) implements Condition {
        @Override
        public boolean holds(Item item) {
            return path.in(item).isPresent();
        }
    }

    record Missing(Path path) implements Condition {
        @Override
        public boolean holds(Item item) {
            return path.in(item).isEmpty();
        }
    }

    record HasType(Path path, Operand.Literal type) implements Condition {
        @Override
        public boolean holds(Item item) {
            return path.in(item)
                    .filter(value -> type.value()
                            .equals(new AttributeValue.Text(value.type().name())))
                    .isPresent();
        }
    }

    record BeginsWith(Operand operand, Operand beginning) implements Condition {
        @Override
        public boolean holds(Item item) {
            AttributeValue value = operand.in(item).orElse(null);
            AttributeValue start = beginning.in(item).orElse(null);
            if (value instanceof AttributeValue.Text text && start instanceof AttributeValue.Text first) {
                return text.value().startsWith(first.value());
            }
            return value instanceof AttributeValue.Binary bytes
                    && start instanceof AttributeValue.Binary first
                    && bytes.latin1().startsWith(first.latin1());
        }
    }

    record Contains(Operand operand, Operand part) implements Condition {
        @Override
        public boolean holds(Item item) {
            AttributeValue sought = part.in(item).orElse(null);
            return switch (operand.in(item).orElse(null)) {
                case AttributeValue.Text text ->
                    sought instanceof AttributeValue.Text some && text.value().contains(some.value());
                case AttributeValue.Binary bytes ->
                    sought instanceof AttributeValue.Binary some
                            && bytes.latin1().contains(some.latin1());
                case AttributeValue.Distinct set ->
                    sought != null && set.values().contains(sought);
                case AttributeValue.Elements list ->
                    sought != null && list.values().contains(sought);
                case null, default -> false;
            };
        }
    }

    /** How two values are compared. */
    enum Comparator {
        EQUAL("="),
        UNEQUAL("<>"),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String symbol;

        Comparator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        static Optional<Comparator> of(Token token) {
            for (Comparator each : values()) {
                if (token.isSymbol(each.symbol)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        /** A value that is not there is unequal to every other, and neither less nor more. */
        boolean holds(Optional<AttributeValue> left, Optional<AttributeValue> right) {
            if (this == UNEQUAL) {
                return left.isEmpty() || !left.equals(right);
            }
            if (left.isEmpty() || right.isEmpty()) {
                return false;
            }
            if (this == EQUAL) {
                return left.equals(right);
            }
            AttributeValue one = left.get();
            AttributeValue other = right.get();
            if (one.type() != other.type() || !one.type().isOrdered()) {
                return false;
            }
            int order = Ordering.compare(one, other);
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                default -> order >= 0;
            };
        }
    }
}
