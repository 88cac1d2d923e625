package dev.perennial.commandline;

/** A call that is not understood; the message is for the user. */
public final class Misunderstood extends RuntimeException {
    public Misunderstood(String message) {
        super(message);
    }
}
