package dev.perennial.flow.administration;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A customer's timeline as a reader wants it: the newest first, page by page. */
public interface Story {
    /**
     * Some rows, the newest first; costs what these rows cost, however many there are.
     *
     * @param before where the page before ended; empty for the newest
     */
    Timeline.Page latest(CustomerId customer, Optional<String> before, int rows);

    /**
     * Where rows of a purchase stand; a row is found some moments after it was written.
     *
     * @param customer as the row names them; who was merged since is led on by their id
     * @param at when it was bought
     */
    record Bought(CustomerId customer, Instant at) {}

    /** Who bought under this order id: nobody, one customer, or more where a shop used an id again. */
    List<Bought> buyers(String orderId);
}
