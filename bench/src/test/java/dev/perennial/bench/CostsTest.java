package dev.perennial.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CostsTest {
    private static final Prices PRICES = Prices.read();

    @Test
    void aLineIsAPriceTimesACount() {
        Bill bill = new Bill(PRICES).add("written", 3, "dynamodb.write-units");

        assertThat(bill.total()).isEqualTo(1.875, within(1e-9));
        assertThat(bill.table()).contains("| written | 3 | dynamodb write-units | $0.625 | $1.875 |");
    }

    @Test
    void aFunctionIsPaidByItsTimeAndItsMemory() {
        Bill bill = new Bill(PRICES).function("relay", 1, 10, 512);

        assertThat(bill.total()).isEqualTo(0.2 + 0.005 * 13.3334, within(1e-9));
    }

    @Test
    void whatHasNoPriceIsNotFree() {
        assertThatThrownBy(() -> PRICES.of("tea")).hasMessageContaining("tea");
    }

    @Test
    void postingTogetherSavesAndTheNaiveDesignDoesNot() {
        Costs costs = Costs.of(PRICES, new Costs.Usage(1, 1, 1, 2, 3), new Costs.Usage(2, 2, 2, 9, 6));

        assertThat(costs.batched().total()).isLessThan(costs.ours().total());
        assertThat(costs.ours().total()).isLessThan(costs.naive().total());
        assertThat(costs.month(costs.mail())).isGreaterThan(costs.ours().total() + 20);
    }

    @Test
    void aMonthIsToldForBothPlansOfSes() {
        Costs costs = Costs.of(PRICES, new Costs.Usage(1, 1, 1, 2, 3), new Costs.Usage(2, 2, 2, 9, 6));

        assertThat(costs.essentials().total() - costs.mail().total()).isEqualTo(60, within(1e-9));
        assertThat(costs.month(costs.essentials()) - costs.month(costs.mail())).isEqualTo(12, within(1e-9));
        assertThat(costs.findings().getLast().measured())
                .contains("à la carte, of which SES takes $20.00")
                .contains("on the plan Essentials, of which SES takes $32.00");
        assertThat(costs.text())
                .contains("| SES | 1 | ses mails | $100 | $100.000 |")
                .contains("| SES | 1 | ses mails-on-essentials | $160 | $160.000 |");
    }
}
