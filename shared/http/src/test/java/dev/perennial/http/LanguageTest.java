package dev.perennial.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "'', EN",
        "'de', DE",
        "'de-AT,de;q=0.9,en;q=0.8', DE",
        "'it, en;q=0.3, de;q=0.5', DE",
        "'fr-CA, en;q=0.5', FR",
        "'it', EN",
        "'*', EN",
        "';;;=q', EN"
    })
    void thePreferredLanguageIsSpokenWhereWeCan(String header, Language language) {
        assertThat(Language.preferred(header)).isEqualTo(language);
    }
}
