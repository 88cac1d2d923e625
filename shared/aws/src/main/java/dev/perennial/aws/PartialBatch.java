package dev.perennial.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Handles a batch item by item and tells Lambda which of them have to come again, so that one bad item fails alone. */
public final class PartialBatch {
    private final LambdaLogger log;
    private final List<String> failed = new ArrayList<>();

    public PartialBatch(LambdaLogger log) {
        this.log = log;
    }

    /** Handles one item; what it throws makes the item come again, and in the end go to the dead letters. */
    public void handle(String id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException problem) {
            failed.add(id);
            log.log("item " + id + " has to come again: " + problem);
        }
    }

    public boolean hasFailed() {
        return !failed.isEmpty();
    }

    /** Writes the answer that Lambda expects of a function with {@code ReportBatchItemFailures}. */
    public void answer(OutputStream output) throws IOException {
        ObjectNode answer = StrictJson.object();
        ArrayNode failures = answer.putArray("batchItemFailures");
        failed.forEach(id -> failures.addObject().put("itemIdentifier", id));
        output.write(answer.toString().getBytes(UTF_8));
    }
}
