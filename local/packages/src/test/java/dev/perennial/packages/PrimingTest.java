package dev.perennial.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each function rehearses in a process of its own, with its package and a loopback server for AWS, and is then handed
 * its first event. A snapshot cannot be taken here; what is looked at is the process of which it would be taken.
 */
@Tag("slow")
class PrimingTest {
    /** Their first event fails in this poor world, and errors are not rehearsed. */
    private static final Set<String> NEED_MORE = Set.of("relay", "send-email", "sweep", "unsubscribe", "capture");

    private static List<Run> runs = List.of();

    /**
     * What became of one function.
     *
     * @param requests that reached AWS
     * @param early those of them that did so before the event
     */
    record Run(DeploymentPackage function, boolean primed, String output, int requests, int early) {
        int classes() {
            return number("classes ");
        }

        /** The number behind a word that begins a line; the sum where several lines do. */
        int number(String word) {
            return output.lines()
                    .filter(line -> line.startsWith(word))
                    .mapToInt(line -> Integer.parseInt(line.substring(word.length())))
                    .sum();
        }

        List<String> generators() {
            return output.lines()
                    .filter(line -> line.startsWith("generator "))
                    .map(line -> line.split(" ", -1)[1])
                    .toList();
        }

        @Override
        public String toString() {
            return function + (primed ? ", primed: " : ", cold: ") + output;
        }
    }

    @BeforeAll
    static void start() {
        runs = DeploymentPackage.all().parallelStream().map(it -> run(it, true)).toList();
    }

    private static Run run(DeploymentPackage function, boolean primed) {
        try {
            JsonNode rehearsal = function.rehearsal();
            Path event = Files.createTempFile("event", ".json");
            Files.writeString(event, rehearsal.path("events").path(0).toString().replace("{round}", "first"), UTF_8);
            try (World world = new World(rehearsal.path("answers"))) {
                String output = function.start(
                        Primed.class,
                        Map.of("AWS_ENDPOINT_URL", world.address(), "PRIMING", primed ? "init" : "no"),
                        event.toString());
                return new Run(function, primed, output, world.requests(), world.early());
            } finally {
                Files.delete(event);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void everyFunctionRehearsesWithoutAFailure() {
        assertThat(runs)
                .hasSizeGreaterThan(10)
                .allSatisfy(run -> assertThat(run.output()).contains("prepared"));
    }

    @Test
    void copiesOfAPrimedProcessWouldShareNoStateOfRandomNumbersButThatOfHowLongToWait() {
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.generators())
                    .as("%s", run)
                    .isSubsetOf(
                            // Draws from the operating system.
                            "java.security.SecureRandom",
                            // Parts ways with that of other copies afterwards.
                            "java.util.concurrent.ThreadLocalRandom",
                            "java.util.Random");
            assertThat(run.number("generator java.util.Random "))
                    .as("%s", run)
                    .isLessThanOrEqualTo(run.number("jitter "));
        });
    }

    @Test
    void theFirstEventOfAPrimedFunctionLoadsNextToNothing() {
        assertThat(runs.stream()
                        .filter(run -> !NEED_MORE.contains(run.function().toString())))
                .hasSizeGreaterThan(10)
                .allSatisfy(run -> assertThat(run.classes()).as("%s", run).isBetween(1, 40));
    }

    @Test
    void theFirstEventOfAColdFunctionLoadsHundredsOfClasses() {
        DeploymentPackage function = DeploymentPackage.all().stream()
                .filter(it -> it.toString().equals("on-purchase"))
                .findAny()
                .orElseThrow();
        assertThat(run(function, false).classes()).isGreaterThan(400);
    }

    @Test
    void nothingOfARehearsalReachesAwsAndTheEventAfterItDoes() throws IOException {
        for (Run run : runs) {
            assertThat(run.early()).as("%s", run).isZero();
            assertThat(run.requests() > 0)
                    .as("%s", run)
                    .isEqualTo(!run.function().services().isEmpty());
        }
    }
}
