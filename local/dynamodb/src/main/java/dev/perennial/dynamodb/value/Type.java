package dev.perennial.dynamodb.value;

/** A type of attribute value, by the name that the wire gives it. */
public enum Type {
    S,
    N,
    B,
    BOOL,
    NULL,
    L,
    M,
    SS,
    NS,
    BS;

    /** Whether values of this type have an order and may be keys. */
    public boolean isOrdered() {
        return this == S || this == N || this == B;
    }

    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }
}
