package dev.perennial.template;

/** The template cannot be read as it stands; the message names the place and the remedy. */
public final class TemplateException extends RuntimeException {
    public TemplateException(String message) {
        super(message);
    }
}
