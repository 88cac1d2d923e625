package dev.perennial.functions.onconsent;

import dev.perennial.aws.Environment;
import dev.perennial.aws.RecordingHandler;
import dev.perennial.playbook.Playbooks;

/** Consent given and withdrawn. */
public final class OnConsent extends RecordingHandler {
    public OnConsent() {
        this(Environment.ofProcess());
    }

    private OnConsent(Environment environment) {
        super(environment.recorder(Playbooks.load()));
        prime(environment);
    }
}
