package dev.perennial.domain.metrics;

import static dev.perennial.domain.metrics.Counter.dayOf;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.metrics.CountRule.Count;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Feedback.ComplaintWords;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.domain.values.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What comes back from customers. */
final class FeedbackMetrics {
    private static final List<Set<String>> BY_CUSTOMER =
            List.of(Set.of("stage"), Set.of("tier"), Set.of("language"), Set.of("channel"));

    static final Metric NPS = new Metric(
            Survey.NPS.word(),
            "answers",
            "The latest answer of each customer, by the day of the answer",
            List.of(Nps.PROMOTERS, Nps.PASSIVES, Nps.DETRACTORS),
            BY_CUSTOMER,
            answers(Survey.NPS, score -> Nps.of(score, 1).counts()));

    static final Metric CSAT = new Metric(
            Survey.CSAT.word(),
            "answers",
            "The latest answer of each customer, by the day of the answer",
            List.of(Csat.SATISFIED, Csat.NEUTRAL, Csat.DISSATISFIED),
            BY_CUSTOMER,
            answers(Survey.CSAT, score -> Csat.of(score, 1).counts()));

    static final Metric REVIEWS = new Metric(
            "reviews",
            "reviews",
            "Reviews by their stars, by the day of the review",
            List.of("stars1", "stars2", "stars3", "stars4", "stars5"),
            List.of(),
            (_, after) -> after.stream().flatMap(FeedbackMetrics::reviews));

    static final Metric COMPLAINTS = new Metric(
            "complaints",
            "complaints",
            "Complaints that were raised and that were resolved, by the day of it",
            List.of("raised", "resolved"),
            List.of(),
            FeedbackMetrics::complaints);

    static final Metric OPEN_COMPLAINTS = new Metric(
            "open-complaints",
            "complaints",
            "Complaints that are open now, by the day on which they were raised",
            List.of("complaints"),
            List.of(),
            CountRule.standing(FeedbackMetrics::open));

    static final Metric TIME_TO_RESOLUTION = new Metric(
            "time-to-resolution",
            "complaints",
            "How long complaints were open that were resolved on that day, in buckets of half an hour to ten years",
            DurationBuckets.NAMES,
            List.of(),
            FeedbackMetrics::timeToResolution);

    static final Metric UNSUBSCRIBES = new Metric(
            "unsubscribes",
            "customers",
            "Customers whose consent is withdrawn, by the day on which they said so",
            List.of("customers"),
            List.of(Set.of("source")),
            CountRule.kept(FeedbackMetrics::withdrawn));

    static final List<Metric> ALL =
            List.of(NPS, CSAT, REVIEWS, COMPLAINTS, OPEN_COMPLAINTS, TIME_TO_RESOLUTION, UNSUBSCRIBES);

    private FeedbackMetrics() {}

    private static CountRule answers(Survey survey, Function<Integer, Counts> counted) {
        return CountRule.kept(customer -> customer.feedback().of(survey).latest().stream()
                .flatMap(answer -> Stream.of(
                                Map.<String, String>of(),
                                Map.of("stage", customer.lifecycle().stage().name()),
                                Map.of("tier", Writes.tier(customer)),
                                Map.of("language", Writes.language(customer)),
                                Map.of("channel", Writes.firstChannel(customer)))
                        .map(parts -> new Count(dayOf(answer.at()), parts, counted.apply(answer.score())))));
    }

    private static Stream<Count> reviews(Customer after) {
        return Writes.rows(after)
                .filter(row -> !row.isTakenOver())
                .flatMap(row -> row.fact().stream()
                        .filter(Fact.ReviewWritten.class::isInstance)
                        .map(Fact.ReviewWritten.class::cast)
                        .map(review -> new Count(
                                dayOf(row.at()), Counts.of("stars" + review.stars(), row.cameToBoth() ? -1 : 1))));
    }

    private static Stream<Count> complaints(Optional<Customer> before, Optional<Customer> after) {
        Stream<Count> raised = isNews(before, after)
                ? since(before, after).map(it -> new Count(dayOf(it), Counts.of("raised", 1)))
                : Stream.empty();
        Stream<Count> resolved = isNews(before, after)
                ? resolved(before, after).map(it -> new Count(dayOf(it), Counts.of("resolved", 1)))
                : Stream.empty();
        return Stream.concat(raised, resolved);
    }

    /** A record that was closed tells what it knows until the other one does. */
    private static Stream<Count> open(Customer customer) {
        return customer.feedback().complaintWords().stream()
                .filter(ComplaintWords::areOpen)
                .flatMap(it -> it.raised().stream())
                .map(since -> new Count(dayOf(since), Counts.of("complaints", 1)));
    }

    private static boolean isNews(Optional<Customer> before, Optional<Customer> after) {
        return after.filter(it -> !Writes.isJoin(it) && !it.isErased()).isPresent()
                && (before.isEmpty()
                        || !before.get()
                                .feedback()
                                .openComplaints()
                                .equals(after.get().feedback().openComplaints()));
    }

    /** Since when those are open that were not before the write. */
    private static Stream<Instant> since(Optional<Customer> before, Optional<Customer> after) {
        return after.stream()
                .flatMap(it -> it.feedback().openComplaints().stream())
                .filter(id -> !isOpen(before, id))
                .flatMap(id -> after.get().feedback().wordsOn(id).flatMap(ComplaintWords::raised).stream());
    }

    /** When those were resolved that were open before the write. */
    private static Stream<Instant> resolved(Optional<Customer> before, Optional<Customer> after) {
        return closed(before, after).flatMap(_ -> after.flatMap(Writes::moment).stream());
    }

    private static Stream<Count> timeToResolution(Optional<Customer> before, Optional<Customer> after) {
        if (!isNews(before, after)) {
            return Stream.empty();
        }
        return closed(before, after).flatMap(id -> {
            Optional<Instant> raised =
                    before.flatMap(it -> it.feedback().wordsOn(id)).flatMap(ComplaintWords::raised);
            return after.flatMap(Writes::moment).stream()
                    .flatMap(at -> raised.stream()
                            .map(since -> new Count(
                                    dayOf(at), Counts.of(DurationBuckets.of(Duration.between(since, at)), 1))));
        });
    }

    private static Stream<String> closed(Optional<Customer> before, Optional<Customer> after) {
        return before.stream()
                .flatMap(it -> it.feedback().openComplaints().stream())
                .filter(id -> !isOpen(after, id));
    }

    private static boolean isOpen(Optional<Customer> record, String complaintId) {
        return record.filter(it -> it.feedback().openComplaints().contains(complaintId))
                .isPresent();
    }

    private static Stream<Count> withdrawn(Customer customer) {
        return Optional.ofNullable(customer.permission().consent().get(Customer.MARKETING))
                .flatMap(Consent::word)
                .filter(word -> !word.granted())
                .stream()
                .flatMap(word -> Stream.of(
                                Map.<String, String>of(),
                                Map.of("source", Writes.stem(word.source().words())))
                        .map(parts -> new Count(dayOf(word.at()), parts, Counts.of("customers", 1))));
    }
}
