package dev.perennial.flow.administration;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.records.Timeline;
import java.util.Optional;

/** A customer's timeline as a reader wants it: the newest first, page by page. */
public interface Story {
    /**
     * Some rows, the newest first; costs what these rows cost, however many there are.
     *
     * @param before where the page before ended; empty for the newest
     */
    Timeline.Page latest(CustomerId customer, Optional<String> before, int rows);
}
