package dev.perennial.document;

import dev.perennial.domain.record.ClickHours;
import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.Survey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The part of a customer's record that says what was answered and complained about. */
public final class FeedbackDocument {
    /** How many links were followed, by the hour in UTC. */
    private static final String READS_AT = "readsAtUtc";

    private FeedbackDocument() {}

    static Map<String, Object> of(Feedback feedback) {
        Document.Builder out = Document.builder();
        feedback.surveys()
                .forEach(
                        (survey, known) -> out.put(score(survey), known.latest().map(Answer::score))
                                .put(at(survey), known.latest().map(Answer::at))
                                .put(askedAt(survey), known.askedAt()));
        return out.putUnlessEmpty("openComplaints", feedback.openComplaints())
                .putUnlessEmpty(
                        "complaintWords",
                        feedback.complaintWords().stream()
                                .map(it -> Document.builder()
                                        .put("complaintId", it.complaintId())
                                        .put("raisedAt", it.raised())
                                        .put("resolvedAt", it.resolved())
                                        .build())
                                .toList())
                .putUnlessEmpty(READS_AT, hours(feedback.habit()))
                .build();
    }

    static Feedback read(Document from) {
        Map<Survey, SurveyState> surveys = new EnumMap<>(Survey.class);
        for (Survey survey : Survey.values()) {
            surveys.put(survey, new SurveyState(answer(from, survey), from.optionalInstant(askedAt(survey))));
        }
        return new Feedback(
                surveys,
                from.texts("openComplaints"),
                from.maps("complaintWords").stream()
                        .map(it -> new Feedback.ComplaintWords(
                                it.text("complaintId"),
                                it.optionalInstant("raisedAt"),
                                it.optionalInstant("resolvedAt")))
                        .toList(),
                habit(from));
    }

    private static Map<String, Object> hours(ClickHours habit) {
        Map<String, Object> hours = new TreeMap<>();
        habit.byHour().forEach((hour, links) -> hours.put(key(hour), links));
        return hours;
    }

    private static ClickHours habit(Document from) {
        SortedMap<Integer, Long> byHour = new TreeMap<>();
        from.optionalMap(READS_AT).ifPresent(hours -> {
            for (int hour = 0; hour < 24; hour++) {
                int at = hour;
                hours.optionalNumber(key(hour)).ifPresent(links -> byHour.put(at, links));
            }
        });
        return new ClickHours(byHour);
    }

    /** As on a clock. */
    private static String key(int hour) {
        return (hour < 10 ? "0" : "") + hour;
    }

    private static Optional<Answer> answer(Document from, Survey survey) {
        return from.optionalNumber(score(survey))
                .map(score -> new Answer(Math.toIntExact(score), from.instant(at(survey))));
    }

    private static String score(Survey survey) {
        return survey.word() + "Score";
    }

    private static String at(Survey survey) {
        return survey.word() + "At";
    }

    private static String askedAt(Survey survey) {
        return survey.word() + "AskedAt";
    }
}
