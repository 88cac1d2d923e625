package dev.perennial.events;

/**
 * What is wrong with one field. The message never repeats the value, so that it may be answered and logged.
 *
 * @param field a dotted path such as {@code total.amount} or {@code items[0].quantity}
 */
public record FieldProblem(String field, String message) {
    @Override
    public String toString() {
        return field + " " + message;
    }
}
