package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.fields.Placeholders;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who is who in a history: names that any fact gives together are one person's. A placeholder is no name, and an id
 * that too many addresses share is none either, but for the two that came with it first: only the storm can tell which.
 */
final class Persons {
    private final Set<String> shared;
    private final Function<Event, Optional<CustomerId>> found;
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
        this(history, _ -> Optional.empty());
    }

    private Persons(History history, Function<Event, Optional<CustomerId>> found) {
        this.shared = shared(history);
        this.found = found;
        history.facts().forEach(this::add);
    }

    /** The same after a storm: who gave a shared id is one person with whoever is in the same record. */
    static Persons found(History history, Function<Event, CustomerId> recordOf) {
        Set<Optional<EmailAddress>> strangers = new HashSet<>();
        Set<String> ids = shared(history);
        for (Event event : history.facts()) {
            if (event.customer().externalId().filter(ids::contains).isPresent()) {
                strangers.add(event.customer().email());
            }
        }
        return new Persons(
                history,
                event -> Optional.of(event)
                        .filter(it -> strangers.contains(it.customer().email()))
                        .map(recordOf));
    }

    /** Ids that are no placeholders and are given with too many addresses; histories give them within a short time. */
    static Set<String> shared(History history) {
        Map<String, Set<EmailAddress>> addresses = new HashMap<>();
        for (Event event : history.facts()) {
            CustomerRef names = event.customer();
            names.email()
                    .ifPresent(email -> names.externalId()
                            .filter(id -> !Placeholders.USUAL.include(id))
                            .ifPresent(id -> addresses
                                    .computeIfAbsent(id, _ -> new HashSet<>())
                                    .add(email)));
        }
        addresses.values().removeIf(all -> all.size() < Identity.Ties.TOO_MANY);
        return Set.copyOf(addresses.keySet());
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

    private List<CustomerId> names(Event event) {
        return Stream.of(
                        found.apply(event).stream(),
                        event.customer().customerId().stream(),
                        event.customer().email().map(CustomerId::of).stream(),
                        event
                                .customer()
                                .externalId()
                                .filter(id -> !shared.contains(id) && !Placeholders.USUAL.include(id))
                                .map(CustomerId::ofExternal)
                                .stream(),
                        alsoNamed(event.fact()))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private static Stream<CustomerId> alsoNamed(Fact fact) {
        return switch (fact) {
            case Fact.AddressChanged change -> Stream.of(CustomerId.of(change.email()));
            case Fact.CustomersMatched matched -> Stream.of(matched.other());
            default -> Stream.empty();
        };
    }
}
