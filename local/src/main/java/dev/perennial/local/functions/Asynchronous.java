package dev.perennial.local.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.storage.Series;
import dev.perennial.local.storage.Storage;
import dev.perennial.local.work.Drain;
import dev.perennial.local.work.Signal;
import dev.perennial.template.Function;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Lambda's asynchronous invocation: the event is kept, and the caller goes on at once; a failure is tried again as
 * often as the template says, after a short pause instead of Lambda's minutes, and goes to the function's failure
 * destination in the end. What was kept and is not done when the process ends is done after the next start.
 */
public final class Asynchronous implements Drain.Source, AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration GLANCE = Duration.ofSeconds(10);

    /** So many are in memory at a time; the others wait in the storage. */
    private static final int AT_ONCE = 16;

    private final Functions functions;
    private final FailureQueue failures;
    private final LocalClock clock;
    private final Storage storage;
    private final Series events;
    private final Signal accepted = new Signal();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Thread thread = Thread.ofVirtual().name("asynchronous").unstarted(this::run);
    private volatile boolean closing;

    /** Where what failed for good is put. */
    public interface FailureQueue {
        void put(String queueArn, String body);
    }

    /** Begins nothing yet. What an earlier process left undone is there. */
    public Asynchronous(Functions functions, FailureQueue failures, LocalClock clock, Storage storage) {
        this.functions = functions;
        this.failures = failures;
        this.clock = clock;
        this.storage = storage;
        this.events = storage.series("events");
    }

    public void start() {
        thread.start();
    }

    /** Takes an event for a function. It is kept once the storage has settled. */
    public void invoke(String name, byte[] event) {
        events.add(functions.declared(name).name() + "\n" + new String(event, UTF_8));
        accepted.raise();
    }

    @Override
    public boolean isEmpty() {
        return events.size() == 0;
    }

    private void run() {
        long last = 0;
        try {
            while (!closing) {
                long seen = accepted.version();
                Optional<Long> next = events.above(last);
                if (next.isEmpty()) {
                    accepted.awaitAfter(seen, GLANCE);
                    continue;
                }
                last = next.get();
                places.acquire();
                begin(last);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(long number) {
        Thread.ofVirtual().name("event-" + number).start(() -> {
            try {
                carry(number, events.find(number).orElseThrow());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                places.release();
            }
        });
    }

    private void carry(long number, String text) throws InterruptedException {
        int end = text.indexOf('\n');
        String name = text.substring(0, end);
        if (!functions.has(name)) {
            System.err.println("An event waited for the function " + name + ", which the template no longer has: "
                    + "it is given up.");
            events.remove(number);
            return;
        }
        attempt(number, functions.declared(name), text.substring(end + 1).getBytes(UTF_8));
    }

    private void attempt(long number, Function function, byte[] event) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        int attempts = 1;
        while (functions.invoke(function.name(), event) instanceof Outcome.Failed failed) {
            if (closing) {
                return;
            }
            if (attempts > function.maximumRetries()) {
                int all = attempts;
                storage.together(() -> {
                    giveUp(function, event, failed, all);
                    events.remove(number);
                });
                return;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
            attempts++;
        }
        if (!closing) {
            events.remove(number);
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
        record.set("requestPayload", Json.parse(new String(event, UTF_8)));
        record.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        record.set("responsePayload", failed.json());
        return record.toString();
    }

    /** Begins no more. What is not done is kept. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
