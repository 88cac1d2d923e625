package dev.perennial.functions.recording;

import dev.perennial.aws.Environment;

/** Sign-ups: the record is created or completed, and who consented is welcomed. */
public final class OnSignup extends RecordingHandler {
    public OnSignup() {
        super(Environment.ofProcess());
    }
}
