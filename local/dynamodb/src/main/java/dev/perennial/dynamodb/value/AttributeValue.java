package dev.perennial.dynamodb.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One value of an attribute. Immutable; two values are equal as DynamoDB compares them. */
public sealed interface AttributeValue {
    Type type();

    record Text(String value) implements AttributeValue {
        @Override
        public Type type() {
            return Type.S;
        }
    }

    /** A number without trailing zeros, see {@link Numbers}. */
    record Decimal(BigDecimal value) implements AttributeValue {
        @Override
        public Type type() {
            return Type.N;
        }
    }

    /**
     * Bytes.
     *
     * @param latin1 has one character for each byte
     */
    record Binary(String latin1) implements AttributeValue {
        public static Binary of(byte[] bytes) {
            return new Binary(new String(bytes, StandardCharsets.ISO_8859_1));
        }

        public byte[] bytes() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public Type type() {
            return Type.B;
        }
    }

    record Truth(boolean value) implements AttributeValue {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    record Null() implements AttributeValue {
        @Override
        public Type type() {
            return Type.NULL;
        }
    }

    record Elements(List<AttributeValue> values) implements AttributeValue {
        @Override
        public Type type() {
            return Type.L;
        }
    }

    record Document(Map<String, AttributeValue> values) implements AttributeValue {
        @Override
        public Type type() {
            return Type.M;
        }
    }

    /**
     * A set of texts, of numbers or of bytes.
     *
     * @param values keep the order in which they came
     */
    record Distinct(Type type, Set<AttributeValue> values) implements AttributeValue {}
}
