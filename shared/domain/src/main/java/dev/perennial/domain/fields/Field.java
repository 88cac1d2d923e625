package dev.perennial.domain.fields;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One field of a value. */
public final class Field<F, T> {
    private final String name;
    private final Kind<T> kind;
    private final Function<F, Optional<T>> of;
    private final boolean required;
    private final String description;
    private final boolean inConditions;
    private final Optional<String> inMails;
    private final boolean inRecords;
    private final List<Where<F, ?, T>> wheres;

    /**
     * What holds of a field where another has that value.
     *
     * @param kind what it may hold then
     * @param required whether it is required then
     */
    public record Where<F, S, T>(Field<F, S> other, S value, Kind<T> kind, boolean required) {
        boolean holds(Values values) {
            return values.get(other).filter(value::equals).isPresent();
        }

        /** The other value as documents hold it. */
        public Object written() {
            return other.kind.write(value);
        }
    }

    private Field(
            String name,
            Kind<T> kind,
            Function<F, Optional<T>> of,
            boolean required,
            String description,
            boolean inConditions,
            Optional<String> inMails,
            boolean inRecords,
            List<Where<F, ?, T>> wheres) {
        this.name = name;
        this.kind = kind;
        this.of = of;
        this.required = required;
        this.description = description;
        this.inConditions = inConditions;
        this.inMails = inMails;
        this.inRecords = inRecords;
        this.wheres = List.copyOf(wheres);
    }

    /** A field that is always there. */
    public static <F, T> Field<F, T> required(String name, Kind<T> kind, Function<F, T> of, String description) {
        return of(name, kind, value -> Optional.of(of.apply(value)), true, description);
    }

    /** A field that need not be there. */
    public static <F, T> Field<F, T> optional(
            String name, Kind<T> kind, Function<F, Optional<T>> of, String description) {
        return of(name, kind, of, false, description);
    }

    private static <F, T> Field<F, T> of(
            String name, Kind<T> kind, Function<F, Optional<T>> of, boolean required, String description) {
        return new Field<>(name, kind, of, required, description, false, Optional.empty(), true, List.of());
    }

    /** The same, and conditions of the playbook may look at it. */
    public Field<F, T> inConditions() {
        return new Field<>(name, kind, of, required, description, true, inMails, inRecords, wheres);
    }

    /** The same, and mails about the fact may show it under its own name. */
    public Field<F, T> inMails() {
        return inMailsAs(name);
    }

    /** The same, and mails about the fact may show it under that name. */
    public Field<F, T> inMailsAs(String variable) {
        return new Field<>(
                name, kind, of, required, description, inConditions, Optional.of(variable), inRecords, wheres);
    }

    /** The same; no record needs it, neither while the fact is on its way to the timeline nor there. */
    public Field<F, T> notInRecords() {
        return new Field<>(name, kind, of, required, description, inConditions, inMails, false, wheres);
    }

    /** The same; required where another field, which comes before it, has that value. */
    public <S> Field<F, T> requiredWhere(Field<F, S> other, S value) {
        return where(new Where<>(other, value, kind, true));
    }

    /** The same; it holds another kind where another field, which comes before it, has that value. */
    public <S> Field<F, T> where(Field<F, S> other, S value, Kind<T> then) {
        return where(new Where<>(other, value, then, required));
    }

    private Field<F, T> where(Where<F, ?, T> more) {
        List<Where<F, ?, T>> all =
                Stream.concat(wheres.stream(), Stream.of(more)).toList();
        return new Field<>(name, kind, of, required, description, inConditions, inMails, inRecords, all);
    }

    public String name() {
        return name;
    }

    public Kind<T> kind() {
        return kind;
    }

    public boolean isRequired() {
        return required;
    }

    public String description() {
        return description;
    }

    /** Whether conditions of the playbook may look at it. */
    public boolean isInConditions() {
        return inConditions;
    }

    /** The name under which mails about the fact may show it. */
    public Optional<String> variable() {
        return inMails;
    }

    /** Whether records keep it besides the words of the timeline. */
    public boolean isInRecords() {
        return inRecords;
    }

    public List<Where<F, ?, T>> wheres() {
        return wheres;
    }

    /** Returns false where it is required and not there. */
    boolean read(FieldSource from, Values values) {
        Kind<T> asked = kind;
        boolean needed = required;
        for (Where<F, ?, T> where : wheres) {
            if (where.holds(values)) {
                asked = where.kind();
                needed = where.required();
            }
        }
        Optional<T> value = asked.read(from, name);
        value.ifPresent(it -> values.put(this, it));
        if (needed && value.isEmpty()) {
            from.missing(name);
            return false;
        }
        return true;
    }

    /** What the value holds of it, as documents do. */
    Optional<Object> write(F value) {
        return of.apply(value).map(kind::write);
    }

    /** The same in words. */
    public Optional<String> say(F value) {
        return of.apply(value).map(Object::toString);
    }
}
