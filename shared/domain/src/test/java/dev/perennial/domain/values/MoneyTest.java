package dev.perennial.domain.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void anAmountIsWrittenWithTheDecimalsOfItsCurrency() {
        assertThat(new Money(4998, "EUR")).hasToString("EUR 49.98");
        assertThat(new Money(5, "EUR")).hasToString("EUR 0.05");
        assertThat(new Money(-5, "EUR")).hasToString("EUR -0.05");
        assertThat(new Money(1200, "JPY")).hasToString("JPY 1200");
        assertThat(new Money(1234, "KWD")).hasToString("KWD 1.234");
    }

    @Test
    void amountsOfOneCurrencyAddUp() {
        Money ten = new Money(1000, "EUR");
        assertThat(ten.plus(ten).minus(new Money(1, "EUR"))).isEqualTo(new Money(1999, "EUR"));
    }

    @Test
    void currenciesDoNotMix() {
        Money euro = new Money(1, "EUR");
        Money dollar = new Money(1, "USD");
        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(dollar));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.minus(dollar));
    }

    @Test
    void aSumOutOfRangeIsRefused() {
        Money most = new Money(Long.MAX_VALUE, "EUR");
        Money one = new Money(1, "EUR");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(one));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MIN_VALUE, "EUR").minus(one));
    }

    @Test
    void onlyCurrenciesThatPeoplePayWithAreCurrencies() {
        assertThat(Money.isCurrency("EUR")).isTrue();
        for (String not : new String[] {"", "eur", "EURO", "ZZZ", "XXX", "XAU"}) {
            assertThat(Money.isCurrency(not)).as(not).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, not));
        }
    }
}
