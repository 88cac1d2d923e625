package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.values.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is wrong after a storm with the categories that customers bought: they follow from the orders, and nobody hears
 * of one that they have bought.
 */
final class CategoryOracle {
    private final Storm storm;
    private final List<String> wrong = new ArrayList<>();

    private CategoryOracle(Storm storm) {
        this.storm = storm;
    }

    static List<String> on(Storm storm) {
        CategoryOracle verdict = new CategoryOracle(storm);
        storm.persons.all().forEach(verdict::categoriesFollowFromTheOrders);
        verdict.nobodyHearsOfWhatTheyBought();
        return verdict.wrong;
    }

    /** What one of two joined records forgot, the other may know. */
    private void categoriesFollowFromTheOrders(Persons.Person person) {
        Set<CustomerId> leadTo = person.facts().stream().map(storm::recordOf).collect(Collectors.toSet());
        boolean joined =
                storm.customers.images().stream().anyMatch(it -> person.names().contains(it.id()) && it.version() == 0);
        boolean erased = person.erasure().isPresent();
        if (leadTo.size() > 1 || (erased && joined)) {
            return;
        }
        Customer record = storm.customers.load(leadTo.iterator().next());
        Set<String> expected = bought(erased ? person.afterErasure() : person.facts());
        if (!record.purchases().categories().equals(expected)) {
            wrong.add("the record of %s has the categories %s and should have %s"
                    .formatted(record.id(), record.purchases().categories(), expected));
        }
    }

    private Set<String> bought(List<Event> events) {
        Set<String> bought = new TreeSet<>();
        for (Event event : events) {
            if (event.fact() instanceof Fact.PurchaseCompleted order) {
                for (Fact.Item item : order.items()) {
                    item.category().flatMap(this::known).ifPresent(bought::add);
                }
            }
        }
        return bought;
    }

    private Optional<String> known(String word) {
        return storm.playbook.rewards().categories().all().stream()
                .filter(it -> it.name().equalsIgnoreCase(word.strip())
                        || it.inOrders().stream().anyMatch(word.strip()::equalsIgnoreCase))
                .map(Categories.Category::name)
                .findFirst();
    }

    private void nobodyHearsOfWhatTheyBought() {
        for (Customer image : storm.customers.images()) {
            for (Effect owed : image.owed()) {
                if (owed instanceof Effect.Message message
                        && image.purchases()
                                .categories()
                                .contains(message.data().getOrDefault(Categories.NEXT, ""))) {
                    wrong.add("a mail about what is bought already: " + message);
                }
            }
        }
    }
}
