package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is wrong with contracts after a storm: of each the latest word counts, and of many those are kept on which there
 * was a word last. Written from the rules and not from the code.
 */
final class ContractOracle {
    private static final int KEPT = 5;

    private ContractOracle() {}

    static List<String> on(Storm storm) {
        List<String> wrong = new ArrayList<>();
        for (Persons.Person person : storm.persons.all()) {
            Set<CustomerId> leadTo = new HashSet<>();
            person.facts().forEach(event -> leadTo.add(storm.recordOf(event)));
            boolean joined = storm.customers.images().stream()
                    .anyMatch(it -> it.version() == 0 && person.names().contains(it.id()));
            if (leadTo.size() > 1 || (joined && person.erasure().isPresent())) {
                continue; // What one of the records forgot, another may know: see Verdict.
            }
            Customer record = storm.customers.load(leadTo.iterator().next());
            List<Event> words = person.facts().stream()
                    .filter(it -> it.fact() instanceof Fact.ContractChanged)
                    .filter(it -> !record.identity().isForgotten(it.occurredAt()))
                    .toList();
            Map<String, String> found = new TreeMap<>();
            record.entitlements()
                    .contracts()
                    .known()
                    .forEach(it -> found.put(it.id(), it.word().toString()));
            Map<String, String> expected = latest(words);
            if (!found.equals(expected)) {
                wrong.add("contracts of %s: %s and should be %s".formatted(record.id(), found, expected));
            }
        }
        return wrong;
    }

    private static Map<String, String> latest(List<Event> words) {
        Map<String, Event> latest = new TreeMap<>();
        for (Event word : words) {
            latest.merge(contract(word).contractId(), word, ContractOracle::later);
        }
        List<Event> kept = new ArrayList<>(latest.values());
        kept.sort(Comparator.comparing(Event::occurredAt)
                .thenComparing(it -> contract(it).contractId()));
        Map<String, String> told = new TreeMap<>();
        kept.subList(Math.max(0, kept.size() - KEPT), kept.size())
                .forEach(it -> told.put(contract(it).contractId(), contract(it).toString()));
        return told;
    }

    /** At the same moment: cancelled before active, a nearer end before a later one or none. */
    private static Event later(Event one, Event other) {
        int moments = one.occurredAt().compareTo(other.occurredAt());
        int states = contract(one).state().compareTo(contract(other).state());
        int ends = end(other).compareTo(end(one));
        int words = words(one).compareTo(words(other));
        int order = moments != 0 ? moments : states != 0 ? states : ends != 0 ? ends : words;
        return order < 0 ? other : one;
    }

    private static String words(Event word) {
        return contract(word).product().orElse("") + "\n"
                + contract(word).terms().orElse("");
    }

    private static String end(Event word) {
        return contract(word).endsOn().map(Object::toString).orElse("9999");
    }

    private static Fact.ContractChanged contract(Event word) {
        return (Fact.ContractChanged) word.fact();
    }
}
