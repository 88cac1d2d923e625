package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether one value or matcher of a condition may ever hold of a field.
 *
 * @param field how problems call it
 * @param isList whether the field is a list of such values
 */
record MatcherTypes(String field, ValueType type, boolean isList) {
    /** Event-ruler compares longer ones as texts, or not at all. */
    private static final int MOST_DIGITS = 15;

    private static final Set<String> OF_TEXTS = Set.of("prefix", "suffix", "wildcard", "equals-ignore-case", "cidr");
    private static final String ANYTHING_BUT = "anything-but";

    /** What is wrong with it, in a sentence. */
    Optional<String> problem(JsonNode value) {
        if (!value.isObject()) {
            return literal(value);
        }
        Map.Entry<String, JsonNode> matcher = value.properties().iterator().next();
        return switch (matcher.getKey()) {
            case "exists" -> Optional.empty();
            case "numeric" -> numeric(matcher.getValue());
            case ANYTHING_BUT -> anythingBut(matcher.getValue());
            default -> ofText(matcher.getKey(), matcher.getValue());
        };
    }

    private Optional<String> literal(JsonNode value) {
        if (value.isNull()) {
            return Optional.of("%s is never null: of what is not known say [{exists: false}]".formatted(field));
        }
        return switch (type) {
            case ValueType.Text text -> literal(text, value);
            case ValueType.Numeric number -> literal(number, value);
            default ->
                value.isBoolean()
                        ? Optional.empty()
                        : Optional.of("%s is true or false, without quotation marks, not %s"
                                .formatted(field, value.asText()));
        };
    }

    private Optional<String> literal(ValueType.Text text, JsonNode value) {
        if (!value.isTextual()) {
            return Optional.of("%s holds texts: put quotation marks around %s, as it is written there"
                    .formatted(field, value.asText()));
        }
        if (text.possible().test(value.asText())) {
            return Optional.empty();
        }
        return Optional.of(
                text.options().isEmpty()
                        ? "%s is never \"%s\": it %s".formatted(field, value.asText(), text.otherwise())
                        : never(text, "\"" + value.asText() + "\""));
    }

    private Optional<String> literal(ValueType.Numeric number, JsonNode value) {
        if (value.isTextual() && isNumber(value.asText())) {
            return Optional.of("%s holds numbers: write %s, without quotation marks or underscores"
                    .formatted(field, value.asText().replace("_", "")));
        }
        if (!value.isNumber()) {
            return Optional.of("%s holds numbers, not \"%s\"".formatted(field, value.asText()));
        }
        return tooLong(value.decimalValue())
                .or(() -> within(number, value.decimalValue(), value.decimalValue())
                        ? Optional.empty()
                        : Optional.of(never(number, plain(value.decimalValue()))));
    }

    private Optional<String> numeric(JsonNode range) {
        if (!(type instanceof ValueType.Numeric number)) {
            return other("numeric", "numbers");
        }
        BigDecimal step = BigDecimal.ONE.movePointLeft(number.decimals());
        BigDecimal least = number.least();
        BigDecimal most = number.most();
        for (int i = 0; i + 1 < range.size(); i += 2) {
            BigDecimal bound = range.get(i + 1).decimalValue();
            Optional<String> tooLong = tooLong(bound);
            if (tooLong.isPresent()) {
                return tooLong;
            }
            BigDecimal below = bound.setScale(number.decimals(), RoundingMode.FLOOR);
            BigDecimal above = bound.setScale(number.decimals(), RoundingMode.CEILING);
            String sign = range.get(i).asText();
            switch (sign) {
                case ">" -> least = least.max(below.add(step));
                case ">=" -> least = least.max(above);
                case "<" -> most = most.min(above.subtract(step));
                case "<=" -> most = most.min(below);
                default -> {
                    least = least.max(above);
                    most = most.min(below);
                }
            }
        }
        return least.compareTo(most) <= 0 ? Optional.empty() : Optional.of(never(number, "so: numeric " + range));
    }

    private static boolean within(ValueType.Numeric number, BigDecimal least, BigDecimal most) {
        return least.compareTo(number.least()) >= 0
                && most.compareTo(number.most()) <= 0
                && least.stripTrailingZeros().scale() <= number.decimals();
    }

    private Optional<String> anythingBut(JsonNode excluded) {
        if (isList) {
            return Optional.of(
                    "%s is a list, and anything-but holds as soon as another value is in it: to leave some out, ask for them in a step with if, and go on at its else"
                            .formatted(field));
        }
        if (excluded.isObject()) {
            Map.Entry<String, JsonNode> matcher =
                    excluded.properties().iterator().next();
            return ofText(matcher.getKey(), matcher.getValue());
        }
        return (excluded.isArray() ? excluded.valueStream() : Stream.of(excluded))
                .flatMap(value -> literal(value).stream())
                .findFirst();
    }

