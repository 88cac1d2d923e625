package dev.perennial.domain.fields;

import java.util.Optional;
import java.util.function.Function;

/**
 * The id that follows from a fact itself; it wins over any id that a sender chose.
 *
 * @param form how it is written, with the name of the field that it holds: {@code refund-<refundId>}
 * @param where which facts have it, in words; empty where all have
 * @param of the id of one fact
 */
public record Key<F>(String form, String where, Function<F, Optional<String>> of) {
    /** The value of a field between what stands before and behind it in the form. */
    public static <F> Key<F> of(String form, String where, Shape<F> shape) {
        Field<F, ?> field = shape.field(form.substring(form.indexOf('<') + 1, form.indexOf('>')));
        String prefix = prefix(form);
        String suffix = suffix(form);
        return new Key<>(form, where, fact -> field.write(fact).map(written -> prefix + written + suffix));
    }

    /** How it begins: no id that a sender chose may begin so. */
    public String prefix() {
        return prefix(form);
    }

    /** The id of a fact whose field has that value. */
    public String with(String value) {
        return prefix(form) + value + suffix(form);
    }

    private static String prefix(String form) {
        return form.substring(0, form.indexOf('<'));
    }

    private static String suffix(String form) {
        return form.substring(form.indexOf('>') + 1);
    }
}
