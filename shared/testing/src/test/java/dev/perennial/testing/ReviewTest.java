package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.mail;
import static dev.perennial.testing.Samples.pause;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Trigger;
import dev.perennial.domain.record.Customer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final Condition FEW_STARS =
            (customer, event, type) -> event.fact() instanceof Fact.ReviewWritten review && review.stars() <= 2;
    private static final Journey REGRET =
            Journey.ofOneMail("review-regret", "ReviewWritten", FEW_STARS, false, "review-regret", Duration.ofDays(3));
    private static final Journey ASK = new Journey(
            "ask-for-review",
            "PurchaseCompleted",
            Condition.ALWAYS,
            false,
            Duration.ofDays(7),
            List.of(new Trigger("ReviewWritten", Condition.ALWAYS)),
            List.of(pause("while", 14), mail("ask-for-review", 7)));
    private static final Instant LATER = NOON.plus(Duration.ofDays(16));

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK.with(List.of(REGRET, ASK)));

    @Test
    void fewStarsAreAnsweredAndManyAreNot() {
        house.record(event("s", NOON, signUp(true)));
        house.record(review("R-1", NOON, 3));
        house.record(review("R-2", NOON, 2));
        house.settle(NOON);
        assertThat(house.mailed()).containsExactly("review-regret.review-R-2");
    }

    @Test
    void theSameReviewCountsOnce() {
        house.record(review("R-1", NOON, 4));
        assertThat(house.record(review("R-1", NOON, 4))).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void aReviewIsASignOfLifeAndLeavesNothingElseInTheRecord() {
        house.record(event("s", NOON, signUp(true)));
        Customer before = house.ada();
        house.record(review("R-1", LATER, 1));
        assertThat(house.ada().lifecycle().lastSeenAt()).contains(LATER);
        assertThat(house.ada().feedback()).isEqualTo(before.feedback());
        assertThat(house.ada().profile()).isEqualTo(before.profile());
    }

    @Test
    void whoOrderedIsAskedForAReview() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("purchase-A-1", NOON, purchase("A-1", 1000)));
        house.wake(LATER);
        assertThat(house.mailed()).hasSize(1).first().asString().startsWith("ask-for-review.");
    }

    @Test
    void whoReviewedMeanwhileIsNotAsked() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("purchase-A-1", NOON, purchase("A-1", 1000)));
        house.record(review("R-1", NOON.plus(Duration.ofDays(3)), 5));
        house.wake(LATER);
        assertThat(house.mailed()).isEmpty();
    }

    private static Event review(String id, Instant at, int stars) {
        return event(
                "review-" + id,
                at,
                new Fact.ReviewWritten(id, stars, Optional.of("A-1"), Optional.empty(), Optional.empty()));
    }
}
