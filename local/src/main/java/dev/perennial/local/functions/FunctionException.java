package dev.perennial.local.functions;

/** A function cannot be found or started; the message says which and why. */
public final class FunctionException extends RuntimeException {
    public FunctionException(String message, Throwable cause) {
        super(message, cause);
    }
}
