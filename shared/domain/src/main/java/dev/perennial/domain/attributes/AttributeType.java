package dev.perennial.domain.attributes;

import dev.perennial.domain.values.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an attribute may hold. Every value is kept as one text; two texts of the same value become the same one. */
public sealed interface AttributeType {
    /** Characters of any value. */
    int MOST_CHARACTERS = 300;

    /** The value as it is kept; empty where the text is none of this type. */
    Optional<String> read(String text);

    /** What is said of a text that is none. */
    String otherwise();

    /** One line of at most {@value AttributeType#MOST_CHARACTERS} characters. */
    record Text() implements AttributeType {
        @Override
        public Optional<String> read(String text) {
            return Optional.of(text)
                    .filter(it -> it.codePointCount(0, it.length()) <= MOST_CHARACTERS)
                    .filter(it -> it.codePoints().noneMatch(Character::isISOControl));
        }

        @Override
        public String otherwise() {
            return "must be one line of at most " + MOST_CHARACTERS + " characters";
        }
    }

    /** A decimal number, as EventBridge patterns compare them: from -5e9 to 5e9, at most six decimals. */
    record Decimal() implements AttributeType {
        private static final Pattern WRITTEN = Pattern.compile("-?\\d{1,10}(\\.\\d{1,12})?");
        public static final BigDecimal MOST = BigDecimal.valueOf(5_000_000_000L);
        public static final int DECIMALS = 6;

        @Override
        public Optional<String> read(String text) {
            return Optional.of(text)
                    .filter(WRITTEN.asMatchPredicate())
                    .map(it -> new BigDecimal(it).stripTrailingZeros())
                    .filter(it -> it.abs().compareTo(MOST) <= 0 && it.scale() <= DECIMALS)
                    .map(it -> it.signum() == 0 ? "0" : it.toPlainString());
        }

        @Override
        public String otherwise() {
            return "must be a number from -5000000000 to 5000000000 with at most six decimals, such as 12.5";
        }
    }

    /** An amount and its currency: {@code EUR 12.50}. */
    record Amount() implements AttributeType {
        private static final Pattern WRITTEN = Pattern.compile("[A-Z]{3} \\d{1,13}(\\.\\d{1,4})?");

        @Override
        public Optional<String> read(String text) {
            return Optional.of(text)
                    .filter(WRITTEN.asMatchPredicate())
                    .filter(it -> Money.isCurrency(it.substring(0, 3)))
                    .flatMap(it -> money(it.substring(0, 3), new BigDecimal(it.substring(4))))
                    .map(Money::toString);
        }

        private static Optional<Money> money(String currency, BigDecimal amount) {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return Optional.of(amount.stripTrailingZeros())
                    .filter(it -> it.scale() <= digits)
                    .map(it -> it.setScale(digits).unscaledValue())
                    .filter(it -> it.bitLength() < Long.SIZE)
                    .map(it -> new Money(it.longValueExact(), currency));
        }

        @Override
        public String otherwise() {
            return "must be an amount such as EUR 12.50, with no more decimals than its currency has";
        }
    }

    /** A day of the calendar in a year from 1900 to 2199. */
    record Day() implements AttributeType {
        private static final Pattern WRITTEN = Pattern.compile("(19|20|21)\\d\\d-\\d\\d-\\d\\d");

        @Override
        public Optional<String> read(String text) {
            return Optional.of(text).filter(WRITTEN.asMatchPredicate()).flatMap(Day::real);
        }

        @SuppressWarnings("UnusedException") // such as 30 February; the sentence says it all
        private static Optional<String> real(String text) {
            try {
                return Optional.of(LocalDate.parse(text).toString());
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }

        @Override
        public String otherwise() {
            return "must be a date from 1900 to 2199, such as 2027-03-31";
        }
    }

    /** True or false. */
    record YesNo() implements AttributeType {
        @Override
        public Optional<String> read(String text) {
            return Optional.of(text).filter(List.of("true", "false")::contains);
        }

        @Override
        public String otherwise() {
            return "must be true or false";
        }
    }

    /** One of several texts. */
    record OneOf(List<String> options) implements AttributeType {
        public OneOf {
            options = List.copyOf(options);
        }

        @Override
        public Optional<String> read(String text) {
            return Optional.of(text).filter(options::contains);
        }

        @Override
        public String otherwise() {
            return "must be one of " + String.join(", ", options);
        }
    }
}
