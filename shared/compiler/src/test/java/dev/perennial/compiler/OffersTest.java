package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.perennial.domain.playbook.Step;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offers, the steps that grant them, and the mails that show them. */
class OffersTest {
    private final SmallPlaybook playbook;

    OffersTest(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory);
        playbook.write("offers.yaml", """
                offers:
                  ten-percent:
                    gives:
                      en: "10 % off"
                      de: "10 %   Nachlass"
                    validFor: P30D
                """);
        playbook.write("journeys.yaml", """
                journeys:
                  thank-you:
                    on: PurchaseCompleted
                    freshFor: P3D
                    steps:
                      - grant: ten-percent
                      - send: thanks
                        freshFor: P3D
                """);
        playbook.replace(
                "emails/texts.en.yaml",
                "thank you for order {{orderId}}.",
                "get {{offer}} with {{offerCode}} until {{offerUntil}}.");
    }

    @Test
    void aSoundOfferIsCompiled() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.compiled().rewards().offers()).containsExactly(entry("ten-percent", Duration.ofDays(30)));
        assertThat(playbook.compiled().journeys().getFirst().steps())
                .contains(new Step.Grant("grant-ten-percent", "ten-percent"));
        assertThat(playbook.output("emails/offer.ten-percent.de.txt")).isEqualTo("10 % Nachlass");
    }

    @Test
    void aMailThatMakesNoSenseWithoutAnOfferIsMarked() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(showsOffer()).isTrue();
        playbook.replace(
                "emails/texts.en.yaml",
                "get {{offer}} with {{offerCode}} until {{offerUntil}}.",
                "take {{#offerCode}}{{offerCode}}{{/offerCode}}.");
        assertThat(playbook.problems()).isEmpty();
        assertThat(showsOffer()).isFalse();
    }

    private boolean showsOffer() {
        Step mail = playbook.compiled().journeys().getFirst().steps().getLast();
        return ((Step.Send) mail).showsOffer();
    }

    @Test
    void aPlaybookMayDoWithoutOffers(@TempDir Path directory) {
        assertThat(new SmallPlaybook(directory).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    offers.yaml | validFor: P30D | validFor: P400D | offers.yaml:6:15: an offer is valid for a year at most (P366D)
                    offers.yaml | validFor: P30D | validFor: soon | offers.yaml:6:15: validFor is not a duration
                    offers.yaml | validFor: P30D | lasts: P30D | offers.yaml:6:5: "lasts" is not known in ten-percent
                    offers.yaml | ten-percent: | Ten: | offers.yaml:2:3: an offer's name is at most 30 small letters
                    offers.yaml | de: | fr: | offers.yaml:5:7: "fr" is not known in gives; there are [de, en]
                    offers.yaml | de: | fr: | offers.yaml:4:7: de is missing in gives
                    offers.yaml | 10 % off | {{name}} gets 10 % | offers.yaml:4:11: this is a plain text
                    journeys.yaml | - grant: ten-percent | - grant: ten | journeys.yaml:6:16: there is no offer "ten"; there are [ten-percent]
                    journeys.yaml | - grant: ten-percent | - wait: P1D | {{offerCode}} is there only after a step "grant"
                    """)
    void whatCannotBeMeantIsToldWithItsLine(String file, String sound, String wrong, String told) {
        playbook.replace(file, sound, wrong);
        assertThat(playbook.problems()).anySatisfy(it -> assertThat(it).contains(told));
    }

    @Test
    void aMailThatIsReachedWithoutAGrantAsWellMayNotShowTheOffer() {
        playbook.replace("journeys.yaml", "- grant: ten-percent", """
                - name: half
                        split: { thanks: 50 }
                      - grant: ten-percent""");
        assertThat(playbook.problems())
                .anySatisfy(it -> assertThat(it).contains("on some way to this mail there is none"));
    }
}
