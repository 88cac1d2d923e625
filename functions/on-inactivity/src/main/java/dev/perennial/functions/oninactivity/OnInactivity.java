package dev.perennial.functions.oninactivity;

import dev.perennial.aws.Environment;
import dev.perennial.aws.RecordingHandler;
import dev.perennial.playbook.Playbooks;

/** Customers whose next moment has come: silence becomes churn risk, and a win-back mail. */
public final class OnInactivity extends RecordingHandler {
    public OnInactivity() {
        this(Environment.ofProcess());
    }

    private OnInactivity(Environment environment) {
        super(environment.recorder(Playbooks.load()));
        prime(environment);
    }
}
