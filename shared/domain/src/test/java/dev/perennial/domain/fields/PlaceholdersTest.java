package dev.perennial.domain.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "000",
                "0.0",
                "-0",
                "-1",
                "00000000-0000-0000-0000-000000000000",
                "{00000000-0000-0000-0000-000000000000}",
                "null",
                "NULL",
                "undefined",
                "None",
                "NaN",
                "nil",
                "n/a",
                "N/A",
                "guest",
                "Guest ",
                "anonymous",
                "unknown",
                "[object Object]",
                "true",
                "-",
                "--",
                "?",
                "...",
                "{{customer.id}}",
                "${customer.id}",
                "{% id %}",
                "%s",
                "*|CUSTID|*"
            })
    void whatStandsWhereThereIsNoValueIsNoId(String id) {
        assertThat(Placeholders.USUAL.include(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "7",
                "10",
                "100",
                "-7",
                "4711",
                "shop-0",
                "0a",
                "K-0",
                "guest-17",
                "anna",
                "Nanna",
                "nullius",
                "none-4",
                "00000000-0000-0000-0000-000000000001",
                "é",
                "顧客"
            })
    void whatMayBeSomebodysStays(String id) {
        assertThat(Placeholders.USUAL.include(id)).isFalse();
    }

    @Test
    void aCompanyHasItsOwn() {
        Placeholders ours = new Placeholders(Set.of("Laufkundschaft"));
        assertThat(ours.include("laufkundschaft ")).isTrue();
        assertThat(ours.include("guest")).isTrue();
        assertThat(Placeholders.USUAL.include("laufkundschaft")).isFalse();
    }
}
