package dev.perennial.operator;

/** A command line that is not understood; the message is for the user. */
final class Misunderstood extends RuntimeException {
    Misunderstood(String message) {
        super(message);
    }
}
