package dev.perennial.domain.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fields of a value and how it is made of them.
 *
 * @param fields in the order in which documents show them; one that depends on another comes after it
 * @param make is called where all required fields are there and none is wrong
 */
public record Shape<T>(List<Field<T, ?>> fields, Function<Values, T> make) {
    public Shape {
        fields = List.copyOf(fields);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Shape<T> of(Function<Values, T> make, Field<T, ?>... fields) {
        return new Shape<>(List.of(fields), make);
    }

    /** The value; empty where the source found something wrong. */
    public Optional<T> read(FieldSource from) {
        return values(from).map(make);
    }

    /** The same; empty as well where no field is there. */
    public Optional<T> readUnlessEmpty(FieldSource from) {
        return values(from).filter(values -> !values.areNone()).map(make);
    }

    private Optional<Values> values(FieldSource from) {
        Values values = new Values(from.isForm());
        boolean whole = true;
        for (Field<T, ?> field : fields) {
            whole &= field.read(from, values);
        }
        return whole && from.isSound() ? Optional.of(values) : Optional.empty();
    }

    /** The value as a document; what is absent is left out. */
    public Map<String, Object> write(T value) {
        return write(value, _ -> true);
    }

    /** The same of some of its fields. */
    public Map<String, Object> write(T value, Predicate<Field<T, ?>> which) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (Field<T, ?> field : fields) {
            if (which.test(field)) {
                field.write(value).ifPresent(written -> document.put(field.name(), written));
            }
        }
        return document;
    }

    /** The field of that name. */
    Field<T, ?> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + name));
    }
}
