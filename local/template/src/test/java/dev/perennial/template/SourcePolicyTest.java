package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no source of a function, or of what functions share, may contain. */
class SourcePolicyTest {
    /** Now comes with the event (docs/decisions/0002). Measuring a span by nanoTime is no clock. */
    private static final Pattern CLOCK =
            Pattern.compile("\\b(Instant|LocalDate|LocalDateTime|OffsetDateTime|ZonedDateTime|Year)\\.now\\("
                    + "|\\bcurrentTimeMillis\\(|\\bClock\\.system|\\bnew Date\\(");

    private static final Pattern LOCAL = Pattern.compile("dev\\.perennial\\.(local|template|testing)");

    @Test
    void functionsReadNoClock() throws IOException {
        assertThat(sourcesWith(CLOCK)).isEmpty();
    }

    @Test
    void functionsKnowNothingOfTheLocalCloud() throws IOException {
        assertThat(sourcesWith(LOCAL)).isEmpty();
    }

    /** The rate that SES grants is shared out among so many instances of send-email. */
    @Test
    void thePaceOfSendingKnowsHowManyInstancesSend() throws IOException {
        Matcher instances = Pattern.compile("INSTANCES = (\\d+);")
                .matcher(Files.readString(Policy.Given.root()
                        .resolve("functions/send-email/src/main/java/dev/perennial"
                                + "/functions/sendemail/Pace.java")));
        assertThat(instances.find()).isTrue();
        assertThat(Policy.Given.template().queueSources())
                .filteredOn(source -> source.queue().equals("messages"))
                .extracting(QueueSource::maximumConcurrency)
                .containsExactly(Integer.parseInt(instances.group(1)));
    }

    @Test
    void thePatternsFindWhatTheyLookFor() {
        assertThat(CLOCK.matcher("Instant now = Instant.now();").find()).isTrue();
        assertThat(CLOCK.matcher("System.currentTimeMillis()").find()).isTrue();
        assertThat(CLOCK.matcher("Clock.systemUTC()").find()).isTrue();
        assertThat(CLOCK.matcher("long start = System.nanoTime();").find()).isFalse();
        assertThat(LOCAL.matcher("import dev.perennial.local.Main;").find()).isTrue();
    }

    private static List<Path> sourcesWith(Pattern pattern) throws IOException {
        List<Path> sources = new ArrayList<>();
        int read = 0;
        for (Path source : sources()) {
            read++;
            if (pattern.matcher(Files.readString(source)).find()) {
                sources.add(source);
            }
        }
        assertThat(read).as("sources read").isGreaterThan(30);
        return sources;
    }

    /** Main sources of functions and of the shared modules, without the tests' own. */
    private static List<Path> sources() throws IOException {
        Path root = Policy.Given.root();
        try (Stream<Path> functions = Files.walk(root.resolve("functions"));
                Stream<Path> shared = Files.walk(root.resolve("shared"))) {
            return Stream.concat(functions, shared)
                    .filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> root.relativize(path).toString().contains("src/main/"))
                    .filter(path -> !path.startsWith(root.resolve("shared/testing")))
                    .toList();
        }
    }
}
