package dev.perennial.dynamodb.value;

import dev.perennial.dynamodb.wire.ServiceException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** DynamoDB's numbers: at most 38 significant digits, magnitudes from 1E-130 to below 1E+126, no trailing zeros. */
public final class Numbers {
    private static final Pattern WRITTEN = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");
    private static final int DIGITS = 38;
    static final int LARGEST_EXPONENT = 125;
    static final int SMALLEST_EXPONENT = -130;

    private Numbers() {}

    /** Reads a number. @throws ServiceException when it is none, or none that DynamoDB keeps */
    public static AttributeValue.Decimal parse(String written) {
        if (written.isEmpty() || !WRITTEN.matcher(written).matches()) {
            throw ServiceException.validation(
                    written.isEmpty()
                            ? "The parameter cannot be converted to a numeric value"
                            : "The parameter cannot be converted to a numeric value: " + written);
        }
        return checked(new BigDecimal(written));
    }

    /** A number that was computed. @throws ServiceException when DynamoDB does not keep such a one */
    public static AttributeValue.Decimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return new AttributeValue.Decimal(BigDecimal.ZERO);
        }
        BigDecimal plain = number.stripTrailingZeros();
        int exponent = exponent(plain);
        if (exponent > LARGEST_EXPONENT) {
            throw ServiceException.validation(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < SMALLEST_EXPONENT) {
            throw ServiceException.validation(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (plain.precision() > DIGITS) {
            throw ServiceException.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return new AttributeValue.Decimal(plain);
    }

    /** The power of ten of the first digit. */
    static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /** One byte for two digits, one more, and one more for a sign. */
    static int size(BigDecimal number) {
        return number.signum() == 0 ? 1 : (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }

    public static String write(BigDecimal number) {
        return number.toPlainString();
    }
}
