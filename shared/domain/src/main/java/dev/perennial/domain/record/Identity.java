package dev.perennial.domain.record;

import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Under which other ids the customer is known, and what became of the record.
 *
 * @param aliases ids that lead to this record, oldest first
 * @param mergedInto the record that took this one over; nothing is written here any more
 * @param erasedAt nothing that happened until then is known, nor taken in when it comes late
 * @param erasedIds whose rows go with that: those of a record that only took over a forgotten one stay
 * @param eraseAgainAt when rows that crossed the erasure on their way are to be removed
 */
public record Identity(
        List<CustomerId> aliases,
        Optional<CustomerId> mergedInto,
        Optional<Instant> erasedAt,
        List<CustomerId> erasedIds,
        Optional<Instant> eraseAgainAt) {
    static final Identity ALONE =
            new Identity(List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public Identity {
        aliases = List.copyOf(aliases);
        erasedIds = List.copyOf(erasedIds);
    }

    public Identity also(Collection<CustomerId> more) {
        return new Identity(union(aliases, more), mergedInto, erasedAt, erasedIds, eraseAgainAt);
    }

    Identity closedInto(CustomerId survivor) {
        return new Identity(aliases, Optional.of(survivor), erasedAt, erasedIds, eraseAgainAt);
    }

    /** Forgotten until then, with the rows of these ids and of those that went before. */
    public Identity erased(Instant at, Collection<CustomerId> ids, Optional<Instant> again) {
        return new Identity(aliases, mergedInto, Optional.of(at), union(erasedIds, ids), again);
    }

    private static List<CustomerId> union(Collection<CustomerId> some, Collection<CustomerId> more) {
        Set<CustomerId> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Whether it is known no more what happened then. */
    public boolean isForgotten(Instant moment) {
        return erasedAt.filter(at -> !moment.isAfter(at)).isPresent();
    }
}
