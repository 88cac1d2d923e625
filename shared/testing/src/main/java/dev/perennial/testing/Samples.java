package dev.perennial.testing;

import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Survey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values to start a test from. */
public final class Samples {
    public static final EmailAddress ADA = new EmailAddress("ada@example.com");
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /**
     * Quiet from ten in the evening till eight; two mails a day, four a week; nobody held out. Consents are confirmed
     * within a week, asked for once a day and three times a month.
     */
    public static final Playbook.Courtesy COURTESY = new Playbook.Courtesy(
            LocalTime.of(22, 0),
            LocalTime.of(8, 0),
            ZoneId.of("Europe/Berlin"),
            2,
            4,
            0,
            new Playbook.Confirmation(true, 1, 3, Duration.ofDays(7)),
            Playbook.SoftBounces.USUAL,
            Playbook.UsualHour.USUAL);

    /** A plan, the number of visits and the day of a renewal; others are refused. */
    public static final AttributeCatalog ATTRIBUTES = new AttributeCatalog(
            new TreeMap<>(Map.of(
                    "plan", attribute("plan", new AttributeType.OneOf(List.of("free", "gold"))),
                    "renewal", attribute("renewal", new AttributeType.Day()),
                    "visits", attribute("visits", new AttributeType.Decimal()))),
            true);

    /** At risk after 45 days; by their own rhythm from the third order on; gone after 180 days. */
    public static final Playbook PLAYBOOK = new Playbook(
            "test",
            new Playbook.Stages(Duration.ofDays(90), 5, Duration.ofDays(365), 9, 7),
            new Playbook.Inactivity(
                    Duration.ofDays(45), 2.0, 3, Duration.ofDays(30), Duration.ofDays(120), Duration.ofDays(180)),
            new Playbook.Surveys(
                    new Playbook.Surveys.Asked(Duration.ofDays(90), Duration.ofDays(90)),
                    new Playbook.Surveys.Asked(Duration.ofDays(90), Duration.ofDays(30))),
            COURTESY,
            List.of(
                    journey("welcome", "CustomerSignedUp", true, Condition.ALWAYS),
                    journey("thank-you", "PurchaseCompleted", false, Condition.ALWAYS),
                    journey("detractor-follow-up", "SurveyAnswered", false, score(0, 6)),
                    journey("promoter-referral", "SurveyAnswered", false, score(9, 10)),
                    journey("win-back", "ChurnRiskRaised", false, Condition.ALWAYS)));

    /** A point for a euro, tiers by points, within a year. */
    private static final Playbook.Loyalty LOYALTY = new Playbook.Loyalty(
            Map.of("EUR", BigDecimal.ONE),
            12,
            false,
            List.of(new Playbook.Loyalty.Tier("silver", 50), new Playbook.Loyalty.Tier("gold", 200)));

    /** The same, with journeys of several steps that say all that there is to say: one mail a day. */
    public static final Playbook WITH_JOURNEYS = withJourneys();

    private Samples() {}

    private static Playbook withJourneys() {
        Step bought = new Step.Await(
                "bought",
                new Journey.Trigger("PurchaseCompleted", Condition.ALWAYS),
                Duration.ofDays(20),
                Optional.of("tips"),
                Optional.empty());
        Step half = new Step.Split("half", List.of(new Step.Split.Arm(50, Step.END)));
        Journey firstWeeks = new Journey(
                "first-weeks",
                "CustomerSignedUp",
                Condition.ALWAYS,
                true,
                Duration.ofDays(7),
                List.of(new Journey.Trigger("ComplaintRaised", Condition.ALWAYS)),
                List.of(
                        mail("first-steps", 7),
                        pause("week", 7),
                        bought,
                        half,
                        new Step.Grant("gift", "gift"),
                        new Step.Grant("cup", "cup"),
                        mail("incentive", 7),
                        pause("rest", 10),
                        mail("tips", 7)));
        Journey reminders = new Journey(
                "reminders",
                "ActivityRecorded",
                Condition.ALWAYS,
                false,
                Duration.ofDays(7),
                List.of(),
                List.of(mail("noticed", 1), pause("day", 1), mail("reminder", 3)));
        List<Journey> journeys = new ArrayList<>(PLAYBOOK.journeys());
        journeys.add(firstWeeks);
        journeys.add(reminders);
        journeys.addAll(SampleJourneys.all());
        return new Playbook(
                        "journeys",
                        PLAYBOOK.stages(),
                        PLAYBOOK.inactivity(),
                        PLAYBOOK.surveys(),
                        new Playbook.Courtesy(
                                COURTESY.quietFrom(),
                                COURTESY.quietUntil(),
                                COURTESY.timezone(),
                                1,
                                3,
                                COURTESY.holdoutPercent(),
                                COURTESY.confirmation(),
                                COURTESY.softBounces()),
                        journeys)
                .withSegments(SampleJourneys.segments())
                .with(ATTRIBUTES)
                .with(new Playbook.Rewards(
                        Map.of("gift", Duration.ofDays(365), "cup", Duration.ofDays(10), "try", Duration.ofDays(3)),
                        Optional.of(LOYALTY),
                        SampleJourneys.categories()));
    }

