package dev.perennial.playbook;

import static dev.perennial.playbook.Fixtures.ada;
import static dev.perennial.playbook.Fixtures.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.perennial.domain.Condition;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Journey;
import dev.perennial.domain.Playbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaybooksTest {
    private static final String COMPILED =
            """
            {"version":"0123456789ab",
             "stages":{"onboardingLasts":"PT2160H","loyalFromOrders":4,"loyalFor":"PT8760H",
                         "advocateFromScore":9,"advocateUntilBelow":7},
             "inactivity":{"atRiskAfter":"PT1080H","usualIntervals":2.5,"rhythmFromOrders":3,
               "shortest":"PT720H","longest":"PT2880H","dormantAfter":"PT4320H"},
             "surveys":{"npsWindow":"PT2160H","askAgainAfter":"PT720H"},
             "journeys":{
               "welcome":{"on":"CustomerSignedUp","once":true,"template":"hello","freshFor":"PT168H"},
               "sorry":{"on":"SurveyAnswered","when":{"event":{"data":{"score":[3]}}},
                 "template":"sorry","freshFor":"PT72H"}}}
            """;

    @Test
    void readsTheThresholds() throws IOException {
        Playbook playbook = read();
        assertThat(playbook.version()).isEqualTo("0123456789ab");
        assertThat(playbook.stages())
                .isEqualTo(new Playbook.Stages(Duration.ofDays(90), 4, Duration.ofDays(365), 9, 7));
        assertThat(playbook.inactivity())
                .isEqualTo(
                        new Playbook.Inactivity(
                                Duration.ofDays(45),
                                2.5,
                                3,
                                Duration.ofDays(30),
                                Duration.ofDays(120),
                                Duration.ofDays(180)));
        assertThat(playbook.surveys())
                .isEqualTo(new Playbook.Surveys(Duration.ofDays(90), Duration.ofDays(30)));
    }

    @Test
    void readsTheJourneysInTheirOrder() throws IOException {
        assertThat(read().journeys()).extracting(Journey::name).containsExactly("welcome", "sorry");
        assertThat(read().journeys().getFirst())
                .isEqualTo(
                        Journey.ofOneMail(
                                "welcome",
                                "CustomerSignedUp",
                                Condition.ALWAYS,
                                true,
                                "hello",
                                Duration.ofDays(7)));
    }

    @Test
    void aPatternBecomesACondition() throws IOException {
        Condition three = read().journeys().getLast().when();
        assertThat(three.holds(ada(), answer(3), "SurveyAnswered")).isTrue();
        assertThat(three.holds(ada(), answer(4), "SurveyAnswered")).isFalse();
    }

    @Test
    void aFunctionPackagedWithoutPlaybookSaysSo() {
        assertThatIllegalStateException()
                .isThrownBy(Playbooks::load)
                .withMessage("no /playbook/playbook.json on the class path");
    }

    private static Event answer(int score) {
        return event(new Fact.SurveyAnswered("nps", score, Optional.empty(), Optional.empty()));
    }

    private static Playbook read() throws IOException {
        return Playbooks.read(new ByteArrayInputStream(COMPILED.getBytes(StandardCharsets.UTF_8)));
    }
}
