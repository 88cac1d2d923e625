package dev.perennial.imports.format;

import java.util.Locale;

/** What a file says of somebody's consent. Nothing but {@link #YES} allows a mail. */
public enum Consent {
    /** It was given. */
    YES,
    /** Nothing is said, or what is said cannot be read. It never becomes a yes. */
    UNKNOWN,
    /** It was refused or withdrawn. */
    NO,
    /** The source writes to them no more, whatever they agreed to: it bounced, was reported as spam, or is blocked. */
    SUPPRESSED,
    /** An entry made for a test: nobody's word. */
    TEST;

    /** The stricter of two, where a row or a file says both. */
    public Consent stricter(Consent other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As the report has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
