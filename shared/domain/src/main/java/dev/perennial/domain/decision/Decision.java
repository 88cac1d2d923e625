package dev.perennial.domain.decision;

import dev.perennial.domain.record.Customer;

/** What an event comes to. */
public sealed interface Decision {
    /** The record as it must be written, with what is owed in it. */
    record Write(Customer next) implements Decision {}

    /** Nothing changes. */
    record Nothing(String because) implements Decision {}
}
