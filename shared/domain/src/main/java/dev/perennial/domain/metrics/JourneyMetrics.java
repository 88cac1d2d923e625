package dev.perennial.domain.metrics;

import static dev.perennial.domain.metrics.Counter.dayOf;

import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.metrics.CountRule.Count;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Enrollments.Enrollment;
import dev.perennial.domain.values.Counts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How journeys go, and what they are worth. */
final class JourneyMetrics {
    private static final String BEGUN = "JourneyBegun";
    private static final String ENDED = "JourneyEnded";
    private static final String JOURNEY = "journey";
    private static final String REACHED = "GOAL";

    static final Metric JOURNEYS = new Metric(
            "journeys",
            "runs",
            "Journeys that were entered; of those with a goal also how they ended: with it, left before, or over; by day",
            List.of("entered", "goal", "left", "over"),
            List.of(Set.of(JOURNEY)),
            JourneyMetrics::journeys);

    static final Metric LEFT = new Metric(
            "journeys-left",
            "runs",
            "Journeys with a goal that were left before it, by the reason and the day",
            List.of("runs"),
            List.of(Set.of(JOURNEY, "reason")),
            (_, after) -> after.stream().flatMap(JourneyMetrics::left));

    static final Metric STEPS = new Metric(
            "journey-steps",
            "customers",
            "Customers who are at a step of a journey now, by the day on which they came to it",
            List.of("customers"),
            List.of(Set.of(JOURNEY, "step")),
            CountRule.standing(JourneyMetrics::steps));

    static final Metric OUTCOMES = new Metric(
            "journey-outcomes",
            "runs",
            "Journeys with a goal by the day on which they began, and which of them reached it in time: of those who took"
                    + " the journey (TREATED) and of those who were held out of it (HELD_OUT)",
            List.of("begun", "reached"),
            List.of(Set.of(JOURNEY, "group")),
            (_, after) -> after.stream().flatMap(JourneyMetrics::outcomes));

    static final Metric SPLITS = new Metric(
            "split-outcomes",
            "runs",
            "The same of those who took the journey, by the arm of each split: split/arm",
            List.of("begun", "reached"),
            List.of(Set.of(JOURNEY, "arm")),
            (_, after) -> after.stream().flatMap(JourneyMetrics::splits));

    static final Metric TIME_TO_GOAL = new Metric(
            "time-to-goal",
            "runs",
            "How long it took from the beginning of a journey to its goal, by the day of the goal, in buckets of half an"
                    + " hour to ten years",
            DurationBuckets.NAMES,
            List.of(Set.of(JOURNEY)),
            (_, after) -> after.stream().flatMap(JourneyMetrics::timeToGoal));

    static final Metric OFFERS = new Metric(
            "offers",
            "offers",
            "Offers that were granted, by the day of the grant, and which of them were used",
            List.of("granted", "used"),
            List.of(Set.of("offer")),
            CountRule.kept(
                    customer -> offers(customer.entitlements().offers()),
                    (before, after) -> offers(before.entitlements().offers().stream()
                            .filter(it -> after.entitlements().offer(it.code()).isEmpty())
                            .toList())));

    static final List<Metric> ALL = List.of(JOURNEYS, LEFT, STEPS, OUTCOMES, SPLITS, TIME_TO_GOAL, OFFERS);

    private JourneyMetrics() {}

    private static Stream<Count> journeys(Optional<Customer> before, Optional<Customer> after) {
        if (after.isEmpty()) {
            return Stream.empty();
        }
        List<Announcement> begun = Writes.announced(after.get(), BEGUN).toList();
        Stream<Count> withGoal = begun.stream().flatMap(it -> of(journey(it), dayOf(it.occurredAt()), "entered"));
        Stream<Count> withoutGoal = Writes.isJoin(after.get())
                ? Stream.empty()
                : after.get().lifecycle().enrollments().active().stream()
                        .filter(it ->
                                begun.stream().noneMatch(one -> journey(one).equals(it.journey())))
                        .filter(it -> before.filter(
                                        was -> was.lifecycle().enrollments().isOn(it.journey(), it.run()))
                                .isEmpty())
                        .flatMap(it -> of(it.journey(), dayOf(it.since()), "entered"));
        Stream<Count> ended = Writes.announced(after.get(), ENDED)
                .flatMap(it -> of(
                        journey(it),
                        dayOf(it.occurredAt()),
                        switch (text(it, "outcome")) {
                            case REACHED -> "goal";
                            case "LEFT" -> "left";
                            default -> "over";
                        }));
        return Stream.of(withGoal, withoutGoal, ended).flatMap(counts -> counts);
    }

