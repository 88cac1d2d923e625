package dev.perennial.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.commandline.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerDataTest {
    @TempDir
    Path folder;

    @Test
    void dataOfAnEarlierVersionAreLeftAloneAndOneSentenceSaysWhatToDo() throws Exception {
        Path data = folder.resolve(".perennial");
        Path tables = data.resolve("dynamodb").resolve("shared-local-instance.db");
        Files.createDirectories(tables.getParent());
        Files.writeString(tables, "SQLite format 3");
        Files.writeString(data.resolve("inbox.ndjson"), "{\"id\":\"ha");
        Path template = folder.resolve("template.yaml");
        try (var lasting = FormerDataTest.class.getResourceAsStream("/lasting-cloud.yaml")) {
            Files.write(template, Objects.requireNonNull(lasting).readAllBytes());
        }

        try (CloudProcess cloud = CloudProcess.start(template)) {
            assertThat(cloud.said())
                    .containsExactly("The data in " + data + " were written by an earlier version and cannot be read:"
                            + " move the folder away, or delete it, and start again.");
            assertThat(cloud.exitCode()).isEqualTo(ExitCode.FAILED);
        }

        assertThat(tables).hasContent("SQLite format 3");
        assertThat(data.resolve("inbox.ndjson")).hasContent("{\"id\":\"ha");
        assertThat(data.resolve("cloud.mv.db")).doesNotExist();
    }
}
