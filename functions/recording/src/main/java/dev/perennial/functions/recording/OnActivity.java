package dev.perennial.functions.recording;

import dev.perennial.aws.Environment;

/** Signs of life that are neither purchase nor answer. */
public final class OnActivity extends RecordingHandler {
    public OnActivity() {
        super(Environment.ofProcess());
    }
}
