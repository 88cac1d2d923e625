package dev.perennial.priming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrimingTest {
    private static final Map<String, String> INIT = Map.of("PRIMING", "init");

    private final Set<String> calls = new HashSet<>();
    private final List<String> events = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private String answer = "hello";

    private final class Greeter implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            order.add("event");
            calls.add("Greet");
            events.add(new String(input.readAllBytes(), UTF_8));
            System.out.println("a line of log");
            context.getLogger().log("another");
            output.write(answer.getBytes(UTF_8));
        }
    }

    private final class FakeBackend implements RehearsalBackend {
        @Override
        public Session start(Rehearsal rehearsal) {
            order.add("started");
            return new Session() {
                @Override
                public void reset() {
                    order.add("reset");
                }

                @Override
                public Set<String> calls() {
                    return Set.copyOf(calls);
                }

                @Override
                public void close() {
                    order.add("closed");
                }
            };
        }

        @Override
        public void restored() {
            order.add("restored");
        }
    }

    private void prime(Map<String, String> environment) {
        Priming.of(new Greeter(), environment, new FakeBackend());
    }

    @Test
    void whereNobodyAsksNothingIsRehearsed() {
        prime(Map.of());
        prime(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"));
        assertThat(order).isEmpty();
    }

    @Test
    void eachRoundBringsSomethingNewToTheBackend() {
        prime(INIT);
        assertThat(events)
                .hasSizeGreaterThan(1)
                .startsWith("{\"who\":\"guest-1\"}", "{\"who\":\"guest-2\"}")
                .doesNotHaveDuplicates();
        assertThat(order)
                .startsWith("started", "reset", "event", "reset", "event")
                .endsWith("event", "closed");
    }

    @Test
    void nothingIsPrintedAndAfterwardsTheOutputIsBack() {
        PrintStream before = System.out;
        List<String> printed = new ArrayList<>();
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8) {
            @Override
            public void println(String line) {
                printed.add(line);
            }
        };
        try {
            System.setOut(out);
            prime(INIT);
            assertThat(System.out).isSameAs(out);
            assertThat(printed).isEmpty();
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void aRehearsalThatCallsSomethingElseFails() {
        calls.add("Shout");
        assertThatThrownBy(() -> prime(INIT)).hasMessageContaining("Shout");
        assertThat(order).endsWith("closed");
    }

    @Test
    void aRehearsalThatDoesNotSayWhatItShouldFails() {
        answer = "go away";
        assertThatThrownBy(() -> prime(INIT)).hasMessageContaining("go away");
        assertThat(order).endsWith("closed");
    }

    @Test
    void withSnapStartItIsRehearsedBeforeTheSnapshotAndACopyBeginsAnew() {
        Snapshot snapshot = new Snapshot(new Priming(new Greeter(), new FakeBackend()));
        assertThat(order).isEmpty();
        snapshot.beforeCheckpoint(null);
        assertThat(order).contains("event").endsWith("closed");
        snapshot.afterRestore(null);
        assertThat(order).endsWith("closed", "restored");
    }

    @Test
    void generatorsOfEqualStateInTwoCopiesPartWaysByWhatEachDrawsItself() {
        Random one = new Random(7);
        Random other = new Random(7);
        Snapshot.part(one, new SplittableRandom(1));
        Snapshot.part(other, new SplittableRandom(2));
        assertThat(one.nextLong()).isNotEqualTo(other.nextLong());
    }
}
