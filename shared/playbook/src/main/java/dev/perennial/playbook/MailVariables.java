package dev.perennial.playbook;

import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.values.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a mail may show, made harmless. Names come from public forms: whatever somebody types there reaches
 * another person's inbox under the company's own name.
 */
final class MailVariables {
    /** Without these no mail may leave the house. */
    private static final List<String> REQUIRED = List.of("unsubscribeUrl", "postalAddress");

    private static final List<String> DAYS = List.of("offerUntil", "contractEndsOn", "expectedOn");

    private static final int LONGEST = 300;
    private static final int LONGEST_NAME = 80;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** What the public says of itself. */
    private static final Set<String> PUBLIC = Set.of("name", "interest");

    /** A day, a number or an amount, which are nobody's advertisement. */
    private static final Pattern PLAIN =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d|(?:[A-Z]{3} )?-?\\d{1,13}(?:\\.\\d{1,6})?");

    private static final Pattern AMOUNT = Pattern.compile("([A-Z]{3}) (-?\\d{1,19}(?:\\.\\d{1,4})?)");

    private MailVariables() {}

    /**
     * @throws IllegalArgumentException where a required value is missing or an address is not http(s); the message
     *     names the variable, never its value
     */
    static Map<String, String> harmless(Map<String, String> given, Locale locale) {
        Map<String, String> values = HashMap.newHashMap(given.size());
        given.forEach((name, value) -> values.put(name, harmless(name, value)));
        values.computeIfPresent("total", (name, total) -> amount(total, locale));
        values.replaceAll((name, value) -> isAttribute(name) ? day(amount(value, locale), locale) : value);
        for (String name : DAYS) {
            values.computeIfPresent(name, (_, day) -> day(day, locale));
        }
        for (String name : REQUIRED) {
            if (values.getOrDefault(name, "").isEmpty()) {
                throw new IllegalArgumentException("no mail without " + name);
            }
        }
        return values;
    }

    /** The company's own; some of them forms can set. */
    private static boolean isAttribute(String name) {
        return name.startsWith(AttributeCatalog.IN_MAILS);
    }

    private static String harmless(String name, String value) {
        if (isAttribute(name)) {
            String line = singleLine(value);
            return shortened(PLAIN.matcher(line).matches() ? line : PublicWords.shown(line), LONGEST);
        }
        if (name.endsWith("Url")) {
            return value.isBlank() ? "" : webAddress(name, value);
        }
        String line = singleLine(value);
        String words = PUBLIC.contains(name) ? PublicWords.shown(line) : line;
        return shortened(words, name.equals("name") ? LONGEST_NAME : LONGEST);
    }

    private static String webAddress(String name, String value) {
        try {
            URI address = new URI(value);
            if (Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address.toASCIIString();
            }
        } catch (URISyntaxException e) {
            // Without the cause: its message repeats the address, which may carry a token.
        }
        throw new IllegalArgumentException(name + " is not an http or https address");
    }

    /** A day as its reader writes it; unchanged where it is none. */
    private static String day(String written, Locale locale) {
        try {
            return LocalDate.parse(written)
                    .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
        } catch (DateTimeParseException notADay) {
            return written;
        }
    }

    /** An amount as its reader writes it; unchanged where it is not in the form of Money. */
    private static String amount(String total, Locale locale) {
        Matcher parts = AMOUNT.matcher(total);
        if (!parts.matches() || !Money.isCurrency(parts.group(1))) {
            return total;
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        Currency currency = Currency.getInstance(parts.group(1));
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(new BigDecimal(parts.group(2)));
    }

    /**
     * Without line breaks, other control characters, unpaired surrogates, and the marks that turn the direction of
     * everything behind them.
     */
    private static String singleLine(String value) {
        StringBuilder line = new StringBuilder(value.length());
        value.codePoints().map(c -> isHarmful(c) ? ' ' : c).forEach(line::appendCodePoint);
        return SPACES.matcher(line).replaceAll(" ").strip();
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        };
    }

    private static String shortened(String line, int longest) {
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }
}
