package dev.perennial.priming;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/**
 * Lets a function rehearse: with SnapStart before its snapshot is taken. Where there is none, {@code PRIMING=init} in
 * the environment lets it rehearse when it is initialised, which is for measurements and for the training of a cache;
 * otherwise nothing happens.
 *
 * <p>A rehearsal that fails makes the function fail to start, and thereby its version to be published: a function that
 * cannot do its work on paper cannot do it at all.
 */
public final class Priming {
    /** The variable that asks for a rehearsal where Lambda does not. */
    public static final String VARIABLE = "PRIMING";

    /** How often is enough for the compiler to have seen the path. */
    private static final int ROUNDS = 60;

    /** So much time is left to a function that takes its time on purpose, to keep a rate. */
    private static final Duration ENOUGH = Duration.ofSeconds(8);

    private final RequestStreamHandler handler;
    private final RehearsalBackend backend;

    Priming(RequestStreamHandler handler, RehearsalBackend backend) {
        this.handler = handler;
        this.backend = backend;
    }

    /**
     * Lets a handler rehearse now, later, or not at all, as the environment says; the last thing that its constructor
     * does.
     */
    public static void of(RequestStreamHandler handler, Map<String, String> environment, RehearsalBackend backend) {
        if ("snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            Snapshot.precede(new Priming(handler, backend));
        } else if ("init".equals(environment.get(VARIABLE))) {
            new Priming(handler, backend).rehearse();
        }
    }

    RehearsalBackend backend() {
        return backend;
    }

    void rehearse() {
        Rehearsal rehearsal = Rehearsal.of(handler.getClass());
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        try (RehearsalBackend.Session session = backend.start(rehearsal)) {
            long began = System.nanoTime();
            for (int round = 1; round <= ROUNDS; round++) {
                session.reset();
                play(rehearsal, round);
                if (round > 1 && System.nanoTime() - began > ENOUGH.toNanos()) {
                    break;
                }
            }
            if (!session.calls().equals(rehearsal.calls())) {
                throw new IllegalStateException(
                        "the rehearsal called " + session.calls() + " instead of " + rehearsal.calls());
            }
        } finally {
            System.setOut(out);
        }
    }

    private void play(Rehearsal rehearsal, int round) {
        for (byte[] event : rehearsal.events(round)) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                handler.handleRequest(new ByteArrayInputStream(event), answer, InvocationContext.silent());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            if (!answer.toString(UTF_8).contains(rehearsal.says())) {
                throw new IllegalStateException("the rehearsal answered "
                        + answer.toString(UTF_8)
                        + ", which does not say "
                        + rehearsal.says());
            }
        }
    }
}
