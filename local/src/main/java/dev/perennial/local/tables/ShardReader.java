package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Hands one shard's records to the function, in order. A failed batch is halved where the template says so, then tried
 * again as often as it says, and in the end given up to the failure queue, so that one bad record stops the others for
 * a while and not for good.
 */
final class ShardReader {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Streams streams;
    private final String streamArn;
    private final String shardId;
    private final Batches batches;
    private final Checkpoints checkpoints;
    private final TumblingWindow window;
    private Optional<String> iterator = Optional.empty();

    ShardReader(Streams streams, String streamArn, String shardId, Batches batches, Checkpoints checkpoints) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.shardId = shardId;
        this.batches = batches;
        this.checkpoints = checkpoints;
        this.window = batches.window(shardId, streamArn);
    }

    /** Whether there was a record. */
    boolean readOnce() throws InterruptedException {
        batches.endWindow(window);
        Streams.Records response = read();
        if (!response.records().isEmpty()) {
            handle(response.records());
        }
        iterator = response.next();
        if (iterator.isEmpty()) {
            checkpoints.done(shardId);
        }
        return !response.records().isEmpty();
    }

    /**
     * Streams forget records after a day, and some forget iterators sooner. So a refused iterator is made anew: behind
     * the last record handled, else at the oldest one.
     */
    private Streams.Records read() {
        if (iterator.isPresent()) {
            try {
                return streams.records(iterator.get(), batches.size());
            } catch (Streams.Forgotten forgotten) {
                iterator = Optional.empty();
            }
        }
        Optional<String> after = checkpoints.after(shardId);
        if (after.isPresent()) {
            try {
                return streams.records(streams.iterator(streamArn, shardId, after), batches.size());
            } catch (Streams.Forgotten trimmed) {
                System.err.println(
                        "The stream no longer reaches back to the last record handled; it is read from its oldest record on.");
            }
        }
        return streams.records(streams.iterator(streamArn, shardId, Optional.empty()), batches.size());
    }

    private void handle(List<JsonNode> records) throws InterruptedException {
        int from = 0;
        int size = records.size();
        int attempts = 0;
        Duration pause = FIRST_PAUSE;
        while (from < records.size()) {
            List<JsonNode> batch = records.subList(from, Math.min(records.size(), from + size));
            int good = batches.invoke(batch, window, streamArn);
            if (good > 0) {
                from += good;
                checkpoints.handled(shardId, StreamRecords.sequence(records.get(from - 1)));
                attempts = 0;
                pause = FIRST_PAUSE;
                if (good == batch.size()) {
                    size = records.size();
                    continue;
                }
            }
            if (from < records.size() && batches.bisects() && good == 0 && batch.size() > 1) {
                size = Math.max(1, batch.size() / 2);
                continue;
            }
            if (good == 0) {
                attempts++;
                if (batches.isLast(attempts)) {
                    batches.giveUp(batch, streamArn, shardId, attempts);
                    from += batch.size();
                    checkpoints.handled(shardId, StreamRecords.sequence(records.get(from - 1)));
                    attempts = 0;
                    size = records.size();
                } else {
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            } else if (batches.bisects()) {
                size = 1;
            }
        }
    }
}
