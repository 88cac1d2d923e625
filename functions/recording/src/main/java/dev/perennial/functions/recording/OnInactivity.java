package dev.perennial.functions.recording;

import dev.perennial.aws.Environment;

/** Customers whose next moment has come: silence becomes churn risk, and a win-back mail. */
public final class OnInactivity extends RecordingHandler {
    public OnInactivity() {
        super(Environment.ofProcess());
    }
}
