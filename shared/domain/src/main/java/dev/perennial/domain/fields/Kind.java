package dev.perennial.domain.fields;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a field may hold, and between which bounds. Bounds are for what comes from outside; what is stored was inside
 * them once.
 */
public sealed interface Kind<T> {
    /** Reads the value of that name; empty where it is absent, or refused by the source. */
    Optional<T> read(FieldSource from, String name);

    /** The value as documents hold it: a text, a whole number, yes or no, a map, a list. */
    Object write(T value);

    /**
     * A text, or anything that is written as one.
     *
     * @param least how many characters a schema asks for; empty where the field decides: none, or one where it is
     *     required
     * @param most how many characters it may have
     * @param lines whether it may have several lines
     * @param trimmed whether what surrounds a text from outside and is not seen is no part of it
     * @param pattern what it has to look like; a regular expression that JSON Schema and Java read alike
     * @param shape what is asked of a text from outside beyond that; stored texts are not asked again, for what is
     *     asked may change, as the time zones of the world do
     * @param read empty for a text that is no such value
     * @param otherwise what is said of that text where it has not the shape or is no such value
     */
    record Text<T>(
            Optional<Integer> least,
            int most,
            boolean lines,
            boolean trimmed,
            Optional<String> pattern,
            Predicate<String> shape,
            Function<String, Optional<T>> read,
            Function<T, String> write,
            Function<String, String> otherwise)
            implements Kind<T> {
        /** One line, and nothing else is asked of it. */
        public static Text<String> upTo(int most) {
            return shaped(most, _ -> true, "");
        }

        /** Text that may have several lines. */
        public static Text<String> linesUpTo(int most) {
            return new Text<>(
                    Optional.empty(),
                    most,
                    true,
                    false,
                    Optional.empty(),
                    _ -> true,
                    Optional::of,
                    Function.identity(),
                    _ -> "");
        }

        /** One line of a form of its own. */
        public static Text<String> shaped(int most, Predicate<String> shape, String otherwise) {
            return new Text<>(
                    Optional.empty(),
                    most,
                    false,
                    false,
                    Optional.empty(),
                    shape,
                    Optional::of,
                    Function.identity(),
                    _ -> otherwise);
        }

        /** One line that a pattern describes as a whole. */
        public static Text<String> matching(String pattern, int most, String otherwise) {
            return shaped(most, Pattern.compile(pattern).asMatchPredicate(), otherwise)
                    .describedBy(pattern);
        }

        /** A value that is written as one line. */
        public static <T> Text<T> of(
                int most, Function<String, Optional<T>> read, Function<T, String> write, String otherwise) {
            return new Text<>(
                    Optional.empty(), most, false, false, Optional.empty(), _ -> true, read, write, _ -> otherwise);
        }

        /** The same, of which more is asked where it comes from outside: what is said of it, or nothing. */
        public Text<T> refusing(Function<T, Optional<String>> because) {
            Function<String, Optional<String>> fault = text -> read.apply(text).flatMap(because);
            return new Text<>(
                    least,
                    most,
                    lines,
                    trimmed,
                    pattern,
                    shape.and(text -> fault.apply(text).isEmpty()),
                    read,
                    write,
                    text -> fault.apply(text).orElseGet(() -> otherwise.apply(text)));
        }

        /** The same, and schemas say what it looks like. */
        public Text<T> describedBy(String regularExpression) {
            return new Text<>(
                    least, most, lines, trimmed, Optional.of(regularExpression), shape, read, write, otherwise);
        }

        /** The same without what surrounds it and is not seen, so that a key and the same key with a blank are one. */
        public Text<T> stripped() {
            return new Text<>(least, most, lines, true, pattern, shape, read, write, otherwise);
        }

        /** The same, and that is asked of a text from outside. */
        public Text<T> where(Predicate<String> holds) {
            return new Text<>(least, most, lines, trimmed, pattern, shape.and(holds), read, write, otherwise);
        }

        /** The same, of which schemas ask for so many characters. */
        public Text<T> atLeast(int characters) {
            return new Text<>(Optional.of(characters), most, lines, trimmed, pattern, shape, read, write, otherwise);
        }

        @Override
        public Optional<T> read(FieldSource from, String name) {
            return from.text(name, this);
        }

        @Override
        public Object write(T value) {
            return write.apply(value);
        }
    }

