package dev.perennial.dynamodb.value;

import java.util.Arrays;

/** The order of values of one type: numbers by their worth, texts by their UTF-8 bytes, bytes unsigned. */
public final class Ordering {
    private Ordering() {}

    /** Compares two values of one ordered type. */
    public static int compare(AttributeValue left, AttributeValue right) {
        if (left instanceof AttributeValue.Decimal one && right instanceof AttributeValue.Decimal other) {
            return one.value().compareTo(other.value());
        }
        if (left instanceof AttributeValue.Text one && right instanceof AttributeValue.Text other) {
            return Arrays.compareUnsigned(Utf8.bytes(one.value()), Utf8.bytes(other.value()));
        }
        if (left instanceof AttributeValue.Binary one && right instanceof AttributeValue.Binary other) {
            return one.latin1().compareTo(other.latin1());
        }
        throw new IllegalArgumentException(left.type() + " and " + right.type() + " have no order");
    }
}
