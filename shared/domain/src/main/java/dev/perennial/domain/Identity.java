package dev.perennial.domain;

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
 * @param eraseAgainAt when rows that crossed the erasure on their way are to be removed
 */
public record Identity(
        List<CustomerId> aliases,
        Optional<CustomerId> mergedInto,
        Optional<Instant> erasedAt,
        Optional<Instant> eraseAgainAt) {
    static final Identity ALONE =
            new Identity(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public Identity {
        aliases = List.copyOf(aliases);
    }

    Identity also(Collection<CustomerId> more) {
        Set<CustomerId> all = new LinkedHashSet<>(aliases);
        all.addAll(more);
        return new Identity(List.copyOf(all), mergedInto, erasedAt, eraseAgainAt);
    }

    Identity closedInto(CustomerId survivor) {
        return new Identity(aliases, Optional.of(survivor), erasedAt, eraseAgainAt);
    }

    Identity erased(Instant at, Optional<Instant> again) {
        return new Identity(aliases, mergedInto, Optional.of(at), again);
    }

    /** Whether it is known no more what happened then. */
    public boolean isForgotten(Instant moment) {
        return erasedAt.filter(at -> !moment.isAfter(at)).isPresent();
    }
}
