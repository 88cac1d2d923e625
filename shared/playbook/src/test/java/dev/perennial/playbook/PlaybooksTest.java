package dev.perennial.playbook;

import static dev.perennial.playbook.Fixtures.ada;
import static dev.perennial.playbook.Fixtures.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Settings;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.playbook.ReentryRule;
import dev.perennial.domain.playbook.Segment;
import dev.perennial.domain.playbook.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaybooksTest {
    private static final String COMPILED = """
            {"version":"0123456789ab",
             "stages":{"onboardingLasts":"PT2160H","loyalFromOrders":4,"loyalFor":"PT8760H",
                         "advocateFromScore":9,"advocateUntilBelow":7},
             "inactivity":{"atRiskAfter":"PT1080H","usualIntervals":2.5,"rhythmFromOrders":3,
               "shortest":"PT720H","longest":"PT2880H","dormantAfter":"PT4320H"},
             "surveys":{"nps":{"window":"PT2160H","askAgainAfter":"PT720H"}},
             "courtesy":{"quietFrom":"21:00","quietUntil":"08:00","timezone":"Europe/Berlin",
               "mailsPerDay":1,"mailsPerWeek":3,"holdoutPercent":5,
               "confirmation":{"ask":true,"perDay":1,"perMonth":4,"goodFor":"PT168H"},
               "softBounces":{"inARow":6,"over":"PT48H"}},
             "segments":{"one-order":{"customer":{"orders":[1]}},"four-orders":{"customer":{"orders":[4]}}},
             "journeys":{
               "welcome":{"on":"CustomerSignedUp","once":true,"freshFor":"PT168H",
                 "goal":{"on":"PurchaseCompleted","within":"PT24H"},"holdoutPercent":10,"priority":7,"steps":[
                 {"kind":"send","name":"hello","template":"hello","freshFor":"PT168H","anytime":true}]},
               "sorry":{"on":"SurveyAnswered","when":{"event":{"data":{"score":[3]}}},
                 "again":{"after":"PT48H","atMost":3},"freshFor":"PT72H","leave":[{"on":"ComplaintRaised"}],"steps":[
                 {"kind":"wait","name":"pause","lasts":"PT72H","until":"10:00"},
                 {"kind":"if","name":"which","when":{"customer":{"orders":[1]}},"then":"end"},
                 {"kind":"waitFor","name":"again","on":"PurchaseCompleted","atMost":"PT24H","else":"half"},
                 {"kind":"split","name":"half","arms":{"gift":50}},
                 {"kind":"goTo","name":"out","target":"end"},
                 {"kind":"waitUntil","name":"day","date":"firstPurchaseAt","days":-3,"yearly":true,"at":"09:30","else":"gift"},
                 {"kind":"publish","name":"gift","type":"GiftDue","data":{"gift":"tea"}}]}}}
            """;

    @Test
    void readsTheThresholds() throws IOException {
        Playbook playbook = read();
        assertThat(playbook.version()).isEqualTo("0123456789ab");
        assertThat(playbook.stages())
                .isEqualTo(new Playbook.Stages(Duration.ofDays(90), 4, Duration.ofDays(365), 9, 7));
        assertThat(playbook.inactivity())
                .isEqualTo(new Playbook.Inactivity(
                        Duration.ofDays(45), 2.5, 3, Duration.ofDays(30), Duration.ofDays(120), Duration.ofDays(180)));
        assertThat(playbook.surveys())
                .isEqualTo(new Playbook.Surveys(
                        new Playbook.Surveys.Asked(Duration.ofDays(90), Duration.ofDays(30)),
                        Playbook.Surveys.Asked.USUAL));
    }

    @Test
    void readsTheJourneysInTheirOrder() throws IOException {
        assertThat(read().journeys()).extracting(Journey::name).containsExactly("welcome", "sorry");
        assertThat(read().journeys().getFirst())
                .isEqualTo(Journey.ofOneMail(
                                "welcome", "CustomerSignedUp", Condition.ALWAYS, true, "hello", Duration.ofDays(7))
                        .on(Settings.USUAL
                                .with(new Journey.Goal(
                                        new Journey.Trigger("PurchaseCompleted", Condition.ALWAYS), Duration.ofDays(1)))
                                .heldOut(10)
                                .withPriority(7)));
        assertThat(read().journeys().getLast().terms())
                .isEqualTo(Settings.USUAL.with(new ReentryRule(Duration.ofDays(2), Optional.of(3))));
    }

    @Test
    void readsTheSegmentsInTheirOrder() throws IOException {
        assertThat(read().segments()).extracting(Segment::name).containsExactly("one-order", "four-orders");
        assertThat(read().segments())
                .extracting(it -> it.when().holds(ada(), answer(3), ""))
                .containsExactly(false, true);
    }

    @Test
    void readsHowCustomersAreLeftInPeace() throws IOException {
        assertThat(read().courtesy())
                .isEqualTo(new Playbook.Courtesy(
                        LocalTime.of(21, 0),
                        LocalTime.of(8, 0),
                        ZoneId.of("Europe/Berlin"),
                        1,
                        3,
                        5,
                        new Playbook.Confirmation(true, 1, 4, Duration.ofDays(7)),
                        new Playbook.SoftBounces(6, Duration.ofDays(2))));
    }

    @Test
    void readsEveryKindOfStep() throws IOException {
        Journey sorry = read().journeys().getLast();
        assertThat(sorry.leave()).extracting(Journey.Trigger::on).containsExactly("ComplaintRaised");
        assertThat(sorry.steps().get(0))
                .isEqualTo(new Step.Wait("pause", Duration.ofDays(3), Optional.of(LocalTime.of(10, 0))));
        assertThat(sorry.steps().get(1))
                .isInstanceOfSatisfying(
                        Step.Branch.class, it -> assertThat(it.then()).contains("end"));
        assertThat(sorry.steps().get(2)).isInstanceOfSatisfying(Step.Await.class, it -> {
            assertThat(it.event().on()).isEqualTo("PurchaseCompleted");
            assertThat(it.atMost()).isEqualTo(Duration.ofDays(1));
            assertThat(it.otherwise()).contains("half");
        });
        assertThat(sorry.steps().subList(3, 7))
                .containsExactly(
                        new Step.Split("half", List.of(new Step.Split.Arm(50, "gift"))),
                        new Step.GoTo("out", "end"),
                        new Step.WaitUntil(
                                "day", RecordDate.FIRST_PURCHASE, -3, true, LocalTime.of(9, 30), Optional.of("gift")),
                        new Step.Publish("gift", "GiftDue", Map.of("gift", "tea")));
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
