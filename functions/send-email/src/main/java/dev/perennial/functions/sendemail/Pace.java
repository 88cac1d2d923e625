package dev.perennial.functions.sendemail;

import dev.perennial.aws.Environment;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps one instance of the function below its share of the rate that Amazon SES allows the account. The share follows
 * from the number of instances that the event source mapping lets run.
 */
record Pace(Duration pause) {
    /** {@code MaximumConcurrency} of the queue's event source mapping. */
    private static final int INSTANCES = 2;

    static Pace of(Environment environment) {
        return ofRate(Integer.parseInt(environment.require("SES_RATE")));
    }

    /** The pace for an account that may send so many mails a second. */
    static Pace ofRate(int perSecond) {
        return new Pace(Duration.ofSeconds(INSTANCES).dividedBy(perSecond));
    }

    void await() {
        LockSupport.parkNanos(pause.toNanos());
    }
}
