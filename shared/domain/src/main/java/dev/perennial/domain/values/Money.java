package dev.perennial.domain.values;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in minor units (cents, or whole yen) of an ISO 4217 currency. Sums that leave the range of {@code long} are
 * refused with {@link ArithmeticException}; currencies never mix.
 */
public record Money(long minorUnits, String currency) {
    /** The largest amount that one event may carry: a million million minor units. */
    public static final long MAX_MINOR_UNITS = 1_000_000_000_000L;

    public Money {
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("not an ISO 4217 currency: " + currency);
        }
    }

    public static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, inSameCurrency(other).minorUnits), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, inSameCurrency(other).minorUnits), currency);
    }

    /** The amount in major units with the currency's own number of decimals: {@code 49.98}, {@code 1200} for yen. */
    public String decimal() {
        return BigDecimal.valueOf(minorUnits, Currency.getInstance(currency).getDefaultFractionDigits())
                .toPlainString();
    }

    @Override
    public String toString() {
        return currency + " " + decimal();
    }

    private Money inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
