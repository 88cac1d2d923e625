package dev.perennial.flow.records;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The customers' records. */
public interface Customers {
    /**
     * The record as the last write left it. An id that leads to another record gives that one, over as many steps as
     * there are; an id that nobody knows gives {@link Customer#unknown}.
     */
    default Customer load(CustomerId id) {
        return find(id).customer();
    }

    /** The same, with the closed records on the way that are still being taken over. */
    Found find(CustomerId id);

    /** The id's own record, also where it is closed; empty where it has none, or only leads. */
    Optional<Customer> own(CustomerId id);

    /**
     * Writes the record if nobody has written it since it was read, which its version tells. Where the very same record
     * is there already, it counts as written: a call whose answer was lost is repeated.
     *
     * @return false where somebody has: read and decide again. One's own write that was tried twice is recognised
     */
    boolean save(Customer next);

    /**
     * Makes an id without a record of its own lead to another.
     *
     * @return false where the id has a record of its own, or leads elsewhere already; both stay
     */
    boolean link(CustomerId from, CustomerId leadsTo);

    /** Leaves of a closed record only where it leads; of one that is no longer there, nothing. */
    void dissolve(Customer closed);

    /** Hands over those of one shard who are due by the given moment, the longest due first, page by page. */
    void due(String shard, Instant until, Consumer<List<Due>> page);

    /**
     * A record and how it was found.
     *
     * @param joining closed records whose events the record may not know yet
     */
    record Found(Customer customer, List<Customer> joining) {
        public Found {
            joining = List.copyOf(joining);
        }

        /**
         * Whether what was decided then about an id went with a forgotten record; whoever only took over a forgotten
         * one keeps what is their own.
         */
        public boolean isGone(CustomerId id, Instant moment) {
            return Stream.concat(Stream.of(customer), joining.stream())
                    .filter(it -> it.identity().isForgotten(moment))
                    .anyMatch(it -> it.identity().erasedIds().contains(id)
                            || it.identity().erasedIds().contains(it.id()));
        }

        /** Whether what happened then is forgotten, by the record or by one that it takes over. */
        boolean isForgotten(Instant moment) {
            return customer.identity().isForgotten(moment)
                    || joining.stream().anyMatch(it -> it.identity().isForgotten(moment));
        }
    }

    /** A customer who is due since {@code dueAt}. */
    record Due(CustomerId customerId, Instant dueAt) {}
}
