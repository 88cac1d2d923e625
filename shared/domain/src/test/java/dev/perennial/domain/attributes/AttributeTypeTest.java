package dev.perennial.domain.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTypeTest {
    @ParameterizedTest
    @CsvSource({"12,12", "12.50,12.5", "-0,0", "007,7", "0.000001,0.000001", "-5000000000,-5000000000"})
    void aNumberHasOneForm(String sent, String kept) {
        assertThat(new AttributeType.Decimal().read(sent)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1e3", "1,5", "5000000001", "0.0000001", "+1", "Infinity", "١٢"})
    void whatIsNoNumberIsNone(String sent) {
        assertThat(new AttributeType.Decimal().read(sent)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EUR 12.5,EUR 12.50", "EUR 12,EUR 12.00", "JPY 1200,JPY 1200", "KWD 1.005,KWD 1.005"})
    void anAmountHasTheDecimalsOfItsCurrency(String sent, String kept) {
        assertThat(new AttributeType.Amount().read(sent)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.50", "EUR", "EUR 12.505", "JPY 0.5", "XXX 1", "EUR -1", "eur 1", "12.50 EUR"})
    void whatIsNoAmountIsNone(String sent) {
        assertThat(new AttributeType.Amount().read(sent)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-30", "2027-3-1", "31.03.2027", "1899-12-31", "2200-01-01", "2027-03-31T00:00"})
    void aDayThatDoesNotExistIsNone(String sent) {
        assertThat(new AttributeType.Day().read(sent)).isEmpty();
        assertThat(new AttributeType.Day().read("2028-02-29")).contains("2028-02-29");
    }

    @Test
    void yesAndNoAreTrueAndFalseAlone() {
        assertThat(new AttributeType.YesNo().read("true")).contains("true");
        assertThat(new AttributeType.YesNo().read("yes")).isEmpty();
    }

    @Test
    void anOptionIsOneOfThose() {
        AttributeType plan = new AttributeType.OneOf(List.of("free", "gold"));
        assertThat(plan.read("gold")).contains("gold");
        assertThat(plan.read("Gold")).isEmpty();
        assertThat(plan.otherwise()).isEqualTo("must be one of free, gold");
    }

    @Test
    void aTextIsOneShortLine() {
        AttributeType text = new AttributeType.Text();
        assertThat(text.read("x".repeat(300))).isPresent();
        assertThat(text.read("x".repeat(301))).isEmpty();
        assertThat(text.read("a\nb")).isEmpty();
    }
}