    /** A matcher of texts: one, or a list of them where the library takes several. */
    private Optional<String> ofText(String matcher, JsonNode value) {
        if (!(type instanceof ValueType.Text text)) {
            return other(matcher, "texts");
        }
        if (!OF_TEXTS.contains(matcher)) {
            return Optional.empty();
        }
        if (value.isArray()) {
            return value.valueStream()
                    .flatMap(it -> ofText(matcher, it).stream())
                    .findFirst();
        }
        boolean ignoresCase = matcher.equals("equals-ignore-case") || value.isObject();
        String wanted = value.isObject()
                ? value.properties().iterator().next().getValue().asText()
                : value.asText();
        if (ignoresCase) {
            Optional<String> oneSided = wanted.codePoints()
                    .filter(MatcherTypes::isOneSided)
                    .mapToObj(Character::toString)
                    .findFirst();
            if (oneSided.isPresent()) {
                return Optional.of(
                        "equals-ignore-case finds \"%s\" in one of its cases and not in the others: list the spellings instead, as in [straße, STRASSE]"
                                .formatted(oneSided.get()));
            }
        }
        return text.options().isEmpty() || text.options().stream().anyMatch(matches(matcher, wanted, ignoresCase))
                ? Optional.empty()
                : Optional.of(never(text, "so: %s \"%s\"".formatted(matcher, wanted)));
    }

    private static Predicate<String> matches(String matcher, String wanted, boolean ignoresCase) {
        String plain = ignoresCase ? wanted.toLowerCase(Locale.ROOT) : wanted;
        return option -> {
            String text = ignoresCase ? option.toLowerCase(Locale.ROOT) : option;
            return switch (matcher) {
                case "prefix" -> text.startsWith(plain);
                case "suffix" -> text.endsWith(plain);
                case "equals-ignore-case" -> text.equals(plain);
                default -> true;
            };
        };
    }

    /**
     * Event-ruler compares each letter with its upper and its lower case and nothing else: that is not all there is of
     * a letter such as ς, and ß becomes two. Signs that only look like a letter, as that of Kelvin, are nothing that
     * anybody types.
     */
    private static boolean isOneSided(int letter) {
        if (letter < 128) {
            return false;
        }
        String upper = Character.toString(letter).toUpperCase(Locale.ROOT);
        String lower = Character.toString(letter).toLowerCase(Locale.ROOT);
        if (upper.codePointCount(0, upper.length()) > 1 || lower.codePointCount(0, lower.length()) > 1) {
            return true;
        }
        return Letters.ALIKE.getOrDefault(folded(letter), List.of()).stream()
                .anyMatch(other -> other != letter && other != upper.codePointAt(0) && other != lower.codePointAt(0));
    }

    private static int folded(int letter) {
        return Character.toLowerCase(Character.toUpperCase(letter));
    }

    /** The letters that differ in nothing but their case, without those that only look like another one. */
    private static final class Letters {
        static final Map<Integer, List<Integer>> ALIKE = IntStream.rangeClosed(128, Character.MAX_CODE_POINT)
                .filter(letter -> Character.isUpperCase(letter) || Character.isLowerCase(letter))
                .filter(letter -> Normalizer.isNormalized(Character.toString(letter), Normalizer.Form.NFKC))
                .boxed()
                .collect(Collectors.groupingBy(MatcherTypes::folded));
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?\\d[\\d_]*(\\.\\d+)?");
    }

    private static Optional<String> tooLong(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        int digits = Math.max(plain.precision(), plain.precision() - plain.scale());
        return digits > MOST_DIGITS || plain.scale() > MOST_DIGITS
                ? Optional.of("%s has more than %d digits: so long numbers are not compared exactly"
                        .formatted(plain(number), MOST_DIGITS))
                : Optional.empty();
    }

    private Optional<String> other(String matcher, String what) {
        return Optional.of("%s looks at %s, and %s holds %s".formatted(matcher, what, field, holds()));
    }

    private String holds() {
        return switch (type) {
            case ValueType.Text _ -> "texts";
            case ValueType.Numeric _ -> "numbers";
            default -> "true or false";
        };
    }

    private String never(ValueType.Text text, String what) {
        return "%s is never %s; there are %s"
                .formatted(field, what, text.options().stream().sorted().toList());
    }

    private String never(ValueType.Numeric number, String what) {
        List<String> sort = List.of("a whole number", "a number");
        return "%s is never %s; it is %s from %s to %s"
                .formatted(
                        field,
                        what,
                        sort.get(Math.min(1, number.decimals())),
                        plain(number.least()),
                        plain(number.most()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
