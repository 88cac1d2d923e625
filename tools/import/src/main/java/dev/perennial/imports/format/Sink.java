package dev.perennial.imports.format;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.values.CustomerRef;
import java.time.Instant;
import java.util.Optional;

/** Takes what comes of rows. */
public interface Sink {
    /** A fact, marked as history. */
    void fact(Event event, Place from);

    /**
     * Whether it heeds the ids of facts. Where it only counts, those that would be made of what a fact says are not
     * made.
     */
    default boolean heedsIds() {
        return true;
    }

    /** A row that is understood, and of which nothing is to be kept. */
    void leftOut(Place row, String because);

    /** A row that cannot be read. */
    void rejected(Place row, String column, String because);

    /**
     * What a row says of a consent, whatever comes of it.
     *
     * @param at since when; nothing where nobody says
     */
    void consent(CustomerRef who, Consent state, String because, Optional<Instant> at, Place from);

    /** Something that the user should know of many rows: it is counted. */
    void note(String sentence);

    /** A column of the company's own. */
    void attribute(CustomerRef who, String name, String value, Instant at, Place from);
}
