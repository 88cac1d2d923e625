package dev.perennial.functions.recording;

import dev.perennial.aws.Environment;

/** Purchases, refunds and contracts: totals, stage, thank-you mail. */
public final class OnPurchase extends RecordingHandler {
    public OnPurchase() {
        super(Environment.ofProcess());
    }
}
