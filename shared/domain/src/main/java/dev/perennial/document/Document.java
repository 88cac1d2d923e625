package dev.perennial.document;

import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map with typed access: what is absent is empty, what is missing or of another type is an error that names the
 * field.
 */
public final class Document {
    private final Map<String, Object> fields;

    public Document(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** A map in the making that leaves out what is empty. */
    public static final class Builder {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        public Builder put(String name, Object value) {
            fields.put(name, value);
            return this;
        }

        public Builder put(String name, Optional<?> value) {
            value.ifPresent(present -> fields.put(name, present instanceof Instant at ? at.toString() : present));
            return this;
        }

        public Builder putUnlessEmpty(String name, String value) {
            return value.isEmpty() ? this : put(name, value);
        }

        public Builder putUnlessEmpty(String name, List<?> value) {
            return value.isEmpty() ? this : put(name, value);
        }

        public Builder putUnlessEmpty(String name, Map<String, ?> value) {
            return value.isEmpty() ? this : put(name, value);
        }

        Builder putAll(Map<String, Object> more) {
            fields.putAll(more);
            return this;
        }

        public Map<String, Object> build() {
            return fields;
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    public String textOrEmpty(String name) {
        return optionalText(name).orElse("");
    }

    public Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    public long number(String name) {
        return optional(name, Number.class)
                .orElseThrow(() -> wrong(name, "is missing"))
                .longValue();
    }

    public Optional<Long> optionalNumber(String name) {
        return optional(name, Number.class).map(Number::longValue);
    }

    public boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    Optional<Boolean> optionalFlag(String name) {
        return optional(name, Boolean.class);
    }

    public Instant instant(String name) {
        return as(name, Instant::parse);
    }

    public Optional<Instant> optionalInstant(String name) {
        return optionalText(name).map(written -> read(name, written, Instant::parse));
    }

    /** A text that has a form of its own. */
    <T> T as(String name, Function<String, T> form) {
        return read(name, text(name), form);
    }

    /** A list of texts that have a form of their own. */
    <T> List<T> each(String name, Function<String, T> form) {
        return texts(name).stream().map(written -> read(name, written, form)).toList();
    }

    /** What cannot be read is named and not repeated, for it may be anything and ends in a log. */
    @SuppressWarnings("UnusedException") // its message repeats the text
    static <T> T read(String name, String written, Function<String, T> form) {
        try {
            return form.apply(written);
        } catch (RuntimeException unreadable) {
            throw wrong(name, "cannot be read");
        }
    }

    public Optional<Document> optionalMap(String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> new Document(asMap(name, value)));
    }

    public Map<String, Object> map(String name) {
        Object value = fields.get(name);
        return value == null ? Map.of() : asMap(name, value);
    }

    public List<String> texts(String name) {
        return list(name).stream().map(Object::toString).toList();
    }

    public List<Document> maps(String name) {
        return list(name).stream()
                .map(value -> new Document(asMap(name, value)))
                .toList();
    }

    /** An amount such as {@code EUR 49.98}. */
    public Optional<Money> optionalMoney(String name) {
        return optionalText(name).map(written -> read(name, written, Document::money));
    }

    static Optional<Birthday> birthday(Document from) {
        return from.optionalText("birthday")
                .map(written ->
                        read("birthday", written, it -> Birthday.read(it).orElseThrow()));
    }

    static Money money(String written) {
        String currency = written.substring(0, 3);
        return money(currency, written.substring(3).strip());
    }

    static Money money(String currency, String decimal) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new Money(
                new BigDecimal(decimal).setScale(digits).unscaledValue().longValueExact(), currency);
    }

    /** Goes through a map of maps. */
    void maps(String name, BiConsumer<String, Document> each) {
        map(name).forEach((key, value) -> each.accept(key, new Document(asMap(key, value))));
    }

    private List<?> list(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(name, "is not a list");
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        @Nullable Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw wrong(name, "is not a " + type.getSimpleName());
        }
        return Optional.of(type.cast(value));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw wrong(name, "is not a map");
    }

    static IllegalArgumentException wrong(String name, String problem) {
        return new IllegalArgumentException("the stored field " + name + " " + problem);
    }
}
