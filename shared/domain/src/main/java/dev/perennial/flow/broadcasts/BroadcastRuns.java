package dev.perennial.flow.broadcasts;

import dev.perennial.domain.values.CustomerId;
import java.util.List;
import java.util.Optional;

/** The broadcasts that were started, and how far their walks have come. */
public interface BroadcastRuns {
    Optional<BroadcastRun> find(String name);

    /** All that were ever started, by name. */
    List<BroadcastRun> all();

    /**
     * Writes the row if nobody has written it since it was read, which its version tells; the very same counts as
     * written.
     *
     * @return false where somebody has
     */
    boolean save(BroadcastRun next);

    /** Empty where the walk over the segment has not begun. */
    Optional<WalkProgress> progress(String name, int segment);

    /** Writes the row of a segment in the same way. */
    boolean save(String name, WalkProgress next);

    /** Adds customers to the list of a broadcast; who is on it already stays. */
    void list(String name, List<CustomerId> ids);

    /** A page of the list, in a fixed order. */
    Listed listed(String name, Optional<String> after, int most);

    /**
     * A page of a list.
     *
     * @param next where the next page begins; empty where none follows
     */
    record Listed(List<CustomerId> ids, Optional<String> next) {
        public Listed {
            ids = List.copyOf(ids);
        }
    }

    /** The rows of all segments in which the walk has begun. */
    List<WalkProgress> progress(String name);
}
