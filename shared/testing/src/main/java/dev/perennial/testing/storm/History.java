package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What really happened: distinct facts, in no particular order.
 *
 * @param leftOut facts that only keep their place on the bus, so that the others come when they came
 */
record History(List<Event> facts, List<Event> leftOut) {
    History {
        facts = List.copyOf(facts);
        leftOut = List.copyOf(leftOut);
    }

    static History of(long seed) {
        return new History(RandomHistory.of(new SplittableRandom(seed)), List.of());
    }

    int size() {
        return facts.size();
    }

    /** The same without some facts in a row. */
    History without(int from, int to) {
        List<Event> rest = new ArrayList<>(facts);
        List<Event> out = new ArrayList<>(leftOut);
        out.addAll(rest.subList(from, to));
        rest.subList(from, to).clear();
        return new History(rest, out);
    }

    /** The same without the places of those left out. */
    History closedUp() {
        return new History(facts, List.of());
    }

    /** The same with another event in the place of one. */
    History with(int index, Event event) {
        List<Event> next = new ArrayList<>(facts);
        next.set(index, event);
        return new History(next, leftOut);
    }

    /** A line per fact: when, how late, whether imported, whose, and what. */
    String lines() {
        return facts.stream().map(History::line).collect(Collectors.joining("\n"));
    }

    private static String line(Event event) {
        Duration late = Duration.between(event.occurredAt(), event.receivedAt());
        String fact =
                event.fact().toString().replace("Optional.empty", "-").replaceAll("Optional\\[([^\\[\\]]*)\\]", "$1");
        return "%-24s %-12s %-9s %s %-16s %s  (%s)"
                .formatted(
                        event.occurredAt(),
                        late.isZero() ? "at once" : "+" + late.toString().substring(1),
                        event.backfill() ? "imported" : "",
                        event.customer().key().value().substring(0, 8),
                        names(event.customer()),
                        fact,
                        event.id());
    }

    private static String names(CustomerRef names) {
        return Stream.of(names.email().map(EmailAddress::value), names.externalId())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" = "));
    }
}