    private static Stream<Count> left(Customer after) {
        return Writes.announced(after, ENDED)
                .filter(it -> text(it, "outcome").equals("LEFT"))
                .flatMap(it -> {
                    LocalDate day = dayOf(it.occurredAt());
                    String because = text(it, "because").replaceFirst("^left: ", "");
                    Map<String, String> parts = Map.of(JOURNEY, journey(it), "reason", Writes.stem(because));
                    Counts one = Counts.of("runs", 1);
                    return Stream.of(new Count(day, one), new Count(day, parts, one));
                });
    }

    private static Stream<Count> steps(Customer customer) {
        return Stream.of(customer)
                .filter(Writes::isSomebody)
                .flatMap(it -> it.lifecycle().enrollments().active().stream())
                .flatMap(JourneyMetrics::step);
    }

    private static Stream<Count> step(Enrollment it) {
        Counts one = Counts.of("customers", 1);
        return Stream.of(
                new Count(dayOf(it.since()), one),
                new Count(dayOf(it.since()), Map.of(JOURNEY, it.journey(), "step", it.step()), one));
    }

    private static Stream<Count> outcomes(Customer after) {
        return outcomes(after, it -> List.of(Map.of(JOURNEY, journey(it), "group", text(it, "group"))), true);
    }

    private static Stream<Count> splits(Customer after) {
        return outcomes(
                after,
                it -> {
                    List<Map<String, String>> arms = new ArrayList<>();
                    if (text(it, "group").equals("TREATED") && it.data().containsKey("variants")) {
                        for (String variant : text(it, "variants").split(" ", -1)) {
                            arms.add(Map.of(JOURNEY, journey(it), "arm", variant.replace(':', '/')));
                        }
                    }
                    return arms;
                },
                false);
    }

    /** The parts of what is announced. */
    private interface Parts {
        List<Map<String, String>> of(Announcement it);
    }

    private static Stream<Count> outcomes(Customer after, Parts parts, boolean whole) {
        Stream<Count> begun =
                Writes.announced(after, BEGUN).flatMap(it -> outcome(it, it.occurredAt(), parts, whole, "begun"));
        Stream<Count> reached = Writes.announced(after, ENDED)
                .filter(it -> text(it, "outcome").equals(REACHED))
                .flatMap(it -> outcome(it, it.occurredAt(), parts, whole, "reached"));
        return Stream.concat(begun, reached);
    }

    private static Stream<Count> outcome(Announcement it, Instant otherwise, Parts parts, boolean whole, String what) {
        LocalDate day = dayOf(begunAt(it).orElse(otherwise));
        Counts one = Counts.of(what, 1);
        return Stream.concat(
                whole ? Stream.of(new Count(day, one)) : Stream.empty(),
                parts.of(it).stream().map(each -> new Count(day, each, one)));
    }

    private static Stream<Count> timeToGoal(Customer after) {
        return Writes.announced(after, ENDED)
                .filter(it -> text(it, "outcome").equals(REACHED))
                .flatMap(it -> begunAt(it).stream()
                        .flatMap(since -> of(
                                journey(it),
                                dayOf(it.occurredAt()),
                                DurationBuckets.of(Duration.between(since, it.occurredAt())))));
    }

    private static Stream<Count> offers(List<GrantedOffer> offers) {
        return offers.stream().flatMap(it -> {
            Counts counts = Counts.of(Map.of("granted", 1L, "used", it.use().isPresent() ? 1L : 0L));
            return Stream.of(
                    new Count(dayOf(it.at()), counts), new Count(dayOf(it.at()), Map.of("offer", it.offer()), counts));
        });
    }

    private static Stream<Count> of(String journey, LocalDate day, String what) {
        Counts one = Counts.of(what, 1);
        return Stream.of(new Count(day, one), new Count(day, Map.of(JOURNEY, journey), one));
    }

    private static String journey(Announcement it) {
        return text(it, JOURNEY);
    }

    private static Optional<Instant> begunAt(Announcement it) {
        return Optional.ofNullable(it.data().get(it.type().equals(BEGUN) ? "startedAt" : "begunAt"))
                .map(at -> Instant.parse(at.toString()));
    }

    private static String text(Announcement it, String name) {
        return String.valueOf(it.data().get(name));
    }
}
