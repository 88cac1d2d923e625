package dev.perennial.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.priming.InvocationContext;
import dev.perennial.template.Function;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function's instances in this process: each handles one invocation at a time, as in Lambda, so handlers need no
 * locks.
 */
public final class Instances implements Runner {
    /** A desk computer with a busy disk is slower than Lambda; the declared time-out is a minimum here. */
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(60);

    private final Function function;
    private final String arn;
    private final Class<? extends RequestStreamHandler> handler;
    private final ConcurrentLinkedDeque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Makes nothing yet. Up to so many invocations run at a time. */
    public Instances(Function function, String arn, int atMost) {
        this.function = function;
        this.arn = arn;
        this.handler = handlerClass(function);
        this.places = new Semaphore(atMost, true);
    }

    private static Class<? extends RequestStreamHandler> handlerClass(Function function) {
        try {
            return Class.forName(function.handlerClass()).asSubclass(RequestStreamHandler.class);
        } catch (ClassNotFoundException absent) {
            throw new FunctionException(
                    function.logicalId() + ": there is no class " + function.handlerClass() + " on the class path",
                    absent);
        } catch (ClassCastException other) {
            throw new FunctionException(function.handlerClass() + " does not implement RequestStreamHandler", other);
        }
    }

    @Override
    public void prepare() {
        idle.push(create());
    }

    private RequestStreamHandler create() {
        try {
            return handler.getConstructor().newInstance();
        } catch (ReflectiveOperationException broken) {
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            throw new FunctionException(function.logicalId() + " cannot be started: " + cause.getMessage(), cause);
        }
    }

    @Override
    public Outcome invoke(byte[] event) throws InterruptedException {
        places.acquire();
        try {
            return invokeOn(event);
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Outcome invokeOn(byte[] event) throws InterruptedException {
        RequestStreamHandler instance = idle.poll();
        if (instance == null) {
            try {
                instance = create();
            } catch (FunctionException broken) {
                return Outcome.Failed.of(broken);
            }
        }
        Duration timeout = function.timeout().compareTo(SHORTEST_TIMEOUT) < 0 ? SHORTEST_TIMEOUT : function.timeout();
        String requestId = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + timeout.toNanos();
        Context context = new InvocationContext(
                function.name(),
                requestId,
                arn,
                function.memory(),
                () -> (int) Math.max(0, (deadline - System.nanoTime()) / 1_000_000),
                line -> System.out.println(function.name() + ": " + line.strip()));
        RequestStreamHandler chosen = instance;
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Future<?> running = threads.submit(() -> {
            chosen.handleRequest(new ByteArrayInputStream(event), answer, context);
            return null;
        });
        try {
            running.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            idle.push(chosen);
            return new Outcome.Answered(answer.toByteArray());
        } catch (ExecutionException thrown) {
            idle.push(chosen);
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            log(cause);
            return Outcome.Failed.of(cause);
        } catch (TimeoutException late) {
            running.cancel(true);
            return new Outcome.Failed(
                    "Sandbox.Timedout", "Task timed out after " + timeout.toSeconds() + " seconds", List.of());
        }
    }

    /** As Lambda does: all of it, with its causes. */
    private void log(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        System.out.println(function.name() + ": " + trace);
    }
}
