package dev.perennial.simulation;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who exists: by the facts that files tell, or by the record that an installation keeps.
 *
 * @param record as the time begins; nothing where facts tell of them
 * @param history facts, by their times
 * @param orders nothing where they never ordered
 * @param usual what they order, to choose from
 */
record KnownPerson(
        CustomerRef ref,
        Optional<Customer> record,
        List<Event> history,
        Optional<BuyingHistory> orders,
        List<Fact.PurchaseCompleted> usual) {
    static KnownPerson of(List<Event> facts, Instant now) {
        List<Instant> days = facts.stream()
                .filter(it -> it.fact() instanceof Fact.PurchaseCompleted)
                .map(it -> it.occurredAt().truncatedTo(ChronoUnit.DAYS))
                .distinct()
                .sorted()
                .toList();
        return new KnownPerson(
                facts.getFirst().customer(),
                Optional.empty(),
                facts,
                days.isEmpty()
                        ? Optional.empty()
                        : Optional.of(BuyingHistory.of(days.size(), days.getFirst(), days.getLast(), now)),
                facts.stream()
                        .map(Event::fact)
                        .filter(Fact.PurchaseCompleted.class::isInstance)
                        .map(Fact.PurchaseCompleted.class::cast)
                        .toList());
    }

    /** A record knows sums: each order to come is as large as the average one. */
    static KnownPerson of(Customer record, Instant now) {
        Purchases bought = record.purchases();
        List<Fact.PurchaseCompleted> usual = bought.spent().values().stream()
                .filter(spent -> bought.orders() > 0 && spent.minorUnits() > 0)
                .map(spent -> new Money(Math.max(1, spent.minorUnits() / bought.orders()), spent.currency()))
                .map(average -> new Fact.PurchaseCompleted("usual", average, List.of()))
                .toList();
        return new KnownPerson(
                CustomerRef.of(record.id()),
                Optional.of(record),
                List.of(),
                usual.isEmpty()
                        ? Optional.empty()
                        : bought.firstAt()
                                .flatMap(first -> bought.lastAt()
                                        .map(last -> BuyingHistory.of(bought.orders(), first, last, now))),
                usual);
    }
}
