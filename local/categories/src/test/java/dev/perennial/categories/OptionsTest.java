package dev.perennial.categories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {
    private final String file;

    OptionsTest(@TempDir Path directory) throws IOException {
        file = Files.createFile(directory.resolve("orders.ndjson")).toString();
    }

    @Test
    void filesStandBetweenOptions() {
        Options options = parse("--customers=1,000", file, "--most", "3", file);
        assertThat(options.customers()).isEqualTo(1000);
        assertThat(options.most()).isEqualTo(3);
        assertThat(options.files()).containsExactly(Path.of(file), Path.of(file));
        assertThat(options.playbook()).contains(Path.of("playbook"));
    }

    @Test
    void asCalledLooksAtNoPlaybook() {
        assertThat(parse("--as-called", file).playbook()).isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> parse()).hasMessageContaining("Name at least one file");
        assertThatThrownBy(() -> parse("nowhere.csv")).hasMessage("There is no file 'nowhere.csv' that can be read.");
        assertThatThrownBy(() -> parse("--custmers", "3")).hasMessageContaining("There is no option '--custmers'");
        assertThatThrownBy(() -> parse(file, "--most")).hasMessage("--most needs a value.");
        assertThatThrownBy(() -> parse(file, "--most=0"))
                .hasMessage("--most needs a whole number from 1 to 40, not '0'.");
        assertThatThrownBy(() -> parse(file, "--playbook", "nowhere")).hasMessageContaining("journeys.yaml");
    }

    private static Options parse(String... arguments) {
        return Options.parse(Path.of("playbook"), arguments);
    }
}
