package dev.perennial.categories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Eleven customers: tea is bought by 1 to 5, pots by 1, 2, 3 and 6, cups by 5 and 7 to 10, socks by 11 alone. */
class FindingsTest {
    private static final List<String> SHOP = List.of("tea", "pots", "cups");

    private final Buyers buyers = new Buyers();

    FindingsTest() {
        bought("tea", 1, 2, 3, 4, 5);
        bought("pots", 1, 2, 3, 6);
        bought("cups", 5, 7, 8, 9, 10);
        bought("socks", 11);
    }

    @Test
    void theLiftIsTheShareOfBothOverTheProductOfTheShares() {
        Findings found = Findings.of(buyers, SHOP, 1);
        assertThat(found.customers()).isEqualTo(11);
        assertThat(found.kept()).singleElement().isEqualTo(new Pair("tea", "pots", 5, 4, 3, 11));
        // 3 of 11 bought both; 5 of 11 tea and 4 of 11 pots: 3 · 11 / (5 · 4)
        assertThat(found.kept().getFirst().lift()).isCloseTo(1.65, within(1e-12));
        assertThat(found.kept().getFirst().expected()).isCloseTo(20 / 11.0, within(1e-12));
    }

    @Test
    void whatIsBoughtTogetherLessOftenThanByChanceIsLeftOut() {
        Findings found = Findings.of(buyers, SHOP, 1);
        // tea and cups: 1 · 11 / (5 · 5) = 0.44; pots and cups are never bought together.
        assertThat(found.unrelated()).isEqualTo(1);
        assertThat(found.rare()).isZero();
    }

    @Test
    void exactlyAsOftenAsByChanceIsNoReason() {
        Buyers even = new Buyers();
        even.bought("1", "a");
        even.bought("1", "b");
        even.bought("2", "a");
        even.bought("3", "b");
        even.bought("4", "c");
        // 0.25 / (0.5 · 0.5) = 1
        assertThat(Findings.of(even, List.of("a", "b", "c"), 1).kept()).isEmpty();
    }

    @Test
    void whatTooFewBoughtIsLeftOut() {
        assertThat(Findings.of(buyers, SHOP, 3).kept()).hasSize(1);
        Findings found = Findings.of(buyers, SHOP, 4);
        assertThat(found.kept()).isEmpty();
        assertThat(found.rare()).isEqualTo(2);
    }

    @Test
    void toBuyAgainMakesNoDifference() {
        Findings once = Findings.of(buyers, SHOP, 1);
        bought("tea", 1, 1, 2);
        assertThat(Findings.of(buyers, SHOP, 1)).isEqualTo(once);
    }

    @Test
    void whoBoughtOtherThingsAloneIsACustomerAsWell() {
        Buyers few = new Buyers();
        for (int customer = 0; customer < 100; customer++) {
            few.came(Integer.toString(customer));
        }
        for (int customer = 0; customer < 10; customer++) {
            few.bought(Integer.toString(customer), "tea");
            few.bought(Integer.toString(customer + 8), "pots");
        }
        // 2 of 100 bought both; 10 of 100 tea, and as many pots: 0.02 / (0.1 · 0.1)
        assertThat(Findings.of(few, List.of("tea", "pots"), 1).kept().getFirst().lift())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void whatFewBoughtIsDrawnTowardsOneAndSureOfLess() {
        Pair few = new Pair("a", "b", 10, 10, 3, 100);
        Pair many = new Pair("a", "b", 1000, 1000, 300, 10_000);
        assertThat(many.lift()).isEqualTo(few.lift());
        assertThat(few.shrunken()).isCloseTo((3 + 5) / (1 + 5.0), within(1e-12));
        assertThat(many.shrunken()).isCloseTo(2.9, within(0.01));
        // The 5 % quantile of a gamma distribution of shape 8 is 3.981.
        assertThat(few.atLeast()).isCloseTo(3.981 / 6, within(0.002));
        assertThat(many.atLeast()).isCloseTo(2.64, within(0.01));
    }

    @Test
    void aCategoryThatNobodyBoughtIsInNoPair() {
        assertThat(Findings.of(buyers, List.of("tea", "gloves"), 1).kept()).isEmpty();
    }

    @Test
    void theMostBoughtComeFirst() {
        assertThat(buyers.mostBought()).containsExactly("cups", "tea", "pots", "socks");
    }

    @Test
    void afterACategoryComesTheHighestLiftFirstAndNoMoreThanWanted() {
        bought("honey", 4, 5);
        Findings found = Findings.of(buyers, List.of("tea", "pots", "honey"), 1);
        // Honey with tea (2 + 5) / (0.9 + 5) = 1.18, pots with tea (3 + 5) / (1.8 + 5) = 1.17
        assertThat(found.after("tea", 5)).extracting(it -> it.besides("tea")).containsExactly("honey", "pots");
        assertThat(found.after("tea", 0)).isEmpty();
    }

    private void bought(String category, int... customers) {
        for (int customer : customers) {
            buyers.bought(Integer.toString(customer), category);
        }
    }
}
