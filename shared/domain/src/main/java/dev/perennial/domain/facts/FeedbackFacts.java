package dev.perennial.domain.facts;

import dev.perennial.domain.facts.Fact.ComplaintRaised;
import dev.perennial.domain.facts.Fact.ComplaintResolved;
import dev.perennial.domain.facts.Fact.ReviewWritten;
import dev.perennial.domain.facts.Fact.SurveyAnswered;
import dev.perennial.domain.fields.Address;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;
import dev.perennial.domain.values.Survey;

/** What customers answer, review and complain about. */
public final class FeedbackFacts {
    private static final Field<SurveyAnswered, String> SURVEY = Field.required(
                    "survey",
                    Kind.Choice.of(Survey.words()),
                    SurveyAnswered::survey,
                    "Which survey: how likely the customer is to recommend us (nps), or how satisfied they are with"
                            + " the way in which a complaint was handled (csat).")
            .inConditions();
    private static final Field<SurveyAnswered, Long> SCORE = Field.required(
                    "score",
                    new Kind.Named<>(
                            "score",
                            "Of a survey. How likely the customer is to recommend us: 0 to 10; 0–6 detractor, 7–8"
                                    + " passive, 9–10 promoter.",
                            scores(Survey.NPS)),
                    (SurveyAnswered it) -> (long) it.score(),
                    "nps: 0 to 10. csat: 1 to 5, from not at all satisfied to very satisfied.")
            .where(SURVEY, Survey.CSAT.word(), scores(Survey.CSAT))
            .inConditions()
            .inMails();
    private static final Field<SurveyAnswered, String> COMMENT = Field.optional(
                    "comment",
                    new Kind.Named<>(
                            "comment",
                            "What the customer wrote with it; may have several lines.",
                            Kind.Text.linesUpTo(2000)),
                    SurveyAnswered::comment,
                    "What the customer wrote with it.")
            .notInRecords();
    private static final Field<SurveyAnswered, String> SEND_KEY =
            Field.optional("sendKey", Kinds.SEND_KEY, SurveyAnswered::sendKey, "The mail that asked, where one did.");

    public static final FactType<SurveyAnswered> SURVEY_ANSWERED = FactType.of(
                    "SurveyAnswered",
                    SurveyAnswered.class,
                    "A customer answered a survey.",
                    Shape.of(
                            values -> new SurveyAnswered(
                                    values.the(SURVEY),
                                    Math.toIntExact(values.the(SCORE)),
                                    values.get(COMMENT),
                                    values.get(SEND_KEY)),
                            SURVEY,
                            SCORE,
                            COMMENT,
                            SEND_KEY),
                    it -> "answered "
                            + it.survey()
                            + ": "
                            + it.score()
                            + it.comment().map(comment -> ", “" + comment + "”").orElse(""))
            .key("survey-<sendKey>", "where a mail asked")
            .postedTo("/v1/surveys", Address.Access.LINK)
            .timeField("answeredAt")
            .inJourneys()
            .signOfLife()
            .build();

    private static final Field<ReviewWritten, String> REVIEW_ID = Field.required(
            "reviewId",
            Kinds.KEY,
            ReviewWritten::reviewId,
            "The review's key in the shop; the same review counts once.");
    private static final Field<ReviewWritten, Long> STARS = Field.required(
                    "stars",
                    new Kind.Whole(1, 5),
                    (ReviewWritten it) -> (long) it.stars(),
                    "1 to 5, from very bad to very good.")
            .inConditions()
            .inMails();
    private static final Field<ReviewWritten, String> REVIEWED_ORDER = Field.optional(
                    "orderId", Kinds.KEY, ReviewWritten::orderId, "The order that the review is of.")
            .inConditions();
    private static final Field<ReviewWritten, String> REVIEWED_SKU = Field.optional(
                    "sku", Kinds.KEY, ReviewWritten::sku, "The key of the article that the review is of.")
            .inConditions();
    private static final Field<ReviewWritten, String> TEXT = Field.optional(
                    "text", Kind.Text.linesUpTo(2000), ReviewWritten::text, "What the customer wrote.")
            .notInRecords();

    public static final FactType<ReviewWritten> REVIEW_WRITTEN = FactType.of(
                    "ReviewWritten",
                    ReviewWritten.class,
                    "A customer reviewed what they bought.",
                    Shape.of(
                            values -> new ReviewWritten(
                                    values.the(REVIEW_ID),
                                    Math.toIntExact(values.the(STARS)),
                                    values.get(REVIEWED_ORDER),
                                    values.get(REVIEWED_SKU),
                                    values.get(TEXT)),
                            REVIEW_ID,
                            STARS,
                            REVIEWED_ORDER,
                            REVIEWED_SKU,
                            TEXT),
                    it -> "review "
                            + it.reviewId()
                            + ": "
                            + it.stars()
                            + " of 5 stars"
                            + it.sku().map(sku -> " for " + sku).orElse("")
                            + it.text().map(text -> ", “" + text + "”").orElse(""))
            .key("review-<reviewId>")
            .postedTo("/v1/reviews", Address.Access.COMPANY)
            .timeField("reviewedAt")
            .inJourneys()
            .signOfLife()
            .build();

    private static final Field<ComplaintRaised, String> COMPLAINT_ID = Field.required(
                    "complaintId", Kinds.KEY, ComplaintRaised::complaintId, "The complaint's key in the service desk.")
            .inConditions()
            .inMails();
    private static final Field<ComplaintRaised, String> SUBJECT = Field.optional(
                    "subject", Kinds.WORDS, ComplaintRaised::subject, "What it is about.")
            .notInRecords();

    public static final FactType<ComplaintRaised> COMPLAINT_RAISED = FactType.of(
                    "ComplaintRaised",
                    ComplaintRaised.class,
                    "A customer complained.",
                    Shape.of(
                            values -> new ComplaintRaised(values.the(COMPLAINT_ID), values.get(SUBJECT)),
                            COMPLAINT_ID,
                            SUBJECT),
                    it -> "complained: "
                            + it.complaintId()
                            + it.subject().map(text -> ", " + text).orElse(""))
            .key("complaint-<complaintId>")
            .postedTo("/v1/complaints", Address.Access.COMPANY)
            .inJourneys()
            .signOfLife()
            .build();

    private static final Field<ComplaintResolved, String> RESOLVED_ID = Field.required(
                    "complaintId",
                    Kinds.KEY,
                    ComplaintResolved::complaintId,
                    "The complaint's key in the service desk.")
            .inConditions()
            .inMails();
    private static final Field<ComplaintResolved, String> RESOLUTION = Field.optional(
                    "resolution", Kinds.WORDS, ComplaintResolved::resolution, "How it was settled.")
            .notInRecords();

    public static final FactType<ComplaintResolved> COMPLAINT_RESOLVED = FactType.of(
                    "ComplaintResolved",
                    ComplaintResolved.class,
                    "A complaint was settled.",
                    Shape.of(
                            values -> new ComplaintResolved(values.the(RESOLVED_ID), values.get(RESOLUTION)),
                            RESOLVED_ID,
                            RESOLUTION),
                    it -> "complaint resolved: "
                            + it.complaintId()
                            + it.resolution().map(text -> ", " + text).orElse(""))
            .key("complaint-<complaintId>-resolved")
            .postedToWith("/v1/complaints", "resolved")
            .inJourneys()
            .build();

    private FeedbackFacts() {}

    private static Kind<Long> scores(Survey survey) {
        return new Kind.Whole(survey.least(), survey.most());
    }
}
