package dev.perennial.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HindsightTest {
    private static final LocalDate BEGAN = LocalDate.of(2026, 1, 1);
    private static final List<String> SHOP = List.of("tea", "pots", "cups", "socks");

    private final Hindsight hindsight = new Hindsight();

    /** Who buys tea buys pots later; cups are bought by most, who buy nothing else. */
    @Test
    void proposalsAreJudgedByWhatCameAfterThem() {
        for (int i = 0; i < 40; i++) {
            bought("early " + i, "tea", 0);
            bought("early " + i, "pots", 10);
        }
        for (int i = 0; i < 100; i++) {
            bought("cups " + i, "cups", 5);
        }
        for (int i = 0; i < 10; i++) {
            bought("late " + i, "tea", 20);
            bought("late " + i, i < 8 ? "pots" : "socks", 95);
        }
        bought("last", "tea", 100);
        Hindsight.Result result = hindsight.result(SHOP, 5).orElseThrow();
        assertThat(result.since()).isEqualTo(BEGAN.plusDays(75));
        assertThat(result.customers()).isEqualTo(10);
        assertThat(result.firstHits()).isEqualTo(8);
        assertThat(result.hits()).isEqualTo(8);
        assertThat(result.mostBoughtHits()).as("cups").isZero();
        assertThat(result.mostBoughtFew()).isEqualTo(8);
        assertThat(result.words()).contains("right for 80.0 %", "most bought category for 0.0 % and 80.0 %");
    }

    @Test
    void withoutDaysOrNewCategoriesThereIsNothingToSay() {
        assertThat(hindsight.result(SHOP, 1)).isEmpty();
        bought("a", "tea", 0);
        bought("a", "tea", 100);
        assertThat(hindsight.result(SHOP, 1)).isEmpty();
    }

    private void bought(String customer, String category, int day) {
        hindsight.bought(customer, List.of(category), BEGAN.plusDays(day));
    }
}
