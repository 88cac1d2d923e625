package dev.perennial.local.queues;

/** A refusal by one of SQS's names. */
public final class SqsException extends RuntimeException {
    private final String name;

    private SqsException(String name, String message) {
        super(message, null, false, false);
        this.name = name;
    }

    public static SqsException named(String name, String message) {
        return new SqsException(name, message);
    }

    public static SqsException invalid(String message) {
        return named("InvalidParameterValueException", message);
    }

    /** The error's name, for example {@code QueueDoesNotExist}. */
    public String name() {
        return name;
    }
}
