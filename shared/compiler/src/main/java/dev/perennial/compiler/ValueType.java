package dev.perennial.compiler;

import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Shape;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a condition may find in a field of the record or of the event's data, so that one that never holds is told. */
sealed interface ValueType {
    /**
     * A text.
     *
     * @param options all that it may be; empty where they are not counted
     * @param possible whether it may ever be that text
     * @param otherwise what is said of a text that it may not be, behind the name of the field
     */
    record Text(List<String> options, Predicate<String> possible, String otherwise) implements ValueType {
        static final Text ANY = new Text(List.of(), _ -> true, "");

        static Text of(Collection<String> options) {
            return new Text(List.copyOf(options), options::contains, "");
        }
    }

    /**
     * A number.
     *
     * @param decimals how many digits it may have behind the decimal point
     */
    record Numeric(BigDecimal least, BigDecimal most, int decimals) implements ValueType {
        static Numeric whole(long least, long most) {
            return new Numeric(BigDecimal.valueOf(least), BigDecimal.valueOf(most), 0);
        }
    }

    /** True or false. */
    record YesNo() implements ValueType {}

    /**
     * Fields below it.
     *
     * @param always those that are there wherever it is
     */
    record Fields(Map<String, ValueType> types, Set<String> always) implements ValueType {
        static Fields of(Map<String, ValueType> types) {
            return new Fields(new TreeMap<>(types), Set.of());
        }
    }

    /** Values by names that the company chooses, such as currencies. */
    record ByName(ValueType values, Predicate<String> names, String otherwise) implements ValueType {}

    /** A list, in which a condition looks for one item that is as it says. */
    record Many(ValueType items) implements ValueType {}

    /** What a declared field of that kind holds. */
    static ValueType of(Kind<?> kind) {
        return switch (kind) {
            case Kind.Named<?> it -> of(it.kind());
            case Kind.Text<?> it -> text(it);
            case Kind.Choice<?> it -> Text.of(it.words());
            case Kind.Whole it -> Numeric.whole(it.least(), it.most());
            case Kind.YesNo _ -> new YesNo();
            case Kind.Day _ ->
                new Text(List.of(), day -> day.matches(Kind.Day.PATTERN), "is a day such as \"2027-03-31\"");
            case Kind.Moment _ -> Text.ANY;
            case Kind.Parts<?> it -> of(it.shape(), _ -> true);
            case Kind.Many<?> it -> new Many(of(it.shape(), _ -> true));
            case Kind.TextsByName it ->
                new ByName(Text.ANY, name -> name.matches(it.names()), "is no name of an attribute");
        };
    }

    /** Those fields of the shape that are like that. */
    static Fields of(Shape<?> shape, Predicate<Field<?, ?>> which) {
        Map<String, ValueType> types = new TreeMap<>();
        Set<String> always = new HashSet<>();
        shape.fields().stream().filter(which).forEach(field -> {
            types.put(field.name(), of(field.kind()));
            if (field.isRequired()) {
                always.add(field.name());
            }
        });
        return new Fields(types, always);
    }

    /** A text that is kept in another form than it came in is never found in that one. */
    private static <T> Text text(Kind.Text<T> kind) {
        String otherwise = kind.otherwise().apply("");
        return new Text(
                List.of(),
                text -> text.length() <= kind.most()
                        && kind.shape().test(text)
                        && Optional.of(text).equals(kind.read().apply(text).map(kind.write())),
                otherwise.isEmpty() ? "has at most %d characters".formatted(kind.most()) : otherwise);
    }
}
