package dev.perennial.testing.storm;

import dev.perennial.domain.Categories;
import dev.perennial.domain.Categories.Category;
import dev.perennial.domain.Customer;
import dev.perennial.domain.Playbook;
import dev.perennial.domain.Purchases;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Faults in keeping the categories that a customer bought. */
final class BrokenCategories {
    private BrokenCategories() {}

    static Seams replaced() {
        return BrokenRecords.loading(BrokenCategories::forgetful);
    }

    static Seams wordsIgnored() {
        return new Seams() {
            @Override
            public Playbook playbook(Playbook playbook) {
                Playbook.Rewards rewards = playbook.rewards();
                List<Category> wordless = rewards.categories().all().stream()
                        .map(it -> new Category(it.name(), List.of(), it.next()))
                        .toList();
                return playbook.with(
                        new Playbook.Rewards(rewards.offers(), rewards.loyalty(), new Categories(wordless, Set.of())));
            }
        };
    }

    private static Customer forgetful(Customer it) {
        Purchases sums = it.purchases();
        return new Customer(
                it.id(),
                it.profile(),
                it.lifecycle(),
                new Purchases(
                        sums.orders(),
                        sums.spent(),
                        sums.firstAt(),
                        sums.lastAt(),
                        sums.refunds(),
                        Collections.emptySortedSet()),
                it.feedback(),
                it.permission(),
                it.standing(),
                it.agenda(),
                it.memory(),
                it.identity(),
                it.owed(),
                it.version());
    }
}
