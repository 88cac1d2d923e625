package dev.perennial.local.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.local.work.Activity;
import dev.perennial.template.Function;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static final Function FUNCTION =
            new Function("F", "f", "Handler", Map.of(), Duration.ofSeconds(1), 128, 0, Optional.empty());

    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private Functions functions(Duration courtesy) {
        Runner runner = new Runner() {
            @Override
            public void prepare() {}

            @Override
            public Outcome invoke(byte[] event) throws InterruptedException {
                String name = new String(event, UTF_8);
                if (name.equals("urgent")) {
                    begun.countDown();
                    mayEnd.await();
                }
                ended.add(name);
                return new Outcome.Answered(event);
            }
        };
        return new Functions(List.of(FUNCTION), "arn:", new Activity(), (_, _) -> runner, courtesy);
    }

    private interface Invocation {
        Outcome invoke(String name, byte[] event) throws InterruptedException;
    }

    private static Thread start(Invocation invocation, String event) {
        return Thread.ofVirtual().start(() -> {
            try {
                invocation.invoke("f", event.getBytes(UTF_8));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void whatCanWaitLetsThoseGoFirstForWhomSomebodyWaits() throws InterruptedException {
        try (Functions functions = functions(Duration.ofDays(1))) {
            Thread urgent = start(functions::invokeAtOnce, "urgent");
            begun.await();
            Thread patient = start(functions::invoke, "patient");
            while (patient.getState() != Thread.State.TIMED_WAITING && patient.isAlive()) {
                Thread.sleep(1);
            }
            mayEnd.countDown();
            urgent.join();
            patient.join();
        }

        assertThat(ended).containsExactly("urgent", "patient");
    }

    @Test
    void butNotForGood() throws InterruptedException {
        try (Functions functions = functions(Duration.ofMillis(1))) {
            Thread urgent = start(functions::invokeAtOnce, "urgent");
            begun.await();
            start(functions::invoke, "patient").join();
            mayEnd.countDown();
            urgent.join();
        }

        assertThat(ended).containsExactly("patient", "urgent");
    }
}
