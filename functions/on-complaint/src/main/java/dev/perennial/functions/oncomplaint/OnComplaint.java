package dev.perennial.functions.oncomplaint;

import dev.perennial.aws.Environment;
import dev.perennial.aws.RecordingHandler;
import dev.perennial.playbook.Playbooks;

/** Complaints raised and resolved. */
public final class OnComplaint extends RecordingHandler {
    public OnComplaint() {
        this(Environment.ofProcess());
    }

    private OnComplaint(Environment environment) {
        super(environment.recorder(Playbooks.load()));
        prime(environment);
    }
}
