package dev.perennial.testing.storm;

import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Categories.Category;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Purchases;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Faults in keeping the categories that a customer bought. */
final class BrokenCategories {
    private BrokenCategories() {}

    static InjectionPoints replaced() {
        return BrokenRecords.loading(BrokenCategories::forgetful);
    }

    static InjectionPoints wordsIgnored() {
        return new InjectionPoints() {
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
                        Collections.emptySortedSet(),
                        sums.secondAt(),
                        sums.months()),
                it.feedback(),
                it.permission(),
                it.entitlements(),
                it.agenda(),
                it.processed(),
                it.identity(),
                it.owed(),
                it.version());
    }
}
