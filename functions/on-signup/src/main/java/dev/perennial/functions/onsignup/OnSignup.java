package dev.perennial.functions.onsignup;

import dev.perennial.aws.Environment;
import dev.perennial.aws.RecordingHandler;
import dev.perennial.playbook.Playbooks;

/** Sign-ups: the record is created or completed, and who consented is welcomed. */
public final class OnSignup extends RecordingHandler {
    public OnSignup() {
        this(Environment.ofProcess());
    }

    private OnSignup(Environment environment) {
        super(environment.recorder(Playbooks.load()));
        prime(environment);
    }
}
