package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Playbook.Loyalty;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoyaltyTest {
    private final SmallPlaybook playbook;

    LoyaltyTest(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory);
        playbook.write("loyalty.yaml", """
                points:
                  for: { EUR: 1.5 }
                  months: 12
                tiers:
                  by: points
                  levels:
                    silver: { from: 150, name: { en: Silver, de: Silber } }
                    gold:
                      from: 500
                      name: { en: Gold, de: Gold }
                """);
    }

    @Test
    void soundRulesAreCompiled() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.compiled().rewards().loyalty())
                .contains(new Loyalty(
                        Map.of("EUR", new BigDecimal("1.5")),
                        12,
                        false,
                        List.of(new Loyalty.Tier("silver", 150), new Loyalty.Tier("gold", 500))));
        assertThat(playbook.output("emails/tier.silver.de.txt")).isEqualTo("Silber");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5f", "0x1p1", "NaN", "1,5"})
    void aRateIsAPlainNumber(String rate) {
        playbook.replace("loyalty.yaml", "EUR: 1.5", "EUR: \"" + rate + "\"");
        assertThat(playbook.problems())
                .anySatisfy(it -> assertThat(it.toString()).contains("EUR must be a number"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EUR: 1.5    | EURO: 1.5   | loyalty.yaml:2:10: points are given for an ISO 4217 currency such as EUR, not "EURO"
                    EUR: 1.5    | EUR: much   | loyalty.yaml:2:15: EUR must be a number
                    months: 12  | months: 0   | loyalty.yaml:3:11: months must be a number from 1 to 36
                    by: points  | by: years   | loyalty.yaml:5:7: tiers are reached by points or by orders, not "years"
                    from: 500   | from: 100   | loyalty.yaml:9:13: gold begins below the tier before it
                    gold:       | Gold:       | loyalty.yaml:8:5: a tier's name is at most 30 small letters
                    , de: Gold  | ''          | loyalty.yaml:10:13: de is missing in name
                    months: 12  | years: 1    | loyalty.yaml:3:3: "years" is not known in points
                    """)
    void whatCannotBeMeantIsToldWithItsLine(String sound, String wrong, String told) {
        playbook.replace("loyalty.yaml", sound, wrong);
        assertThat(playbook.problems()).anySatisfy(it -> assertThat(it).contains(told));
    }
}
