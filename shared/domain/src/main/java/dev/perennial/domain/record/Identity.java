package dev.perennial.domain.record;

import dev.perennial.domain.values.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
 * @param ties which addresses were given with which id of the company's of late
 */
public record Identity(
        List<CustomerId> aliases,
        Optional<CustomerId> mergedInto,
        Optional<Instant> erasedAt,
        List<CustomerId> erasedIds,
        Optional<Instant> eraseAgainAt,
        Ties ties) {
    static final Identity ALONE =
            new Identity(List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** One of which nothing is known but its ids. */
    public Identity(
            List<CustomerId> aliases,
            Optional<CustomerId> mergedInto,
            Optional<Instant> erasedAt,
            List<CustomerId> erasedIds,
            Optional<Instant> eraseAgainAt) {
        this(aliases, mergedInto, erasedAt, erasedIds, eraseAgainAt, Ties.NONE);
    }

    public Identity {
        aliases = List.copyOf(aliases);
        erasedIds = List.copyOf(erasedIds);
    }

    public Identity also(Collection<CustomerId> more) {
        return new Identity(union(aliases, more), mergedInto, erasedAt, erasedIds, eraseAgainAt, ties);
    }

    /** The same, with what is known of which address was given with which id of the company's. */
    public Identity with(Ties next) {
        return new Identity(aliases, mergedInto, erasedAt, erasedIds, eraseAgainAt, next);
    }

    Identity closedInto(CustomerId survivor) {
        return new Identity(aliases, Optional.of(survivor), erasedAt, erasedIds, eraseAgainAt, ties);
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

    /**
     * Which addresses were given with which id of the company's, and when first: an id that is given with a third
     * address within a short time is shared by many, and is not believed.
     *
     * @param known in the order of their moments; those that are older than the latest by {@link #KEPT} are left out
     */
    public record Ties(List<Tie> known) {
        public static final Ties NONE = new Ties(List.of());

        /** An id that is given with so many addresses within {@link #SHORT} is nobody's. */
        public static final int TOO_MANY = 3;

        public static final Duration SHORT = Duration.ofDays(7);
        static final Duration KEPT = Duration.ofDays(30);

        /** Enough for any customer; what is beyond it is the oldest. */
        static final int MOST = 20;

        /** One pair, in a few characters of either id, and the second in which it was first told. */
        public record Tie(String external, String address, Instant at) {
            public static Tie of(CustomerId external, CustomerId address, Instant at) {
                return new Tie(brief(external), brief(address), at.truncatedTo(ChronoUnit.SECONDS));
            }

            private boolean isOfThePairOf(Tie other) {
                return external.equals(other.external) && address.equals(other.address);
            }
        }

        public Ties {
            known = List.copyOf(known);
        }

        private static String brief(CustomerId id) {
            return id.value().substring(id.value().length() - 8);
        }

        /** These and others; of a pair the earlier moment. */
        public Ties and(List<Tie> more) {
            List<Tie> all = new ArrayList<>(known);
            for (Tie each : more) {
                boolean earlier = all.stream()
                        .anyMatch(it -> it.isOfThePairOf(each) && !it.at().isAfter(each.at()));
                if (!earlier) {
                    all.removeIf(each::isOfThePairOf);
                    all.add(each);
                }
            }
            all.sort(Comparator.comparing(Tie::at).thenComparing(Tie::external).thenComparing(Tie::address));
            Instant oldest = all.isEmpty() ? Instant.MIN : all.getLast().at().minus(KEPT);
            List<Tie> kept =
                    all.stream().filter(it -> !it.at().isBefore(oldest)).toList();
            return new Ties(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
        }

        /** Whether an id would tie one address too many, if the newcomer's were believed as well. */
        public boolean wouldBeTooMany(CustomerId external, Ties newcomer) {
            List<Tie> here = of(external);
            List<Tie> all = new Ties(here).and(newcomer.of(external)).known();
            return newcomer.of(external).stream()
                    .filter(it -> here.stream().noneMatch(it::isOfThePairOf))
                    .anyMatch(it -> isOfACrowd(it, all));
        }

        private List<Tie> of(CustomerId external) {
            String brief = brief(external);
            return known.stream().filter(it -> it.external().equals(brief)).toList();
        }

        /** Whether there is a short time that holds this moment and those of too many. */
        private static boolean isOfACrowd(Tie one, List<Tie> all) {
            return all.stream()
                    .filter(from -> !from.at().isAfter(one.at()))
                    .filter(from -> !one.at().isAfter(from.at().plus(SHORT)))
                    .anyMatch(from -> all.stream()
                                    .filter(it -> !it.at().isBefore(from.at()))
                                    .filter(it -> !it.at().isAfter(from.at().plus(SHORT)))
                                    .map(Tie::address)
                                    .distinct()
                                    .count()
                            >= TOO_MANY);
        }
    }
}
