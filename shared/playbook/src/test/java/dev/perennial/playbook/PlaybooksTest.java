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
import dev.perennial.domain.values.Survey;
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
             "stages":{"onboarding":{"lasts":"P90D"},"loyal":{"orders":4,"for":"P365D"},
               "advocate":{"npsScore":9,"untilBelow":7}},
             "inactivity":{"atRisk":{"after":"P45D","usualIntervals":2.5,"fromOrders":3,
               "shortest":"P30D","longest":"P120D"},"dormant":{"after":"P180D"}},
             "surveys":{"nps":{"window":"P90D","askAgainAfter":"P30D"}},
             "courtesy":{"quietHours":{"from":"21:00","until":"08:00","timezone":"Europe/Berlin"},
               "mails":{"perDay":1,"perWeek":3},"holdout":{"percent":5},
               "confirmation":{"ask":true,"perDay":1,"perMonth":4,"goodFor":"P7D"},
               "softBounces":{"inARow":6,"over":"P2D"}},
             "segments":{"one-order":{"customer":{"orders":[1]}},"four-orders":{"customer":{"orders":[4]}}},
             "journeys":{
               "welcome":{"on":"CustomerSignedUp","once":true,"template":"hello","freshFor":"P7D",
                 "goal":{"on":"PurchaseCompleted","within":"P1D"},"holdout":10,"priority":7},
               "sorry":{"on":"SurveyAnswered","when":{"event":{"data":{"score":[3]}}},
                 "again":{"after":"P2D","atMost":3},"freshFor":"P3D",
                 "leave":[{"on":"ComplaintRaised"},{"on":"SegmentLeft","segment":"one-order"}],"steps":[
                 {"name":"pause","wait":"P3D","until":"10:00"},
                 {"name":"which","if":{"customer":{"orders":[1]}},"then":"end"},
                 {"name":"again","waitFor":"PurchaseCompleted","atMost":"P1D","else":"half"},
                 {"name":"half","split":{"gift":50}},
                 {"name":"out","goTo":"end"},
                 {"name":"day","waitUntil":{"date":"firstPurchaseAt","minus":"P3D","yearly":true,"at":"09:30"},"else":"gift"},
                 {"name":"gift","publish":"GiftDue","data":{"gift":"tea"}},
                 {"wait":"P1DT12H","until":"usual"},
                 {"grant":"ten-percent"},
                 {"send":"sorry","freshFor":"P1D"},
                 {"publish":"LongSilenceOver"},
                 {"waitUntil":{"date":"lastPurchaseAt","plus":"P9D","at":"08:00"}},
                 {"goTo":"out"}]}},
             "offers":{"ten-percent":{"validFor":"P30D"}},
             "mails":{"sorry":{"offer":true,"category":true,"asks":"csat","onlyAsks":true}}}
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
        assertThat(sorry.leave())
                .extracting(Journey.Trigger::on)
                .containsExactly("ComplaintRaised", "SegmentLeft/one-order");
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

    /** Records keep these names. */
    @Test
    void aStepWithoutANameIsCalledByWhatItDoes() throws IOException {
        List<Step> steps = read().journeys().getLast().steps();
        assertThat(steps.subList(7, 13))
                .containsExactly(
                        new Step.Wait("wait-pt36h", Duration.ofHours(36), Optional.empty(), true),
                        new Step.Grant("grant-ten-percent", "ten-percent"),
                        new Step.Send(
                                "sorry",
                                "sorry",
                                Duration.ofDays(1),
                                false,
                                true,
                                Optional.of(new Step.Question(Survey.CSAT, true)),
                                true),
                        new Step.Publish("long-silence-over", "LongSilenceOver", Map.of()),
                        new Step.WaitUntil(
                                "until-last-purchase",
                                RecordDate.LAST_PURCHASE,
                                9,
                                false,
                                LocalTime.of(8, 0),
                                Optional.empty()),
                        new Step.GoTo("go-to-out", "out"));
    }

    @Test
    void whatIsSaidOfAMailIsReadAsItWasWritten() {
        MailContent content = new MailContent(true, true, Optional.of(new Step.Question(Survey.CSAT, false)));
        assertThat(MailContent.read(content.write())).isEqualTo(content);
        assertThat(MailContent.read(MailContent.PLAIN.write())).isEqualTo(MailContent.PLAIN);
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
