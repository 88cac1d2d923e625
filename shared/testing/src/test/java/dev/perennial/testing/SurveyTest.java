package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.answer;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));
    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void aDetractorIsReportedAndFollowedUp() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("n", NOON, new Fact.SurveyAnswered("nps", 3, Optional.of("too slow"), Optional.empty())));
        house.settle(NOON);
        assertThat(house.ada().feedback().nps()).contains(new Answer(3, NOON));
        assertThat(house.mailed()).containsExactly("welcome", "detractor-follow-up.n");
        assertThat(house.outbox.announcements())
                .filteredOn(it -> it.type().equals("DetractorReported"))
                .singleElement()
                .extracting(Effect.Announcement::data)
                .isEqualTo(Map.of("score", 3L, "comment", "too slow"));
    }

    @Test
    void aPromoterIsAskedForAReferral() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("n", NOON, answer(10)));
        house.settle(NOON);
        assertThat(house.mailed()).containsExactly("welcome", "promoter-referral.n");
        assertThat(house.announced()).doesNotContain("DetractorReported");
    }

    @Test
    void aPassiveAnswerIsOnlyNoted() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("n", NOON, answer(8)));
        house.settle(NOON);
        assertThat(house.ada().feedback().nps()).contains(new Answer(8, NOON));
        assertThat(house.mailed()).containsExactly("welcome");
        assertThat(house.announced()).doesNotContain("DetractorReported");
    }

    @Test
    void theLaterAnswerCountsWhateverTheOrder() {
        house.record(event("n-2", NEXT_DAY, answer(9)));
        house.record(event("n-1", NOON, answer(2)));
        house.settle(NEXT_DAY);
        assertThat(house.ada().feedback().nps()).contains(new Answer(9, NEXT_DAY));
        assertThat(house.announced()).doesNotContain("DetractorReported");
        house.record(event("n-3", NEXT_DAY.plusSeconds(1), answer(1)));
        assertThat(house.ada().feedback().nps().map(Answer::score)).contains(1);
    }

    @Test
    void ofTwoAnswersAtTheSameMomentTheLowerCountsWhateverTheOrder() {
        house.record(event("n-1", NOON, answer(9)));
        house.record(event("n-2", NOON, answer(2)));
        house.record(event("n-3", NOON, answer(5)));
        assertThat(house.ada().feedback().nps().map(Answer::score)).contains(2);
    }

    @Test
    void nobodyIsAskedAgainWithinNinetyDays() {
        house.record(event("s", NOON, signUp(true)));
        for (int day : new int[] {0, 30, 89, 90, 179, 180}) {
            Instant at = NOON.plus(Duration.ofDays(day));
            house.record(event("p", at, purchase("A-" + day, 1000)));
            house.settle(at);
        }
        assertThat(house.mailer.calls())
                .filteredOn(it -> it.data().containsKey("survey"))
                .extracting(Effect.Message::sendKey)
                .containsExactly("thank-you.A-0", "thank-you.A-90", "thank-you.A-180");
    }

    @Test
    void whoAnsweredWithinNinetyDaysIsNotAsked() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("n", NOON, answer(8)));
        house.record(event("p", NEXT_DAY, purchase("A-1", 1000)));
        house.settle(NEXT_DAY);
        assertThat(house.mailer.calls().getLast().data()).doesNotContainKey("survey");
    }

    @Test
    void howSatisfiedSomebodyIsSaysNothingOfWhetherTheyRecommendUs() {
        house.record(event("n", NOON, answer(9)));
        house.record(event("c-1", NOON, satisfied(1)));
        house.settle(NOON);
        assertThat(house.ada().feedback().nps()).contains(new Answer(9, NOON));
        assertThat(house.ada().feedback().csat()).contains(new Answer(1, NOON));
        assertThat(house.announced()).doesNotContain("DetractorReported");
        house.record(event("c-0", NOON.minusSeconds(1), satisfied(5)));
        assertThat(house.ada().feedback().csat()).contains(new Answer(1, NOON));
    }

    @Test
    void aMailThatOnlyAsksIsWithheldWhereTheCustomerIsNotToBeAskedAgain() {
        TestSystem asking = new TestSystem(asking(true));
        asking.record(event("s", NOON, signUp(true)));
        for (int day : new int[] {0, 29, 30, 59}) {
            Instant at = NOON.plus(Duration.ofDays(day));
            asking.record(event("r", at, new Fact.ComplaintResolved("K-" + day, Optional.empty())));
            asking.settle(at);
        }
        assertThat(asking.mailer.calls())
                .filteredOn(it -> it.journey().equals("asking"))
                .allMatch(it -> "csat".equals(it.data().get("survey")))
                .hasSize(2);
        assertThat(asking.ada().feedback().of(Survey.CSAT).askedAt()).contains(NOON.plus(Duration.ofDays(30)));
        assertThat(asking.emails.rows())
                .filteredOn(it -> it.because().contains("not asked again before 2026-12-20T12:00"))
                .hasSize(1);
    }

    @Test
    void aMailThatSaysMoreGoesWithoutItsQuestion() {
        TestSystem asking = new TestSystem(asking(false));
        asking.record(event("s", NOON, signUp(true)));
        asking.record(event("c", NOON, satisfied(5)));
        asking.record(event("r", NEXT_DAY, new Fact.ComplaintResolved("K", Optional.empty())));
        asking.settle(NEXT_DAY);
        assertThat(asking.mailer.calls())
                .filteredOn(it -> it.journey().equals("asking"))
                .singleElement()
                .matches(it -> !it.data().containsKey("survey"));
        assertThat(asking.ada().feedback().of(Survey.CSAT).askedAt()).isEmpty();
    }

    private static Playbook asking(boolean only) {
        Step mail = new Step.Send("asking", "asking", Duration.ofDays(7), true)
                .asking(new Step.Question(Survey.CSAT, only));
        return Samples.PLAYBOOK.with(List.of(new Journey(
                "asking", "ComplaintResolved", Condition.ALWAYS, false, Duration.ofDays(7), List.of(), List.of(mail))));
    }

    private static Fact satisfied(int score) {
        return new Fact.SurveyAnswered("csat", score, Optional.empty(), Optional.empty());
    }
}
