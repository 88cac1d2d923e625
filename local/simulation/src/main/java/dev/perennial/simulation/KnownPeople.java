package dev.perennial.simulation;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.prediction.BuyingModel;
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
import java.util.Objects;
import java.util.Optional;

/**
 * People who exist, as exported files tell of them, and how they are thought to go on ordering: by BG/NBD (Fader, Hardie,
 * Lee 2005), fitted to all of them, each at a rate drawn from what their own orders leave open.
 *
 * @param histories what is known of each, in a fixed order; each has one fact at least
 * @param start the midnight after the last thing that is known: what comes from then on is made up
 * @param model nothing where too few ordered again to fit one: then nobody orders more
 */
public record KnownPeople(List<List<Event>> histories, Instant start, Optional<BuyingModel.Parameters> model) {
    /** Of fewer with a second order nothing is learnt. */
    private static final int NEEDED_REPEATERS = 10;

    /** People by their facts; who has no address is known by the id of the program that wrote the files. */
    static KnownPeople of(List<Event> facts) {
        Map<String, List<Event>> byName = new LinkedHashMap<>();
        for (Event fact : facts) {
            String name = fact.customer()
                    .email()
                    .map(address -> address.value())
                    .orElseGet(() -> fact.customer().externalId().orElse(""));
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(fact);
        }
        List<List<Event>> histories = byName.values().stream()
                .map(all -> all.stream()
                        .sorted(Comparator.comparing(Event::occurredAt).thenComparing(Event::id))
                        .toList())
                .toList();
        Instant last = facts.stream()
                .map(Event::occurredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("nobody is known"));
        Instant start = last.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        HistoryCounts counts = HistoryCounts.of(histories.stream()
                .map(history -> history(history, start))
                .flatMap(Optional::stream)
                .toList());
        return new KnownPeople(histories, start, model(counts));
    }

    private static Optional<BuyingModel.Parameters> model(HistoryCounts counts) {
        if (counts.repeaters() < NEEDED_REPEATERS) {
            return Optional.empty();
        }
        return Optional.of(Fits.buyingModel(Fits.buying(counts), BuyingModel.Correction.NONE)
                .parameters());
    }

    /** Nothing where they never ordered. */
    static Optional<BuyingHistory> history(List<Event> facts, Instant now) {
        List<Instant> orders = facts.stream()
                .filter(it -> it.fact() instanceof Fact.PurchaseCompleted)
                .map(Event::occurredAt)
                .map(at -> at.truncatedTo(ChronoUnit.DAYS))
                .distinct()
                .sorted()
                .toList();
        return orders.isEmpty()
                ? Optional.empty()
                : Optional.of(BuyingHistory.of(
                        orders.size(), orders.getFirst(), Objects.requireNonNull(orders.getLast()), now));
    }
}
