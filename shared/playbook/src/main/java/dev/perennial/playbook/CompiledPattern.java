package dev.perennial.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An EventBridge pattern as a predicate over plain values, which costs a small part of matching JSON by event-ruler. It
 * says the same as the library of whatever the build takes as a condition; a test compares the two. What it does not
 * know is left to the library.
 */
final class CompiledPattern {
    /** What is not there; event-ruler makes no difference between that and an empty list. */
    static final Object MISSING = List.of();

    private static final String OR = "$or";

    /** The name of something that a pattern may say, which is not compiled. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super(what);
        }
    }

    private CompiledPattern() {}

    /**
     * The predicate of a pattern, over a {@link Map} or {@link Fields}; empty where it says something that is not
     * compiled, or is no pattern.
     */
    static Optional<Predicate<Object>> of(JsonNode pattern) {
        try {
            return Optional.of(object(pattern));
        } catch (Unknown notCompiled) {
            return Optional.empty();
        }
    }

    /** An object of which each field is computed where it is asked for. */
    @FunctionalInterface
    interface Fields extends Function<String, Object> {}

    private static Predicate<Object> object(JsonNode pattern) {
        if (!pattern.isObject() || pattern.isEmpty()) {
            throw new Unknown("not an object: " + pattern);
        }
        List<Predicate<Object>> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : pattern.properties()) {
            parts.add(part.getKey().equals(OR) ? anyOf(part.getValue()) : field(part.getKey(), part.getValue()));
        }
        return all(parts);
    }

    private static Predicate<Object> anyOf(JsonNode alternatives) {
        if (!alternatives.isArray() || alternatives.size() < 2) {
            throw new Unknown("a field of that name: " + alternatives);
        }
        return any(alternatives.valueStream().map(CompiledPattern::object).toList());
    }

    private static Predicate<Object> field(String name, JsonNode said) {
        Predicate<Object> holds = said.isObject() ? within(object(said)) : values(said);
        return of -> holds.test(get(of, name));
    }

    private static Object get(Object of, String name) {
        return switch (of) {
            case Map<?, ?> map -> {
                Object value = map.get(name);
                yield value == null ? MISSING : value;
            }
            case Fields fields -> fields.apply(name);
            default -> MISSING;
        };
    }

    /** Of a list of objects one has to be as all that is said below it. */
    private static Predicate<Object> within(Predicate<Object> holds) {
        return value -> (value instanceof List<?> list && !list.isEmpty()) ? anyOf(list, holds) : holds.test(value);
    }

    private static Predicate<Object> values(JsonNode said) {
        if (!said.isArray() || said.isEmpty()) {
            throw new Unknown("not a list: " + said);
        }
        List<Predicate<Object>> matchers = new ArrayList<>();
        for (JsonNode matcher : said) {
            Predicate<Object> one = matcher(matcher);
            boolean ofAll = matcher.has("exists");
            matchers.add(ofAll ? one : value -> value instanceof List<?> list ? anyOf(list, one) : one.test(value));
        }
        return any(matchers);
    }

    private static boolean anyOf(List<?> list, Predicate<Object> holds) {
        for (Object item : list) {
            if (holds.test(item)) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<Object> matcher(JsonNode matcher) {
        if (!matcher.isObject()) {
            return literal(matcher);
        }
        if (matcher.size() != 1) {
            throw new Unknown("not one matcher: " + matcher);
        }
        Map.Entry<String, JsonNode> only = matcher.properties().iterator().next();
        JsonNode wanted = only.getValue();
        return switch (only.getKey()) {
            case "exists" -> {
                boolean exists = wanted.booleanValue();
                yield value -> (!(value instanceof Map) && !MISSING.equals(value)) == exists;
            }
            case "numeric" -> numeric(wanted);
            case "anything-but" -> anythingBut(wanted);
            default -> ofText(only.getKey(), wanted);
        };
    }

    private static Predicate<Object> literal(JsonNode wanted) {
        return switch (wanted.getNodeType()) {
            case STRING -> wanted.textValue()::equals;
            case BOOLEAN -> Boolean.valueOf(wanted.booleanValue())::equals;
            case NUMBER -> compared(wanted, sign -> sign == 0);
            default -> throw new Unknown("a value: " + wanted);
        };
    }

    private static Predicate<Object> anythingBut(JsonNode excluded) {
        Predicate<Object> any;
        if (excluded.isArray()) {
            any = any(excluded.valueStream().map(CompiledPattern::literal).toList());
        } else if (excluded.isObject()) {
            any = matcher(excluded);
        } else {
            any = literal(excluded);
        }
        return value -> !(value instanceof Map) && !any.test(value);
    }

    private static Predicate<Object> numeric(JsonNode range) {
        if (!range.isArray() || range.isEmpty() || range.size() % 2 != 0) {
            throw new Unknown("a range: " + range);
        }
        List<Predicate<Object>> bounds = new ArrayList<>();
        for (int i = 0; i < range.size(); i += 2) {
            bounds.add(
                    switch (range.get(i).asText()) {
                        case "<" -> compared(range.get(i + 1), sign -> sign < 0);
                        case "<=" -> compared(range.get(i + 1), sign -> sign <= 0);
                        case ">" -> compared(range.get(i + 1), sign -> sign > 0);
                        case ">=" -> compared(range.get(i + 1), sign -> sign >= 0);
                        case "=" -> compared(range.get(i + 1), sign -> sign == 0);
                        default -> throw new Unknown("a comparison: " + range);
                    });
        }
        return all(bounds);
    }

    /** How a comparison has to come out. */
    @FunctionalInterface
    private interface Sign {
        boolean is(int sign);
    }

    private static Predicate<Object> compared(JsonNode with, Sign wanted) {
        if (!with.isNumber()) {
            throw new Unknown("a number: " + with);
        }
        BigDecimal bound = with.decimalValue();
        boolean whole = bound.stripTrailingZeros().scale() <= 0
                && bound.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        long plain = bound.longValue();
        return value -> switch (value) {
            case BigDecimal number -> wanted.is(number.compareTo(bound));
            case Number number when whole -> wanted.is(Long.compare(number.longValue(), plain));
            case Number number ->
                wanted.is(BigDecimal.valueOf(number.longValue()).compareTo(bound));
            default -> false;
        };
    }

    private static Predicate<Object> ofText(String matcher, JsonNode wanted) {
        if (matcher.equals("equals-ignore-case") && wanted.isTextual()) {
            int[] letters = wanted.textValue().codePoints().toArray();
            return value -> value instanceof String text
                    && text.codePointCount(0, text.length()) == letters.length
                    && beginsIgnoringCase(text, letters);
        }
        if (matcher.equals("prefix")
                && wanted.size() == 1
                && wanted.path("equals-ignore-case").isTextual()) {
            int[] letters =
                    wanted.path("equals-ignore-case").textValue().codePoints().toArray();
            return value -> value instanceof String text && beginsIgnoringCase(text, letters);
        }
        if (!wanted.isTextual()) {
            throw new Unknown("several, or other than a text: " + wanted);
        }
        String part = wanted.textValue();
        return switch (matcher) {
            case "prefix" -> value -> value instanceof String text && text.startsWith(part);
            case "suffix" -> value -> value instanceof String text && text.endsWith(part);
            case "wildcard" -> wildcard(part);
            default -> throw new Unknown("a matcher: " + matcher);
        };
    }

    /** Each letter is compared with itself in upper and in lower case and with nothing else, as the library does. */
    private static boolean beginsIgnoringCase(String text, int[] letters) {
        int at = 0;
        for (int letter : letters) {
            if (at >= text.length()) {
                return false;
            }
            int found = text.codePointAt(at);
            if (found != letter && found != Character.toUpperCase(letter) && found != Character.toLowerCase(letter)) {
                return false;
            }
            at += Character.charCount(found);
        }
        return true;
    }

    private static Predicate<Object> wildcard(String glob) {
        if (glob.contains("\\")) {
            throw new Unknown("an escaped sign: " + glob);
        }
        String[] parts = glob.split("\\*", -1);
        return value -> value instanceof String text && matches(text, parts);
    }

    /** The first part begins the text, the last one ends it, and the others follow one another in between. */
    private static boolean matches(String text, String[] parts) {
        String first = parts[0];
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return text.equals(first);
        }
        if (!text.startsWith(first) || !text.endsWith(last) || text.length() < first.length() + last.length()) {
            return false;
        }
        int end = text.length() - last.length();
        int at = first.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }

    private static Predicate<Object> all(List<Predicate<Object>> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Predicate<Object>> each = List.copyOf(parts);
        return value -> {
            for (Predicate<Object> part : each) {
                if (!part.test(value)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<Object> any(List<Predicate<Object>> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Predicate<Object>> each = List.copyOf(parts);
        return value -> {
            for (Predicate<Object> part : each) {
                if (part.test(value)) {
                    return true;
                }
            }
            return false;
        };
    }
}
