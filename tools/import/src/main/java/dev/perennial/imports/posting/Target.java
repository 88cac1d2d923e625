package dev.perennial.imports.posting;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Where facts are posted to. */
public interface Target {
    /**
     * Posts a batch.
     *
     * @param id the same where the same is posted again
     * @throws IOException where no answer came; whether the batch was kept is not known
     */
    Answer post(String id, byte[] body) throws IOException, InterruptedException;

    /** Leaves the other side alone for a while. */
    default void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /**
     * What was answered.
     *
     * @param pause how long to leave it alone, where the other side says so
     */
    @SuppressWarnings("ArrayRecordComponent") // Read at once, never compared.
    record Answer(int status, byte[] body, Optional<Duration> pause) {}
}
