package dev.perennial.local.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.work.Activity;
import dev.perennial.template.Function;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * Lambda's asynchronous invocation: the caller goes on at once; a failure is tried again as often as the template says,
 * after a short pause instead of Lambda's minutes, and goes to the function's failure destination in the end.
 */
public final class Asynchronous {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Functions functions;
    private final FailureQueue failures;
    private final LocalClock clock;
    private final Activity activity;

    /** Where what failed for good is put. */
    public interface FailureQueue {
        void put(String queueArn, String body);
    }

    public Asynchronous(Functions functions, FailureQueue failures, LocalClock clock, Activity activity) {
        this.functions = functions;
        this.failures = failures;
        this.clock = clock;
        this.activity = activity;
    }

    public void invoke(String name, byte[] event) {
        Function function = functions.declared(name);
        Activity.Piece piece = activity.begin();
        Thread.ofVirtual().name("invoke-" + name).start(() -> {
            try (piece) {
                attempt(function, event);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void attempt(Function function, byte[] event) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        int attempts = 1;
        while (functions.invoke(function.name(), event) instanceof Outcome.Failed failed) {
            if (attempts > function.maximumRetries()) {
                giveUp(function, event, failed, attempts);
                return;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
            attempts++;
        }
    }

    private void giveUp(Function function, byte[] event, Outcome.Failed failed, int attempts) {
        System.err.println(function.name()
                + " failed after "
                + attempts
                + " attempts: "
                + failed.errorType()
                + ": "
                + failed.errorMessage());
        function.onFailure().ifPresent(queue -> failures.put(queue, record(function, event, failed, attempts)));
    }

    private String record(Function function, byte[] event, Outcome.Failed failed, int attempts) {
        ObjectNode record =
                Json.object().put("version", "1.0").put("timestamp", clock.now().toString());
        record.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", functions.arn(function.name()) + ":$LATEST")
                .put("condition", "RetriesExhausted")
                .put("approximateInvokeCount", attempts);
        record.set("requestPayload", Json.parse(new String(event, StandardCharsets.UTF_8)));
        record.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        record.set("responsePayload", failed.json());
        return record.toString();
    }
}
