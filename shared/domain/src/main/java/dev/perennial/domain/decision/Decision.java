package dev.perennial.domain.decision;

import dev.perennial.domain.record.Customer;

/** The outcome for one record: it is written, or nothing changes. */
public sealed interface Decision {
    /** The record as it must be written, with what is owed in it. */
    record Write(Customer next) implements Decision {}

    /** The record stays as it is, for the reason given. */
    record Nothing(String because) implements Decision {}
}
