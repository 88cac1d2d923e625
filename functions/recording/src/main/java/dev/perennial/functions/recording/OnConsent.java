package dev.perennial.functions.recording;

import dev.perennial.aws.Environment;

/** Consent given and withdrawn. */
public final class OnConsent extends RecordingHandler {
    public OnConsent() {
        super(Environment.ofProcess());
    }
}
