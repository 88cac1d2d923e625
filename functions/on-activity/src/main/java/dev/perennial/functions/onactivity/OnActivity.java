package dev.perennial.functions.onactivity;

import dev.perennial.aws.Environment;
import dev.perennial.aws.RecordingHandler;
import dev.perennial.playbook.Playbooks;

/** Signs of life that are neither purchase nor answer. */
public final class OnActivity extends RecordingHandler {
    public OnActivity() {
        this(Environment.ofProcess());
    }

    private OnActivity(Environment environment) {
        super(environment.recorder(Playbooks.load()));
        prime(environment);
    }
}
