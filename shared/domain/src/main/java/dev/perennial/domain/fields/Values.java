package dev.perennial.domain.fields;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What was read of the fields of a shape. */
public final class Values {
    private final Map<Field<?, ?>, Object> read = new HashMap<>();
    private final boolean form;

    Values(boolean form) {
        this.form = form;
    }

    <T> void put(Field<?, T> field, T value) {
        read.put(field, value);
    }

    /** What is there of a field. */
    @SuppressWarnings("unchecked") // put has seen to it
    public <T> Optional<T> get(Field<?, T> field) {
        return Optional.ofNullable((T) read.get(field));
    }

    /**
     * The value of a field that is required.
     *
     * @throws NoSuchElementException where it is not there
     */
    public <T> T the(Field<?, T> field) {
        return get(field).orElseThrow(() -> new NoSuchElementException(field.name()));
    }

    /** Whether a person filled in a form. */
    public boolean areOfAForm() {
        return form;
    }

    boolean areNone() {
        return read.isEmpty();
    }
}
