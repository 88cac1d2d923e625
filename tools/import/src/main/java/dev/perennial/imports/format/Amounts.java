package dev.perennial.imports.format;

import dev.perennial.domain.values.Money;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Amounts as files write them, in minor units of ISO 4217. */
public final class Amounts {
    private static final Map<String, Integer> DIGITS = digits();

    private Amounts() {}

    private static Map<String, Integer> digits() {
        Map<String, Integer> digits = new HashMap<>();
        Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .forEach(currency -> digits.put(currency.getCurrencyCode(), currency.getDefaultFractionDigits()));
        return Map.copyOf(digits);
    }

    /**
     * A currency by its code, in whichever letters.
     *
     * @throws BadValue where it is none of ISO 4217
     */
    public static String currency(String text, Column column) {
        if (DIGITS.containsKey(text)) {
            return text;
        }
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!DIGITS.containsKey(code)) {
            throw new BadValue(column, code.isEmpty() ? "no currency is given" : "is no currency of ISO 4217");
        }
        return code;
    }

    /** How many decimals a currency has by ISO 4217. */
    public static int decimals(String currency) {
        return DIGITS.getOrDefault(currency, 2);
    }

    /**
     * A plain decimal ({@code 1234.50}, {@code -10.0000}) in minor units. Decimals beyond those of the currency have to
     * be zeros. Anything else, thousands separators and decimal commas included, is refused: {@code 1.234} and
     * {@code 1,234} mean different things in different countries.
     *
     * @throws BadValue where it is none, or leaves the range
     */
    public static long minor(String text, String currency, Column column) {
        int digits = decimals(currency);
        int at = 0;
        int end = text.length();
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        while (end > at && text.charAt(end - 1) == ' ') {
            end--;
        }
        boolean negative = at < end && text.charAt(at) == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int whole = 0;
        int decimals = -1;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '.' && decimals < 0 && whole > 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9') {
                if (decimals < 0) {
                    whole++;
                } else {
                    decimals++;
                }
                if (decimals > digits) {
                    if (text.indexOf(',') >= 0) {
                        throw notPlain(column);
                    }
                    if (c != '0') {
                        throw new BadValue(column, "has more decimals than " + currency + " has (" + digits + ")");
                    }
                } else {
                    value = value * 10 + (c - '0');
                    if (value > Money.MAX_MINOR_UNITS) {
                        throw new BadValue(column, "is too large for one amount");
                    }
                }
            } else {
                throw notPlain(column);
            }
        }
        if (whole == 0 || decimals == 0) {
            throw notPlain(column);
        }
        for (int i = Math.max(decimals, 0); i < digits; i++) {
            value *= 10;
        }
        if (value > Money.MAX_MINOR_UNITS) {
            throw new BadValue(column, "is too large for one amount");
        }
        return negative ? -value : value;
    }

    private static BadValue notPlain(Column column) {
        return new BadValue(
                column,
                "is no plain amount such as 1234.50; thousands separators and decimal commas are read only where --locale says whose they are");
    }

    /**
     * An amount as people of a country write it ({@code 1 234,50 €}), in minor units. All of the text has to be
     * understood: the sign or code of a currency around it counts for nothing else.
     *
     * @throws BadValue where it is none by the habits of that locale
     */
    public static long localised(String text, String currency, Locale locale, Column column) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        StringBuilder number = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\u00a0' || c == '\u202f' || c == '\u2009' || c == ' ') {
                // Blanks group thousands in many countries, and files write any kind of them.
                if (isBetweenDigits(text, at) && !isBlank(symbols.getGroupingSeparator())) {
                    throw new BadValue(column, "is no amount as " + locale.toLanguageTag() + " writes it");
                }
            } else if (Character.getType(c) != Character.CURRENCY_SYMBOL && !Character.isLetter(c)) {
                number.append(c);
            }
        }
        DecimalFormat format = (DecimalFormat) NumberFormat.getInstance(locale);
        format.setParseBigDecimal(true);
        format.setStrict(true);
        String plain = number.toString();
        if (isBlank(symbols.getGroupingSeparator())) {
            format.setGroupingUsed(false);
        }
        ParsePosition position = new ParsePosition(0);
        Number parsed = plain.isEmpty() ? null : format.parse(plain, position);
        if (!(parsed instanceof java.math.BigDecimal amount) || position.getIndex() != plain.length()) {
            throw new BadValue(column, "is no amount as " + locale.toLanguageTag() + " writes it");
        }
        return minor(amount.toPlainString(), currency, column);
    }

    private static boolean isBetweenDigits(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c);
    }
}
