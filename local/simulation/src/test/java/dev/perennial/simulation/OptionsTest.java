package dev.perennial.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {
    @TempDir
    private Path directory;

    @Test
    void numbersMayBeGroupedAndFollowASpaceOrAnEqualsSign() {
        Options options = parse("--customers", "100,000", "--days=90", "--seed", "7");
        assertThat(options.population()).isEqualTo(new Population(7, 100_000, 90));
    }

    @Test
    void anotherPlaybookIsADirectoryThatHoldsOne() throws Exception {
        assertThatThrownBy(() -> parse("--against", directory.toString()))
                .isInstanceOf(Options.Misunderstood.class)
                .hasMessageContaining("journeys.yaml");
        Files.createFile(directory.resolve("journeys.yaml"));
        assertThat(parse("--against", directory.toString()).against()).contains(directory);
    }

    @Test
    void theReportIsAFile() {
        assertThatThrownBy(() -> parse("--report", directory.toString()))
                .isInstanceOf(Options.Misunderstood.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> parse("--days", "0"))
                .hasMessage("--days needs a whole number from 1 to 3650, not '0'.");
        assertThatThrownBy(() -> parse("--day", "3"))
                .hasMessage("There is no option '--day'; './perennial help' shows those there are.");
        assertThatThrownBy(() -> parse("--days")).hasMessageContaining("--days needs a value");
    }

    private static Options parse(String... arguments) {
        return Options.parse(Path.of("playbook"), Path.of("report.html"), arguments);
    }
}
