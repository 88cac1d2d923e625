package dev.perennial.emulators;

import dev.perennial.local.functions.FunctionException;
import dev.perennial.local.functions.Outcome;
import dev.perennial.local.functions.Runner;
import dev.perennial.template.Function;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One instance of a function in a process of its own, as Lambda starts it: Lambda's runtime client, which finds the
 * package in the working directory, no variable but the template's and Lambda's. It is started again after it ended,
 * and ended when it takes longer than the template allows.
 */
final class Sandbox implements Runner {
    /** This machine may have much to do at the same time. */
    private static final Duration START = Duration.ofMinutes(3);

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** What Lambda lays beside a package: its client, and the part of the SDK that this one needs. */
    private static final String RUNTIME = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(jar -> jar.matches(".*/(aws-lambda-java-|utils-lite-)[^/]*"))
            .collect(Collectors.joining(File.pathSeparator));

    private final Function function;
    private final String arn;
    private final Path task;
    private final Map<String, String> environment;
    private final String nativeClient;
    private final Path log;
    private volatile Optional<Running> running = Optional.empty();

    /** The process, and what feeds it. */
    record Running(Process process, RuntimeApi api) {}

    /**
     * Starts nothing yet.
     *
     * @param task the folder with the package's contents
     * @param environment what Lambda sets beside the template's variables
     * @param nativeClient see {@link NativeClient#option}
     * @param log what the function prints
     */
    Sandbox(Function function, String arn, Path task, Map<String, String> environment, String nativeClient, Path log) {
        this.function = function;
        this.arn = arn;
        this.task = task;
        this.nativeClient = nativeClient;
        this.log = log;
        this.environment = new HashMap<>(environment);
        this.environment.put("LAMBDA_TASK_ROOT", task.toString());
        this.environment.put("_HANDLER", function.handlerClass());
        this.environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        this.environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        this.environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memory()));
        this.environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        this.environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "1");
        this.environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        this.environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        this.environment.putAll(function.environment());
    }

    @Override
    public void prepare() {
        start();
    }

    /** Starts the process where there is none, and does not wait for it. */
    synchronized Running launch() {
        if (running.isPresent() && running.get().process().isAlive()) {
            return running.get();
        }
        RuntimeApi api = new RuntimeApi(arn);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                nativeClient,
                "-Xmx" + function.memory() * 3 / 4 + "m",
                "-cp",
                RUNTIME,
                CLIENT,
                function.handlerClass()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.directory(task.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process process = builder.start();
            var _ = process.onExit().thenAccept(ended -> {
                api.ended("the process ended with " + ended.exitValue());
                api.close();
            });
            Running started = new Running(process, api);
            running = Optional.of(started);
            return started;
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    private synchronized Running start() {
        Running instance = launch();
        try {
            instance.api().ready().get(START.toSeconds(), TimeUnit.SECONDS);
            return instance;
        } catch (ExecutionException | TimeoutException broken) {
            stop();
            throw new FunctionException(
                    function.logicalId()
                            + " cannot be started: "
                            + broken.getMessage()
                            + " (what it printed: "
                            + log
                            + ")",
                    broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public synchronized Outcome invoke(byte[] event) throws InterruptedException {
        Running instance;
        try {
            instance = start();
        } catch (FunctionException broken) {
            return Outcome.Failed.of(broken);
        }
        try {
            return instance.api()
                    .invoke(event, function.timeout())
                    .get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException broken) {
            return Outcome.Failed.of(broken);
        } catch (TimeoutException late) {
            stop();
            return new Outcome.Failed(
                    "Sandbox.Timedout",
                    "Task timed out after " + function.timeout().toSeconds() + " seconds",
                    List.of());
        }
    }

    private void stop() {
        running.ifPresent(instance -> instance.process().destroyForcibly());
        running = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }
}
