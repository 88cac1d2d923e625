package dev.perennial.functions.onsurvey;

import dev.perennial.aws.Environment;
import dev.perennial.aws.RecordingHandler;
import dev.perennial.playbook.Playbooks;

/** Survey answers: the score stands on the record, promoters and detractors are answered. */
public final class OnSurvey extends RecordingHandler {
    public OnSurvey() {
        this(Environment.ofProcess());
    }

    private OnSurvey(Environment environment) {
        super(environment.recorder(Playbooks.load()));
        prime(environment);
    }
}
