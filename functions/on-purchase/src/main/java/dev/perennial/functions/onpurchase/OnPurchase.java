package dev.perennial.functions.onpurchase;

import dev.perennial.aws.Environment;
import dev.perennial.aws.RecordingHandler;
import dev.perennial.playbook.Playbooks;

/** Purchases, refunds and contracts: totals, stage, thank-you mail. */
public final class OnPurchase extends RecordingHandler {
    public OnPurchase() {
        this(Environment.ofProcess());
    }

    private OnPurchase(Environment environment) {
        super(environment.recorder(Playbooks.load()));
        prime(environment);
    }
}
