package dev.perennial.domain.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer and a survey.
 *
 * @param latest the answer that counts
 * @param askedAt when a mail last asked
 */
public record SurveyState(Optional<Answer> latest, Optional<Instant> askedAt) {
    public static final SurveyState NEVER = new SurveyState(Optional.empty(), Optional.empty());

    /** A score within the range of its survey. */
    public record Answer(int score, Instant at) {
        /** The later answer counts; of two at the same moment, the lower one. */
        public boolean countsBefore(Answer other) {
            return at.isAfter(other.at) || (at.equals(other.at) && score < other.score);
        }
    }

    public SurveyState answered(Answer answer) {
        return new SurveyState(Optional.of(answer), askedAt);
    }

    public SurveyState asked(Instant at) {
        return new SurveyState(latest, Optional.of(at));
    }

    /** What an erasure at that moment leaves: of a question that was asked after it, the time. */
    public SurveyState since(Instant moment) {
        return new SurveyState(Optional.empty(), askedAt.filter(moment::isBefore));
    }

    /** Of two records that become one; the answers of the other are taken over by their events. */
    public SurveyState joined(SurveyState other) {
        return new SurveyState(
                latest,
                Stream.of(askedAt, other.askedAt).flatMap(Optional::stream).max(Instant::compareTo));
    }

    /** Until when the customer is left in peace after a question or an answer. */
    public Optional<Instant> peaceUntil(Duration pause) {
        return Stream.of(askedAt, latest.map(Answer::at))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(at -> at.plus(pause));
    }
}
