package dev.perennial.simulation;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.record.Customer;
import dev.perennial.prediction.Fits;
import dev.perennial.prediction.HistoryCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People who exist, and how they are thought to go on ordering: by BG/NBD (Fader, Hardie, Lee 2005), fitted to all of
 * them, each at a rate drawn from what their own orders leave open.
 *
 * @param all in a fixed order
 * @param start the midnight after the last thing that is known: what comes from then on is made up
 * @param model nothing where too few ordered again to fit one: then nobody orders more
 */
public record KnownPeople(List<KnownPerson> all, Instant start, Optional<BuyingModel.Parameters> model) {
    /** Of fewer with a second order nothing is learnt. */
    private static final int NEEDED_REPEATERS = 10;

    /**
     * People by their facts; who has no address is known by the id of the program that wrote the files.
     *
     * @param facts one at least
     */
    static KnownPeople of(List<Event> facts) {
        Map<String, List<Event>> byName = new LinkedHashMap<>();
        for (Event fact : facts) {
            String name = fact.customer()
                    .email()
                    .map(address -> address.value())
                    .orElseGet(() -> fact.customer().externalId().orElse(""));
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(fact);
        }
        Instant start = midnightAfter(facts.stream()
                .map(Event::occurredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("nobody is known")));
        return learnt(
                byName.values().stream()
                        .map(history -> history.stream()
                                .sorted(Comparator.comparing(Event::occurredAt).thenComparing(Event::id))
                                .toList())
                        .map(history -> KnownPerson.of(history, start))
                        .toList(),
                start);
    }

    /** People by the records of an installation as they are now. */
    static KnownPeople of(List<Customer> records, Instant now) {
        Instant start = midnightAfter(now);
        return learnt(
                records.stream().map(record -> KnownPerson.of(record, start)).toList(), start);
    }

    private static KnownPeople learnt(List<KnownPerson> all, Instant start) {
        HistoryCounts counts = HistoryCounts.of(
                all.stream().flatMap(it -> it.orders().stream()).toList());
        return new KnownPeople(all, start, model(counts));
    }

    private static Instant midnightAfter(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }

    private static Optional<BuyingModel.Parameters> model(HistoryCounts counts) {
        return counts.repeaters() < NEEDED_REPEATERS
                ? Optional.empty()
                : Optional.of(Fits.buyingModel(Fits.buying(counts), BuyingModel.Correction.NONE)
                        .parameters());
    }
}
