package dev.perennial.imports.format;

/** A file that is not read at all; the message is a sentence for the user that says what to do. */
public final class Refused extends RuntimeException {
    public Refused(String sentence) {
        super(sentence);
    }
}
