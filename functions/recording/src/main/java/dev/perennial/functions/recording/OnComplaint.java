package dev.perennial.functions.recording;

import dev.perennial.aws.Environment;

/** Complaints raised and resolved. */
public final class OnComplaint extends RecordingHandler {
    public OnComplaint() {
        super(Environment.ofProcess());
    }
}
