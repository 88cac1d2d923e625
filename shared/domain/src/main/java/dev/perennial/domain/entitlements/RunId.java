package dev.perennial.domain.entitlements;

/**
 * Tells one run of a customer through a journey from another.
 *
 * @param value as it is stored and goes into keys: of the occurrence that began the run; empty where the journey is
 *     taken once
 */
public record RunId(String value) {
    /** The run of a journey that is taken once. */
    public static final RunId ONCE = new RunId("");

    public boolean isOnce() {
        return value.isEmpty();
    }
}
