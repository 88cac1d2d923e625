package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.functions.Asynchronous;
import dev.perennial.local.functions.Functions;
import dev.perennial.local.functions.Outcome;
import dev.perennial.template.StreamSource;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import software.amazon.event.ruler.Ruler;

/** Invokes a function with a batch of a stream's records and understands its answer. */
public final class Batches {
    private final StreamSource source;
    private final Functions functions;
    private final Asynchronous.FailureQueue failures;
    private final LocalClock clock;
    private final String region;

    public Batches(
            StreamSource source,
            Functions functions,
            Asynchronous.FailureQueue failures,
            LocalClock clock,
            String region) {
        this.source = source;
        this.functions = functions;
        this.failures = failures;
        this.clock = clock;
        this.region = region;
    }

    int size() {
        return source.batchSize();
    }

    boolean bisects() {
        return source.bisects() || source.reportsItemFailures();
    }

    boolean isLast(int attempts) {
        return source.maximumRetries() >= 0 && attempts > source.maximumRetries();
    }

    TumblingWindow window(String shardId, String streamArn) {
        return new TumblingWindow(Math.max(1, source.tumblingWindowSeconds()), shardId, streamArn);
    }

    private boolean hasWindow() {
        return source.tumblingWindowSeconds() > 0;
    }

    /** Tells the function that a window is over, where one is. */
    void endWindow(TumblingWindow window) throws InterruptedException {
        if (hasWindow() && window.isOver(clock.now())) {
            ObjectNode event = Json.object();
            event.putArray("Records");
            functions.invoke(source.function(), Json.bytes(window.describe(event, true)));
            window.leave();
        }
    }

    /** Returns how many records, from the first one on, are handled. */
    int invoke(List<JsonNode> batch, TumblingWindow window, String streamArn) throws InterruptedException {
        ObjectNode event = Json.object();
        ArrayNode records = event.putArray("Records");
        for (JsonNode each : batch) {
            ObjectNode record = StreamRecords.event(each, streamArn, region);
            if (matches(record)) {
                records.add(record);
            }
        }
        if (records.isEmpty()) {
            return batch.size();
        }
        if (hasWindow()) {
            window.enter(clock.now());
            window.describe(event, false);
        }
        return switch (functions.invoke(source.function(), Json.bytes(event))) {
            case Outcome.Failed failed -> {
                System.err.println(source.function()
                        + " failed on "
                        + batch.size()
                        + " records: "
                        + failed.errorType()
                        + ": "
                        + failed.errorMessage());
                yield 0;
            }
            case Outcome.Answered answered -> handled(batch, answered.payload(), window);
        };
    }

    private int handled(List<JsonNode> batch, byte[] payload, TumblingWindow window) {
        if (payload.length == 0) {
            return batch.size();
        }
        JsonNode answer;
        try {
            answer = Json.read(payload);
        } catch (IOException notJson) {
            return source.reportsItemFailures() ? 0 : batch.size();
        }
        window.keep(answer);
        int good = batch.size();
        if (source.reportsItemFailures()) {
            for (JsonNode failure : answer.path("batchItemFailures")) {
                String sequence = failure.path("itemIdentifier").asText();
                good = Math.min(good, indexOf(batch, sequence));
            }
        }
        return good;
    }

    /** The place of a sequence number; one that is not in the batch fails the whole batch, as in Lambda. */
    private static int indexOf(List<JsonNode> batch, String sequence) {
        for (int index = 0; index < batch.size(); index++) {
            if (StreamRecords.sequence(batch.get(index)).equals(sequence)) {
                return index;
            }
        }
        return 0;
    }

    private boolean matches(ObjectNode record) {
        if (source.filters().isEmpty()) {
            return true;
        }
        String json = record.toString();
        return source.filters().stream().anyMatch(pattern -> matches(json, pattern));
    }

    private static boolean matches(String json, String pattern) {
        try {
            return Ruler.matchesRule(json, pattern);
        } catch (Exception malformed) {
            throw new IllegalArgumentException("The filter " + pattern + " is not valid", malformed);
        }
    }

    void giveUp(List<JsonNode> batch, String streamArn, String shardId, int attempts) {
        ObjectNode record = Json.object();
        record.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", functions.arn(source.function()))
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", attempts);
        record.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        record.put("version", "1.0").put("timestamp", clock.now().toString());
        record.putObject("DDBStreamBatchInfo")
                .put("shardId", shardId)
                .put("startSequenceNumber", StreamRecords.sequence(batch.getFirst()))
                .put("endSequenceNumber", StreamRecords.sequence(batch.getLast()))
                .put("approximateArrivalOfFirstRecord", clock.now().toString())
                .put("approximateArrivalOfLastRecord", clock.now().toString())
                .put("batchSize", batch.size())
                .put("streamArn", streamArn);
        System.err.println(source.function() + " gave up on " + record.path("DDBStreamBatchInfo"));
        source.onFailure().ifPresent(queue -> failures.put(queue, record.toString()));
    }
}
