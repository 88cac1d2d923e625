package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.playbook.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journeys of several steps: what is compiled of them, and what is refused. */
class StepsTest {
    private static final String SOUND = """
            journeys:
              path:
                on: CustomerSignedUp
                freshFor: P7D
                leave:
                  - on: ComplaintRaised
                steps:
                  - wait: P3D
                    until: "10:00"
                  - name: bought
                    if: { customer: { orders: [{ exists: true }] } }
                    then: thanks
                  - name: soon
                    waitFor: PurchaseCompleted
                    atMost: P14D
                    else: end
                  - name: half
                    split: { thanks: 50 }
                  - publish: GiftDue
                  - goTo: end
                  - name: thanks
                    send: plain
                    freshFor: P3D
                  - waitUntil: { date: firstPurchaseAt, minus: P3D, yearly: true, at: "10:00" }
                    else: end
                  - publish: YearOver
                  - goTo: until-first-purchase
            """;

    private SmallPlaybook playbook;

    @BeforeEach
    void soundPlaybook(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory);
        playbook.write("emails/plain.mjml", "<mj-text>\n  [[body]]\n</mj-text>\n");
        playbook.replace("emails/texts.en.yaml", "thanks:", plain("Hello") + "thanks:");
        playbook.replace("emails/texts.de.yaml", "thanks:", plain("Hallo") + "thanks:");
        playbook.write("journeys.yaml", SOUND + THANKS);
    }

    private static final String THANKS = """
              thank-you:
                on: PurchaseCompleted
                template: thanks
                freshFor: P3D
            """;

    private static String plain(String word) {
        return "plain:\n  subject: %s\n  preheader: %s\n  body: %s\n".formatted(word, word, word);
    }

    @Test
    void aSoundJourneyIsCompiledStepByStep() {
        assertThat(playbook.problems()).isEmpty();
        List<Step> steps = playbook.compiled().journeys().getFirst().steps();
        assertThat(steps)
                .extracting(Step::name)
                .containsExactly(
                        "wait-pt72h",
                        "bought",
                        "soon",
                        "half",
                        "gift-due",
                        "go-to-end",
                        "thanks",
                        "until-first-purchase",
                        "year-over",
                        "go-to-until-first-purchase");
        LocalTime ten = LocalTime.of(10, 0);
        assertThat(steps)
                .contains(
                        new Step.Wait("wait-pt72h", Duration.ofDays(3), Optional.of(ten)),
                        new Step.Split("half", List.of(new Step.Split.Arm(50, "thanks"))),
                        new Step.Publish("gift-due", "GiftDue", Map.of()),
                        new Step.WaitUntil(
                                "until-first-purchase", RecordDate.FIRST_PURCHASE, -3, true, ten, Optional.of("end")));
        assertThat(steps.get(1))
                .isInstanceOfSatisfying(
                        Step.Branch.class, it -> assertThat(it.then()).contains("thanks"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    then: thanks       | then: thank         | "bought" leads to "thank", which is no step
                    - goTo: end        | - goTo: half        | comes to itself again without a wait
                    name: soon         | name: bought        | two steps are called "bought"
                    date: firstPurchaseAt | date: lastOrderAt | there is no date "lastOrderAt"; there are [birthday, contractEndsOn, firstPurchaseAt, lastPurchaseAt, signedUpAt, stageSince]
                    minus: P3D         | minus: PT36H       | minus is not a number of whole days such as P30D, at most P366D
                    minus: P3D         | minus: P400D       | minus is not a number of whole days such as P30D, at most P366D
                    minus: P3D         | minus: P3D, plus: P1D | waitUntil says plus or minus, not both
                    date: firstPurchaseAt, minus: P3D, yearly: true | date: birthday, minus: P3D | birthday is a day of no certain year: say yearly: true beside it
                    yearly: true       | yearly: always     | yearly is true or false, not always
                    at: "10:00" }      | at: ten }          | at is not a time of day
                    , at: "10:00" }    | }                  | at is missing in waitUntil
                    , at: "10:00" }\\n        else: end | , at: "10:00" } | comes to itself again without a wait
                    send: plain        | send: other         | there is no mail "other"
                    waitFor: PurchaseCompleted | waitFor: Purchase | there is no event "Purchase"
                    atMost: P14D       | atMost: soon        | atMost is not a duration
                    split: { thanks: 50 } | split: { thanks: 70, bought: 70 } | more than 100 percent
                    - publish: GiftDue | - publish: StageChanged | publish names an event of your own
                    - publish: GiftDue | - tell: GiftDue     | a step says one of
                    { customer: { orders: [{ exists: true }] } } | { event: { data: { score: [3] } } } | if looks at the customer alone
                    name: soon         | name: soon-and-much-longer-than-thirty-letters | a step's name is at most 30
                    until: "10:00"     | until: ten          | until is not a time of day
                    send: plain        | send: thanks        | {{orderId}}
                    """)
    void whatCannotBeMeantIsToldWithItsLine(String sound, String wrong, String told) {
        playbook.replace("journeys.yaml", sound.replace("\\n", "\n"), wrong);
        assertThat(playbook.problems())
                .anySatisfy(it -> assertThat(it.toString()).contains(told));
        assertThat(playbook.problems())
                .allSatisfy(it -> assertThat(it.toString()).containsPattern(":\\d+:\\d+: "));
    }

    @Test
    void aWaitMayEndAtTheUsualHour() {
        playbook.replace("journeys.yaml", "until: \"10:00\"", "until: usual");
        playbook.replace("courtesy.yaml", "holdout:", "usualHour:\n  atLeast: 5\n  fallback: \"09:30\"\nholdout:");
        assertThat(playbook.problems()).isEmpty();
        Playbook compiled = playbook.compiled();
        assertThat(compiled.journeys().getFirst().steps())
                .contains(new Step.Wait("wait-pt72h", Duration.ofDays(3), Optional.empty(), true));
        assertThat(compiled.courtesy().usualHour()).isEqualTo(new Playbook.UsualHour(5, LocalTime.of(9, 30)));
    }

    @Test
    void aMailIsNotSentOnACircle() {
        playbook.replace(
                "journeys.yaml", "- publish: YearOver", "- name: again\n        send: plain\n        freshFor: P3D");
        assertThat(playbook.problems())
                .anySatisfy(it -> assertThat(it.toString()).contains("\"again\" is come to again"));
    }

    @Test
    void whatMayComeAfterAWaitShowsNothingOfTheEvent() {
        playbook.write("journeys.yaml", """
                journeys:
                  path:
                    on: PurchaseCompleted
                    freshFor: P7D
                    steps:
                      - name: often
                        if: { customer: { orders: [{ numeric: [">", 3] }] } }
                        then: mail
                      - wait: P3D
                      - name: mail
                        send: thanks
                        anytime: true
                        freshFor: P3D
                """ + THANKS);
        assertThat(playbook.problems())
                .anySatisfy(it -> assertThat(it.toString()).contains("{{orderId}}"));
    }

    @Test
    void aStepThatNoWayLeadsToIsLeftOut() {
        playbook.replace("journeys.yaml", "atMost: P14D", "atMost: P14D\n        then: bought");
        assertThat(playbook.problems())
                .anySatisfy(it -> assertThat(it).contains("no way leads to \"half\": leave it out"));
    }
}
