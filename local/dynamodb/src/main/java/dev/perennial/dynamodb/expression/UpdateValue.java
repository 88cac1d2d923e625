package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.Numbers;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.ArrayList;
import java.util.List;

/** The right side of {@code SET}: computed of the item as it was before the update. */
sealed interface UpdateValue {
    AttributeValue of(Item before);

    record Literal(AttributeValue value) implements UpdateValue {
        @Override
        public AttributeValue of(Item before) {
            return value;
        }
    }

    record Copy(Path path) implements UpdateValue {
        @Override
        public AttributeValue of(Item before) {
            return path.in(before)
                    .orElseThrow(() -> ServiceException.validation(
                            "The provided expression refers to an attribute that does not exist in the item"));
        }
    }

    record IfMissing(Path path, UpdateValue otherwise) implements UpdateValue {
        @Override
        public AttributeValue of(Item before) {
            return path.in(before).orElseGet(() -> otherwise.of(before));
        }
    }

    record Appended(UpdateValue left, UpdateValue right) implements UpdateValue {
        @Override
        public AttributeValue of(Item before) {
            if (left.of(before) instanceof AttributeValue.Elements first
                    && right.of(before) instanceof AttributeValue.Elements second) {
                List<AttributeValue> all = new ArrayList<>(first.values());
                all.addAll(second.values());
                return new AttributeValue.Elements(all);
            }
            throw wrongType();
        }
    }

    record Sum(UpdateValue left, UpdateValue right, boolean negative) implements UpdateValue {
        @Override
        public AttributeValue of(Item before) {
            if (left.of(before) instanceof AttributeValue.Decimal one
                    && right.of(before) instanceof AttributeValue.Decimal other) {
                return Numbers.checked(
                        negative
                                ? one.value().subtract(other.value())
                                : one.value().add(other.value()));
            }
            throw wrongType();
        }
    }

    static ServiceException wrongType() {
        return ServiceException.validation("An operand in the update expression has an incorrect data type");
    }
}
