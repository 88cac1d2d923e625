package dev.perennial.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The playbook as it is shipped, decided upon by the domain and written to the customer. */
class ShippedPlaybookTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final EmailAddress ADA = new EmailAddress("ada@example.com");

    private final Playbook playbook = Playbooks.load();
    private final MailTemplates templates = MailTemplates.load();
    private Customer ada = Customer.unknown(CustomerRef.of(ADA).key());

    @Test
    void theThresholdsAreThoseOfTheFiles() {
        assertThat(playbook.version()).matches("[0-9a-f]{12}");
        assertThat(playbook.stages())
                .isEqualTo(new Playbook.Stages(Duration.ofDays(90), 4, Duration.ofDays(365), 9, 7));
        assertThat(playbook.inactivity())
                .isEqualTo(new Playbook.Inactivity(
                        Duration.ofDays(45),
                        2,
                        3,
                        Duration.ofDays(30),
                        Duration.ofDays(120),
                        Duration.ofDays(180),
                        new Playbook.Probability(true, Duration.ofDays(90), 0.2, 0.3)));
        assertThat(playbook.surveys())
                .isEqualTo(new Playbook.Surveys(
                        new Playbook.Surveys.Asked(Duration.ofDays(90), Duration.ofDays(90)),
                        new Playbook.Surveys.Asked(Duration.ofDays(90), Duration.ofDays(30))));
        assertThat(playbook.journeys())
                .extracting(Journey::name)
                .containsExactly(
                        "lead-nurturing",
                        "welcome",
                        "first-90-days",
                        "thank-you",
                        "order-delayed",
                        "next-category",
                        "discover",
                        "loyal",
                        "tier-reached",
                        "ask-for-review",
                        "promoter-referral",
                        "birthday",
                        "anniversary",
                        "early-renewal",
                        "complaint-received",
                        "complaint-resolved",
                        "complaint-survey",
                        "dissatisfied-follow-up",
                        "detractor-follow-up",
                        "review-regret",
                        "win-back",
                        "product-recall",
                        "season-news-long",
                        "season-news-short");
        assertThat(playbook.rewards().offers())
                .containsOnlyKeys("first-order", "loyal", "next-category", "birthday", "welcome-back", "early-renewal");
        assertThat(playbook.rewards().loyalty().orElseThrow().tiers())
                .containsExactly(new Playbook.Loyalty.Tier("silver", 250), new Playbook.Loyalty.Tier("gold", 750));
    }

    @Test
    void aSignUpIsWelcomedOnce() {
        assertThat(owed(0, signUp())).extracting(Effect.Message::template).containsExactly("welcome");
        assertThat(owed(1, signUp())).isEmpty();
    }

    @Test
    void aPurchaseIsThankedForWithItsOrderAndTotal() {
        List<Effect.Message> owed = owed(0, purchase("A-1001"));
        assertThat(owed).extracting(Effect.Message::sendKey).containsExactly("thank-you.A-1001");
        Mail mail = written(owed.getFirst(), Locale.GERMAN);
        assertThat(mail.subject()).isEqualTo("Vielen Dank für Ihre Bestellung A-1001");
        assertThat(mail.text().replace('\u00a0', ' ')).contains("Gesamtbetrag: 49,98 €");
    }

    @Test
    void eachNewDayOfALateOrderIsToldOnce() {
        LocalDate day = LocalDate.of(2026, 12, 9);
        List<Effect.Message> owed = owed(0, new Fact.OrderDelayed("A-1", day, Optional.of("snow")));
        assertThat(owed).extracting(Effect.Message::sendKey).containsExactly("order-delayed.delay-A-1-2026-12-09");
        assertThat(written(owed.getFirst(), Locale.ENGLISH).text())
                .contains("Expected on December 9, 2026")
                .doesNotContain("snow");
        assertThat(written(owed.getFirst(), Locale.FRENCH).text()).contains("Attendue le 9 décembre 2026");
        assertThat(owed(0, new Fact.OrderDelayed("A-1", day, Optional.empty()))).isEmpty();
        assertThat(owed(0, new Fact.OrderDelayed("A-1", day.plusDays(2), Optional.empty())))
                .hasSize(1);
    }

    @Test
    void promotersAndDetractorsHearSomethingElseAndPassivesNothing() {
        assertThat(owed(0, answer(8))).isEmpty();
        List<Effect.Message> detractor = owed(1, answer(6));
        assertThat(detractor).extracting(Effect.Message::template).containsExactly("detractor-follow-up");
        assertThat(written(detractor.getFirst(), Locale.ENGLISH).text()).contains("6 out of 10");
        List<Effect.Message> promoter = owed(2, answer(9));
        assertThat(promoter).extracting(Effect.Message::template).containsExactly("promoter-referral");
        assertThat(written(promoter.getFirst(), Locale.ENGLISH).subject()).isEqualTo("Your 9 out of 10 made our day");
    }

    @Test
    void whoIsNotSatisfiedWithHowAComplaintWasHandledHearsFromUs() {
        assertThat(owed(0, satisfied(3))).isEmpty();
        List<Effect.Message> owed = owed(1, satisfied(2));
        assertThat(owed).extracting(Effect.Message::template).containsExactly("dissatisfied-follow-up");
        assertThat(written(owed.getFirst(), Locale.GERMAN).text()).contains("2 von 5");
        assertThat(owed(2, satisfied(5))).isEmpty();
    }

    @Test
    void twoDaysAfterAComplaintWasClosedItIsAskedHowItWasHandledUnlessAnotherIsRaised() {
        assertThat(owed(0, raised("K-1"))).hasSize(1);
        owed(1, raised("K-2"));
        owed(2, resolved("K-1"));
        assertThat(waitingFor()).isEmpty();
        owed(3, resolved("K-2"));
        assertThat(waitingFor()).containsExactly("complaint-survey");
        owed(4, raised("K-3"));
        assertThat(waitingFor()).isEmpty();
        owed(5, resolved("K-3"));
        assertThat(waitingFor()).containsExactly("complaint-survey");
    }

    @Test
    void fewStarsAreAnsweredByAPerson() {
        assertThat(owed(0, review(3))).isEmpty();
        List<Effect.Message> owed = owed(1, review(2));
        assertThat(owed).extracting(Effect.Message::template).containsExactly("review-regret");
        assertThat(written(owed.getFirst(), Locale.GERMAN).text()).contains("2 von 5 Sternen");
        assertThat(written(owed.getFirst(), Locale.ENGLISH).text()).contains("2 out of 5 stars");
    }

    @Test
    void fromTheSecondOrderOnAReviewIsAskedForTwoWeeksLater() {
        owed(0, purchase("A-1"));
        owed(1, purchase("A-2"));
        List<Effect.Message> owed = passing(Duration.ofDays(30));
        assertThat(owed).extracting(Effect.Message::template).containsExactly("ask-for-review");
        assertThat(owed.getFirst().occurredAt()).isAfter(NOON.plus(Duration.ofDays(15)));
        assertThat(written(owed.getFirst(), Locale.ENGLISH).subject()).isEqualTo("What do you say to your order, Ada?");
    }

    @Test
    void whoReviewedComplainedOrGaveItBackIsNotAskedForAReview() {
        for (Fact meanwhile :
                List.of(review(5), raised("K-1"), new Fact.PurchaseRefunded("R-2", "A-2", new Money(4_998, "EUR")))) {
            ada = Customer.unknown(CustomerRef.of(ADA).key());
            owed(0, purchase("A-1"));
            owed(1, purchase("A-2"));
            owed(3, meanwhile);
            assertThat(templates(passing(Duration.ofDays(30)))).doesNotContain("ask-for-review");
        }
    }

    @Test
    void whoseComplaintIsOpenIsNotAskedForAReview() {
        owed(0, purchase("A-1"));
        owed(1, raised("K-1"));
        owed(2, purchase("A-2"));
        assertThat(templates(passing(Duration.ofDays(30)))).doesNotContain("ask-for-review");
    }

    private static Fact review(int stars) {
        return new Fact.ReviewWritten("R-" + stars, stars, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private List<String> waitingFor() {
        return ada.lifecycle().enrollments().active().stream()
                .map(it -> it.journey())
                .toList();
    }

    private static Fact satisfied(int score) {
        return new Fact.SurveyAnswered("csat", score, Optional.empty(), Optional.empty());
    }

    private static Fact raised(String id) {
        return new Fact.ComplaintRaised(id, Optional.empty());
    }

    private static Fact resolved(String id) {
        return new Fact.ComplaintResolved(id, Optional.empty());
    }

    @Test
    void silenceBringsTheWinBackMailWithItsDays() {
        owed(0, purchase("A-1001"));
        Customer.Agenda agenda = ada.agenda().orElseThrow();
        assertThat(agenda.dueAt()).isEqualTo(NOON.plus(Duration.ofDays(45)));
        List<Effect.Message> owed = owed(45, new Fact.CustomerDue(agenda.dueAt(), agenda.dueFor()));
        assertThat(owed).extracting(Effect.Message::template).containsExactly("win-back");
        assertThat(written(owed.getFirst(), Locale.GERMAN).text())
                .contains("vor 45 Tagen haben wir zuletzt von Ihnen gehört");
    }

    @Test
    void whoFallsSilentAgainIsCourtedOncePerHalfYear() {
        owed(0, purchase("A-1"));
        assertThat(templates(passing(Duration.ofDays(46)))).contains("win-back");
        owed(47, purchase("A-2"));
        assertThat(templates(passing(Duration.ofDays(200)))).doesNotContain("win-back");
        owed(201, purchase("A-3"));
        assertThat(templates(passing(Duration.ofDays(500)))).contains("win-back");
    }

    private static List<String> templates(List<Effect.Message> messages) {
        return messages.stream().map(Effect.Message::template).toList();
    }

    @Test
    void whoOrdersInTheLastHoursIsNotToldThatNothingWasOrdered() {
        owed(0, signUp());
        assertThat(passing(Duration.ofDays(14).plusHours(6))).isEmpty();
        assertThat(owed(15, purchase("A-1")))
                .extracting(Effect.Message::template)
                .containsExactly("thank-you");
        assertThat(passing(Duration.ofDays(40)))
                .extracting(Effect.Message::template)
                .contains("check-in")
                .doesNotContain("first-order", "lead-offer", "offer-reminder");
    }

    @Test
    void whoDoesNotOrderIsHelpedAndThenGetsACode() {
        owed(0, signUp());
        assertThat(passing(Duration.ofDays(44)))
                .extracting(Effect.Message::template)
                .containsExactly("first-order", "lead-offer", "offer-reminder");
    }

    @Test
    void whoHasOrderedTwiceIsNotLedToASecondOrder() {
        owed(0, signUp());
        owed(2, purchase("A-1"));
        owed(5, purchase("A-2"));
        assertThat(passing(Duration.ofDays(40)))
                .extracting(Effect.Message::template)
                .contains("check-in")
                .doesNotContain("next-order");
    }

    @Test
    void whoHasOrderedOnceIsLedToASecondOrder() {
        owed(0, signUp());
        owed(2, purchase("A-1"));
        assertThat(passing(Duration.ofDays(40)))
                .extracting(Effect.Message::template)
                .containsExactly("check-in", "next-order");
    }

    @Test
    void beforeAContractEndsThereAreBetterTermsAndOneReminder() {
        owed(0, signUp());
        owed(1, contract("2027-11-20"));
        passing(Duration.ofDays(304));
        List<Effect.Message> owed = passing(Duration.ofDays(400));
        assertThat(owed).extracting(Effect.Message::template).containsSubsequence("early-renewal", "renewal-reminder");
        Effect.Message first = owed.stream()
                .filter(it -> it.template().equals("early-renewal"))
                .findFirst()
                .get();
        assertThat(first.occurredAt()).isEqualTo(Instant.parse("2027-09-21T08:00:00Z"));
        Mail mail = written(first, Locale.GERMAN);
        assertThat(mail.text())
                .contains("Ihr Vertrag über Tea every month endet am 20. November 2027.")
                .contains("wie vereinbart: 12 months.")
                .contains("Gültig für eine Verlängerung bis 20. November 2027.");
    }

    @Test
    void whoRenewsAtOnceIsNotRemindedAndHearsOfItNextTime() {
        owed(1, contract("2027-11-20"));
        passing(Duration.ofDays(320));
        owed(321, contract("2028-11-20"));
        assertThat(passing(Duration.ofDays(400)))
                .extracting(Effect.Message::template)
                .doesNotContain("renewal-reminder");
        assertThat(passing(Duration.ofDays(740)))
                .extracting(Effect.Message::template)
                .containsSubsequence("early-renewal", "renewal-reminder");
    }

    @Test
    void aContractOfAMonthIsLeftInPeace() {
        owed(1, contract("2026-12-20"));
        assertThat(passing(Duration.ofDays(60)))
                .extracting(Effect.Message::template)
                .doesNotContain("early-renewal", "renewal-reminder");
    }

    private static Fact contract(String endsOn) {
        return new Fact.ContractChanged(
                "K-1",
                Fact.ContractState.ACTIVE,
                Optional.of(LocalDate.parse(endsOn)),
                Optional.of("Tea every month"),
                Optional.of("12 months"));
    }

    @Test
    void whoBuysAgainIsShownTheNextCategoryWithACode() {
        owed(0, purchase("A-1", "tea"));
        owed(20, purchase("A-2", "Green Tea"));
        List<Effect.Message> owed = passing(Duration.ofDays(40));
        assertThat(owed).extracting(Effect.Message::template).containsExactly("next-category", "ask-for-review");
        Mail german = written(owed.getFirst(), Locale.GERMAN);
        assertThat(german.subject()).isEqualTo("Tassen: etwas für Sie, Ada?");
        assertThat(german.text()).contains("Tassen: 10 % beim ersten Mal");
        assertThat(written(owed.getFirst(), Locale.ENGLISH).subject()).isEqualTo("Cups: something for you, Ada?");
    }

    @Test
    void whoHasNoNextCategoryIsShownAround() {
        for (int order = 0; order < 3; order++) {
            owed(order, purchase("A-" + order, "socks"));
        }
        assertThat(passing(Duration.ofDays(30)))
                .extracting(Effect.Message::template)
                .containsExactly("discover", "ask-for-review");
    }

    /** The messages that time alone brings about until so long after the first noon. */
    private List<Effect.Message> passing(Duration until) {
        List<Effect.Message> owed = new ArrayList<>();
        for (Optional<Instant> due = due(); due.isPresent(); due = due()) {
            Instant at = due.get();
            if (at.isAfter(NOON.plus(until))) {
                return owed;
            }
            owed.addAll(owed(at, new Fact.CustomerDue(at, "inactivity")));
        }
        return owed;
    }

    private Optional<Instant> due() {
        return ada.agenda().map(Customer.Agenda::dueAt);
    }

    /** The messages owed after the fact, so many days after the first noon. */
    private List<Effect.Message> owed(int days, Fact fact) {
        return owed(NOON.plus(Duration.ofDays(days)), fact);
    }

    private List<Effect.Message> owed(Instant at, Fact fact) {
        Event event = new Event("evt-" + at, at, at, false, CustomerRef.of(ADA), fact);
        return switch (new Decider(playbook).decide(ada, event, Map.of())) {
            case Decision.Write(Customer next) -> {
                ada = next;
                yield ada.owed().stream()
                        .filter(Effect.Message.class::isInstance)
                        .map(Effect.Message.class::cast)
                        .toList();
            }
            case Decision.Nothing _ -> List.of();
        };
    }

    private Mail written(Effect.Message message, Locale locale) {
        Map<String, String> values = new HashMap<>(message.data());
        values.put("name", "Ada");
        values.put("unsubscribeUrl", "https://example.com/unsubscribe");
        values.put("preferencesUrl", "https://example.com/preferences");
        values.put("csatUrl", "https://example.com/satisfaction");
        values.put("confirmUrl", "https://example.com/confirmation");
        values.put("postalAddress", "1 Garden Lane, Exampletown");
        return templates.render(message.template(), locale, values);
    }

    private static Fact signUp() {
        return new Fact.CustomerSignedUp(
                Optional.of("Ada"),
                Optional.of("de"),
                Optional.empty(),
                Optional.of(new Fact.ConsentGiven(true, "web form", Optional.empty(), Optional.empty(), false)),
                Optional.empty());
    }

    private static Fact purchase(String orderId) {
        return new Fact.PurchaseCompleted(orderId, new Money(4_998, "EUR"), List.of());
    }

    private static Fact purchase(String orderId, String category) {
        Fact.Item item = new Fact.Item("sku", Optional.empty(), Optional.of(category), 1, Optional.of(4_998L));
        return new Fact.PurchaseCompleted(orderId, new Money(4_998, "EUR"), List.of(item));
    }

    private static Fact answer(int score) {
        return new Fact.SurveyAnswered("nps", score, Optional.empty(), Optional.empty());
    }
}
