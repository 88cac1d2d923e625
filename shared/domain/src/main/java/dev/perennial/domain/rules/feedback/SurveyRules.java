package dev.perennial.domain.rules.feedback;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.Nps;
import dev.perennial.domain.values.Survey;
import java.util.HashMap;
import java.util.Map;

/** Answers to surveys. Of each survey the latest answer counts; a detractor is reported. */
public final class SurveyRules implements FactRule {
    private static final FactHandlers HANDLERS = FactHandlers.NONE.on(Fact.SurveyAnswered.class, SurveyRules::answered);

    @Override
    public FactHandlers handlers() {
        return HANDLERS;
    }

    /** Of each survey the later question to either record counts. */
    @Override
    public void merge(Draft draft, Customer other) {
        draft.customer = draft.customer.with(asked(draft.customer.feedback(), other.feedback()));
    }

    private static Feedback asked(Feedback here, Feedback there) {
        Feedback both = here;
        for (Survey survey : Survey.values()) {
            both = both.with(survey, here.of(survey).joined(there.of(survey)));
        }
        return both;
    }

    private static void answered(Draft draft, Fact.SurveyAnswered fact) {
        Survey survey = Survey.of(fact.survey()).orElseThrow(() -> unknown(fact));
        Feedback now = draft.customer.feedback();
        Answer answer = new Answer(fact.score(), draft.event.occurredAt());
        if (now.of(survey).latest().filter(it -> !answer.countsBefore(it)).isPresent()) {
            draft.decided("a later answer counts");
            return;
        }
        draft.customer = draft.customer.with(now.with(survey, now.of(survey).answered(answer)));
        draft.factHappened();
        if (survey == Survey.NPS && Nps.Group.of(fact.score()) == Nps.Group.DETRACTOR) {
            Map<String, Object> report = new HashMap<>(Map.of("score", (long) fact.score()));
            fact.comment().ifPresent(comment -> report.put("comment", comment));
            draft.announce("DetractorReported", report);
            draft.decided("reported as a detractor, so that somebody follows up");
        }
    }

    private static IllegalArgumentException unknown(Fact.SurveyAnswered fact) {
        return new IllegalArgumentException("no survey " + fact.survey());
    }
}
