package dev.perennial.testing;

import static dev.perennial.testing.Samples.mail;
import static dev.perennial.testing.Samples.pause;

import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Categories.Category;
import dev.perennial.domain.playbook.Categories.Next;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Goal;
import dev.perennial.domain.playbook.Journey.Settings;
import dev.perennial.domain.playbook.Journey.Trigger;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.playbook.ReentryRule;
import dev.perennial.domain.playbook.Segment;
import dev.perennial.domain.playbook.Step;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Journeys with terms: taken again, with a goal, a holdout, a priority. */
final class SampleJourneys {
    private static final Trigger BOUGHT = new Trigger("PurchaseCompleted", Condition.ALWAYS);

    private SampleJourneys() {}

    static List<Journey> all() {
        return List.of(thoughts(), secondOrder(), regulars(), missed(), beforeItEnds(), nextCategory());
    }

    static List<Segment> segments() {
        return List.of(
                new Segment("regulars", (it, event, type) -> it.purchases().orders() >= 3),
                new Segment(
                        "displeased",
                        (it, event, type) -> !it.feedback().openComplaints().isEmpty()),
                new Segment("known", (it, event, type) -> it.profile().name().isPresent()));
    }

    private static Journey regulars() {
        return upon(Segment.happening("SegmentEntered", "regulars"), "regulars", mail("regular", 3));
    }

    private static Journey thoughts() {
        return upon("PurchaseCompleted", "thoughts", mail("thought", 3), pause("while", 2))
                .on(Settings.USUAL
                        .with(new ReentryRule(Duration.ofDays(25), Optional.of(2)))
                        .withPriority(10));
    }

    private static Journey secondOrder() {
        return upon("PurchaseCompleted", "second-order", pause("days", 2), mail("another", 3))
                .on(Settings.USUAL
                        .with(new Goal(BOUGHT, Duration.ofDays(10)))
                        .heldOut(30)
                        .withPriority(5));
    }

    /** Five days after the latest order, whichever that is by then. */
    private static Journey missed() {
        Step days = new Step.WaitUntil(
                "five-days", RecordDate.LAST_PURCHASE, 5, false, LocalTime.of(9, 0), Optional.of(Step.END));
        return upon("PurchaseCompleted", "missed", days, mail("missed", 3));
    }

    /** For each contract, ten days before its end. */
    private static Journey beforeItEnds() {
        Step days = new Step.WaitUntil(
                "ten-days", RecordDate.CONTRACT_END, -10, false, LocalTime.of(9, 0), Optional.of(Step.END));
        return upon("ContractChanged", "before-it-ends", days, mail("stay", 3));
    }

    /** An offer for the next category, and two days later a mail about it. */
    private static Journey nextCategory() {
        Step shown = new Step.Send("shown", "shown", Duration.ofDays(3), false, true, Optional.empty(), true);
        return upon("PurchaseCompleted", "next-category", new Step.Grant("try", "try"), pause("two-days", 2), shown)
                .on(Settings.USUAL.with(new ReentryRule(Duration.ofDays(10), Optional.empty())));
    }

    static Categories categories() {
        return new Categories(
                List.of(
                        new Category("tea", List.of(), List.of(new Next("pots", 1.5, 40), new Next("cups", 2.5, 20))),
                        new Category("cups", List.of(), List.of(new Next("pots", 2.5, 30))),
                        new Category("green-tea", List.of(), List.of(new Next("tea", 1.2, 9))),
                        new Category("pots", List.of("kannen"), List.of())),
                Set.of("try"));
    }

    private static Journey upon(String on, String name, Step... steps) {
        return new Journey(
                name,
                on,
                Condition.ALWAYS,
                false,
                Duration.ofDays(7),
                List.of(new Trigger("ComplaintRaised", Condition.ALWAYS)),
                List.of(steps));
    }
}
