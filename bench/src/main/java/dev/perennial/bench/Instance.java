package dev.perennial.bench;

import static java.util.Map.entry;

import dev.perennial.emulators.RuntimeApi;
import dev.perennial.local.functions.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One process under Lambda's runtime client, as Lambda starts it. Times are in milliseconds since just before the
 * process was started.
 */
final class Instance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:on-purchase";

    /** What Lambda lays beside a package; its client looks for the package itself. */
    private static final String RUNTIME = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(jar -> jar.matches(".*/(aws-lambda-java-|utils-lite-)[^/]*"))
            .collect(Collectors.joining(File.pathSeparator));

    /** Where processes are started from, and what they share. */
    record Ground(Pinning pinning, String nativeClient, Path folder, String endpoint) {
        /** The same, with other tables. */
        Ground at(String otherEndpoint) {
            return new Ground(pinning, nativeClient, folder, otherEndpoint);
        }
    }

    private final RuntimeApi api = new RuntimeApi(ARN);
    private final Variant variant;
    private final Path log;
    private final long began;
    private final Process process;
    private final CompletableFuture<Double> ready;
    private final Optional<CompletableFuture<Outcome>> first;

    private Instance(Variant variant, Ground ground, Optional<byte[]> event) throws IOException {
        this.variant = variant;
        this.log = Files.createTempFile(ground.folder(), "log", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command(variant, ground));
        builder.environment().clear();
        builder.environment().putAll(ofLambda(variant, ground));
        builder.environment().putAll(variant.environment());
        builder.directory(variant.directory().toFile());
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        this.first = event.map(this::send);
        this.began = System.nanoTime();
        this.ready = api.ready().thenApply(_ -> sinceBegan());
        this.process = builder.start();
        var _ = process.onExit().thenAccept(it -> api.ended("the process ended with " + it.exitValue()));
    }

    /** Starts it, with an event that waits for it. */
    static Instance cold(Variant variant, Ground ground, byte[] event) {
        return start(variant, ground, Optional.of(event));
    }

    /** Starts it, and waits until it asks for its first event. */
    static Instance ready(Variant variant, Ground ground) {
        Instance instance = start(variant, ground, Optional.empty());
        instance.await(instance.ready);
        return instance;
    }

    private static Instance start(Variant variant, Ground ground, Optional<byte[]> event) {
        try {
            return new Instance(variant, ground, event);
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    private static List<String> command(Variant variant, Ground ground) {
        List<String> command = new ArrayList<>(ground.pinning().prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(ground.nativeClient(), "-XX:MaxRAM=512m", "-Xmx384m"));
        command.addAll(variant.options());
        command.addAll(List.of(
                "-cp",
                RUNTIME + (variant.isUnpacked() ? "" : File.pathSeparator + variant.task()),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                variant.handler()));
        return command;
    }

    private Map<String, String> ofLambda(Variant variant, Ground ground) {
        return Map.ofEntries(
                entry("AWS_LAMBDA_RUNTIME_API", api.address()),
                entry("LAMBDA_TASK_ROOT", variant.directory().toString()),
                entry("_HANDLER", variant.handler()),
                entry("AWS_LAMBDA_FUNCTION_NAME", "on-purchase"),
                entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
                entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/on-purchase"),
                entry("AWS_LAMBDA_LOG_STREAM_NAME", "1"),
                entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
                entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                entry("AWS_REGION", "eu-central-1"),
                entry("AWS_ACCESS_KEY_ID", "anybody"),
                entry("AWS_SECRET_ACCESS_KEY", "anything"),
                entry("AWS_SESSION_TOKEN", "any"),
                entry("AWS_ENDPOINT_URL", ground.endpoint()));
    }

    private double sinceBegan() {
        return (System.nanoTime() - began) / 1e6;
    }

    private CompletableFuture<Outcome> send(byte[] event) {
        return api.invoke(event, PATIENCE);
    }

    /** When it asked for its first event. */
    double readyAfter() {
        return await(ready);
    }

    /** Waits for the answer to the event that it was started with; returns when that came. */
    double firstAfter() {
        answered(await(first.orElseThrow()));
        return sinceBegan();
    }

    /** Hands it an event; returns how long that took. */
    double invoke(byte[] event) {
        long sent = System.nanoTime();
        Outcome outcome = await(send(event));
        double took = (System.nanoTime() - sent) / 1e6;
        answered(outcome);
        return took;
    }

    private void answered(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            throw new IllegalStateException("%s failed: %s %s %s; it printed:%n%s"
                    .formatted(
                            variant.name(), failed.errorType(), failed.errorMessage(), failed.stackTrace(), printed()));
        }
    }

    /** What it printed so far. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as Lambda does when it has no more use for it, so that it may still write things. */
    void end() {
        process.destroy();
        await(process.onExit());
    }

    private <T> T await(CompletableFuture<T> something) {
        try {
            return something.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(variant.name() + " printed:\n" + printed(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        await(process.onExit());
        api.close();
        try {
            Files.deleteIfExists(log);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