    /** An attribute of the company's own that may be used everywhere. */
    public static Attribute attribute(String name, AttributeType type) {
        return new Attribute(name, type, EnumSet.allOf(Attribute.Use.class), true, false, false, Optional.empty());
    }

    /** A journey for everybody, named path, at every occasion; it is begun within a week. */
    public static Journey path(String on, List<Step> steps) {
        return new Journey("path", on, Condition.ALWAYS, false, Duration.ofDays(7), List.of(), steps);
    }

    /** The decisions in Ada's timeline. */
    public static String told(TestSystem house) {
        return house.timeline.of(CustomerId.of(ADA)).stream()
                .map(TimelineEntry::decisions)
                .toList()
                .toString();
    }

    static Step mail(String template, int freshForDays) {
        return new Step.Send(template, template, Duration.ofDays(freshForDays), false);
    }

    static Step pause(String name, int days) {
        return new Step.Wait(name, Duration.ofDays(days), Optional.of(LocalTime.of(9, 0)));
    }

    /** Ada's event, taken in at the moment when it happened. */
    public static Event event(String id, Instant at, Fact fact) {
        return event(id, at, at, false, fact);
    }

    public static Event event(String id, Instant occurredAt, Instant receivedAt, boolean backfill, Fact fact) {
        return new Event(id, occurredAt, receivedAt, backfill, CustomerRef.of(ADA), fact);
    }

    public static Fact signUp(boolean marketing) {
        return new Fact.CustomerSignedUp(
                Optional.of("Ada"),
                Optional.of("de"),
                Optional.of("Europe/Berlin"),
                Optional.of(
                        new Fact.ConsentGiven(marketing, "web form", Optional.of("2026-01"), Optional.empty(), false)),
                Optional.empty());
    }

    public static Fact purchase(String orderId, long cents) {
        return new Fact.PurchaseCompleted(orderId, new Money(cents, "EUR"), List.of());
    }

    public static Fact refund(String refundId, String orderId, long cents) {
        return new Fact.PurchaseRefunded(refundId, orderId, new Money(cents, "EUR"));
    }

    public static Fact answer(int score) {
        return new Fact.SurveyAnswered("nps", score, Optional.empty(), Optional.empty());
    }

    /** Ada's record, of which nothing is known but what she answered. */
    public static Customer answered(Map<Survey, Answer> answers) {
        Customer unknown = Customer.unknown(CustomerId.of(ADA));
        Map<Survey, SurveyState> surveys = new EnumMap<>(Survey.class);
        answers.forEach(
                (survey, answer) -> surveys.put(survey, new SurveyState(Optional.of(answer), Optional.empty())));
        return new Customer(
                unknown.id(),
                unknown.profile(),
                unknown.lifecycle(),
                unknown.purchases(),
                new Customer.Feedback(surveys, List.of(), unknown.feedback().habit()),
                unknown.permission(),
                unknown.entitlements(),
                unknown.agenda(),
                unknown.processed(),
                unknown.identity(),
                List.of(),
                1);
    }

    private static Journey journey(String name, String on, boolean once, Condition when) {
        return Journey.ofOneMail(name, on, when, once, name, Duration.ofDays(7));
    }

    private static Condition score(int from, int to) {
        return (customer, event, type) -> event.fact() instanceof Fact.SurveyAnswered answered
                && answered.survey().equals("nps")
                && answered.score() >= from
                && answered.score() <= to;
    }
}
