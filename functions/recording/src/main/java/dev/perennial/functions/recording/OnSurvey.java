package dev.perennial.functions.recording;

import dev.perennial.aws.Environment;

/** Survey answers: the score stands on the record, promoters and detractors are answered. */
public final class OnSurvey extends RecordingHandler {
    public OnSurvey() {
        super(Environment.ofProcess());
    }
}
