package dev.perennial.flow.numbers;

import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.domain.values.Survey;

/** The answers to all surveys, counted; what is taken out of a day counts negative. */
public record Answers(Nps nps, Csat csat) {
    public static final Answers NONE = new Answers(Nps.NONE, Csat.NONE);

    /** So many answers of one score. */
    static Answers of(Survey survey, int score, long times) {
        return switch (survey) {
            case NPS -> new Answers(Nps.of(score, times), Csat.NONE);
            case CSAT -> new Answers(Nps.NONE, Csat.of(score, times));
        };
    }

    public Answers plus(Answers other) {
        return new Answers(nps.plus(other.nps), csat.plus(other.csat));
    }
}
