package dev.perennial.flow;

import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The customers' records. */
public interface Customers {
    /**
     * The record as the last write left it. An id that was linked to another record leads to that
     * one; an id that nobody knows gives {@link Customer#unknown}.
     */
    Customer load(CustomerId id);

    /**
     * Writes the record if nobody has written it since it was read, which its version tells. Where
     * the very same record is there already, it counts as written: a call whose answer was lost is
     * repeated.
     *
     * @return false where somebody has: read and decide again
     */
    boolean save(Customer next);

    /**
     * Makes an id without a record of its own lead to another.
     *
     * @return false where the id has a record of its own, which stays as it is
     */
    boolean link(CustomerId from, CustomerId leadsTo);

    /**
     * Hands over those of one shard who are due by the given moment, the longest due first, page by
     * page.
     */
    void due(String shard, Instant until, Consumer<List<Due>> page);

    /** A customer whom we owe a thought since {@code dueAt}. */
    record Due(CustomerId customerId, Instant dueAt) {}
}
