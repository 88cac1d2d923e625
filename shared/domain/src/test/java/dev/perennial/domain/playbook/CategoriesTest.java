package dev.perennial.domain.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Categories.Category;
import dev.perennial.domain.playbook.Categories.Next;
import dev.perennial.domain.playbook.Categories.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CategoriesTest {
    private static final Categories SHOP = new Categories(
            List.of(
                    new Category(
                            "tea",
                            List.of("Black Tea", " Schwarztee "),
                            List.of(new Next("pots", 1.8, 40), new Next("cups", 2.5, 20))),
                    new Category("cups", List.of(), List.of(new Next("pots", 2.5, 20))),
                    new Category("pots", List.of(), List.of()),
                    new Category("honey", List.of(), List.of(new Next("pots", 2.5, 30), new Next("tea", 2.5, 20)))),
            Set.of());

    @Test
    void theWordsOfOrdersAreReadWithoutRegardToCaseAndSpace() {
        assertThat(SHOP.of(items("TEA", " black tea", "sCHWARZTEE", "Pots\n", "socks")))
                .containsExactlyInAnyOrder("pots", "tea");
        assertThat(SHOP.of(List.of(item(Optional.empty())))).isEmpty();
    }

    @Test
    void whoBoughtNothingHasNoNextCategory() {
        assertThat(SHOP.next(Set.of())).isEmpty();
        assertThat(SHOP.next(Set.of("pots", "socks"))).isEmpty();
    }

    @Test
    void theHighestLiftOfAllThatWereBoughtCounts() {
        assertThat(SHOP.next(Set.of("tea"))).contains(new Suggestion("cups", "tea", 2.5, 20));
        assertThat(SHOP.next(Set.of("tea", "cups"))).contains(new Suggestion("pots", "cups", 2.5, 20));
    }

    @Test
    void whatWasBoughtIsNoNextCategory() {
        assertThat(SHOP.next(Set.of("tea", "pots"))).map(Suggestion::category).contains("cups");
        assertThat(SHOP.next(Set.of("tea", "pots", "cups"))).isEmpty();
    }

    @Test
    void ofTheSameLiftMoreCustomersCount() {
        assertThat(SHOP.next(Set.of("tea", "honey"))).contains(new Suggestion("pots", "honey", 2.5, 30));
    }

    @Test
    void ofAsManyTheFirstInTheFileCounts() {
        assertThat(SHOP.next(Set.of("honey", "pots"))).contains(new Suggestion("tea", "honey", 2.5, 20));
        assertThat(new Categories(
                                List.of(new Category(
                                        "z", List.of(), List.of(new Next("y", 2, 9), new Next("x", 2, 9)))),
                                Set.of())
                        .next(Set.of("z")))
                .map(Suggestion::category)
                .contains("y");
    }

    @Test
    void theReasonIsToldInWords() {
        assertThat(SHOP.next(Set.of("tea")).orElseThrow().because())
                .isEqualTo("cups is bought 2.5 times as often by who bought tea (20 customers)");
    }

    private static List<Fact.Item> items(String... categories) {
        return List.of(categories).stream().map(it -> item(Optional.of(it))).toList();
    }

    private static Fact.Item item(Optional<String> category) {
        return new Fact.Item("sku", Optional.empty(), category, 1, Optional.empty());
    }
}
