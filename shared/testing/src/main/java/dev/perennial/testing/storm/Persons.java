package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who is who in a history: names that any fact gives together are one person's. */
final class Persons {
    private final Map<CustomerId, Person> byName = new LinkedHashMap<>();

    /** A person's names and all facts about them. */
    static final class Person {
        private final Set<CustomerId> names = new HashSet<>();
        private final List<Event> facts = new ArrayList<>();

        Set<CustomerId> names() {
            return names;
        }

        List<Event> facts() {
            return facts;
        }

        /** The wish to be forgotten, of which nobody has more than one. */
        Optional<Event> erasure() {
            return facts.stream()
                    .filter(event -> event.fact() instanceof Fact.CustomerErased)
                    .findFirst();
        }

        /** What happened after the wish to be forgotten was taken in. */
        List<Event> afterErasure() {
            return erasure().stream()
                    .flatMap(erased -> facts.stream().filter(it -> isAfter(it, erased)))
                    .toList();
        }

        /** What came in after the wish to be forgotten, whenever it happened. */
        List<Event> receivedAfterErasure() {
            return erasure().stream()
                    .flatMap(erased ->
                            facts.stream().filter(it -> it.receivedAt().isAfter(erased.receivedAt())))
                    .toList();
        }

        private static boolean isAfter(Event event, Event erased) {
            return event.occurredAt().isAfter(erased.receivedAt());
        }
    }

    Persons(History history) {
        history.facts().forEach(this::add);
    }

    Set<Person> all() {
        return new LinkedHashSet<>(byName.values());
    }

    private void add(Event event) {
        Person whole = new Person();
        whole.names.addAll(names(event));
        whole.facts.add(event);
        Set<Person> parts = new LinkedHashSet<>();
        names(event).forEach(name -> Optional.ofNullable(byName.get(name)).ifPresent(parts::add));
        for (Person part : parts) {
            whole.names.addAll(part.names);
            whole.facts.addAll(part.facts);
        }
        whole.names.forEach(name -> byName.put(name, whole));
    }

    private static List<CustomerId> names(Event event) {
        return Stream.of(
                        event.customer().customerId().stream(),
                        event.customer().email().map(CustomerId::of).stream(),
                        event.customer().externalId().map(CustomerId::ofExternal).stream(),
                        event.fact() instanceof Fact.AddressChanged change
                                ? Stream.of(CustomerId.of(change.email()))
                                : Stream.<CustomerId>empty())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }
}