    /** One of several words. */
    record Choice<T>(List<T> values, Function<T, String> word) implements Kind<T> {
        public Choice {
            values = List.copyOf(values);
        }

        public static Choice<String> of(List<String> words) {
            return new Choice<>(words, Function.identity());
        }

        public List<String> words() {
            return values.stream().map(word).toList();
        }

        /** The value of a word; empty where there is none. */
        public Optional<T> of(String written) {
            return values.stream()
                    .filter(value -> word.apply(value).equals(written))
                    .findFirst();
        }

        @Override
        public Optional<T> read(FieldSource from, String name) {
            return from.choice(name, this);
        }

        @Override
        public Object write(T value) {
            return word.apply(value);
        }
    }

    /** A whole number, written without a decimal point. */
    record Whole(long least, long most) implements Kind<Long> {
        @Override
        public Optional<Long> read(FieldSource from, String name) {
            return from.whole(name, this);
        }

        @Override
        public Object write(Long value) {
            return value;
        }
    }

    /** True or false. */
    record YesNo() implements Kind<Boolean> {
        @Override
        public Optional<Boolean> read(FieldSource from, String name) {
            return from.yesNo(name);
        }

        @Override
        public Object write(Boolean value) {
            return value;
        }
    }

    /** A day of the calendar, in a year from 1990 to 2199. */
    record Day() implements Kind<LocalDate> {
        public static final String PATTERN = "(199\\d|2[01]\\d\\d)-\\d\\d-\\d\\d";

        @Override
        public Optional<LocalDate> read(FieldSource from, String name) {
            return from.day(name);
        }

        @Override
        public Object write(LocalDate value) {
            return value.toString();
        }
    }

    /** A point in time, ISO 8601 with an offset. */
    record Moment() implements Kind<Instant> {
        @Override
        public Optional<Instant> read(FieldSource from, String name) {
            return from.moment(name);
        }

        @Override
        public Object write(Instant value) {
            return value.toString();
        }
    }

    /**
     * An object of several fields.
     *
     * @param asked the field without which a form says nothing by this object: a box that is not ticked is not sent
     * @param saysSomething whether an object in which no field is filled counts; forms send their fields empty
     */
    record Parts<T>(Shape<T> shape, Optional<String> asked, boolean saysSomething) implements Kind<T> {
        public static <T> Parts<T> of(Shape<T> shape) {
            return new Parts<>(shape, Optional.empty(), true);
        }

        /** The same; in a form it is not there where that field is not. */
        public Parts<T> askedBy(Field<T, ?> field) {
            return new Parts<>(shape, Optional.of(field.name()), saysSomething);
        }

        /** The same; it is not there where none of its fields is. */
        public Parts<T> absentWhereEmpty() {
            return new Parts<>(shape, asked, false);
        }

        @Override
        public Optional<T> read(FieldSource from, String name) {
            return from.parts(name, this);
        }

        @Override
        public Map<String, Object> write(T value) {
            return shape.write(value);
        }
    }

    /** A list of objects; none is as good as an empty one. */
    record Many<T>(Shape<T> shape, int most, String description) implements Kind<List<T>> {
        @Override
        public Optional<List<T>> read(FieldSource from, String name) {
            return from.many(name, this);
        }

        @Override
        public Object write(List<T> values) {
            return values.stream().map(shape::write).toList();
        }
    }

    /**
     * Texts by names that the company chooses; a number, and true or false, is written as one. None is as good as
     * absent.
     *
     * @param names a regular expression that describes a name as a whole
     * @param most how many there may be
     * @param characters how many characters a text may have
     */
    record TextsByName(String names, int most, int characters) implements Kind<Map<String, String>> {
        @Override
        public Optional<Map<String, String>> read(FieldSource from, String name) {
            return from.textsByName(name, this);
        }

        @Override
        public Object write(Map<String, String> value) {
            return new TreeMap<>(value);
        }
    }

    /**
     * A kind that several facts share under a name.
     *
     * @param name what schemas refer to
     * @param description what it means wherever it stands
     */
    record Named<T>(String name, String description, Kind<T> kind) implements Kind<T> {
        @Override
        public Optional<T> read(FieldSource from, String field) {
            return kind.read(from, field);
        }

        @Override
        public Object write(T value) {
            return kind.write(value);
        }
    }
}
