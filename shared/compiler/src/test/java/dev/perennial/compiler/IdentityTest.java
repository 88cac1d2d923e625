package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    @TempDir
    Path directory;

    @Test
    void placeholdersOfTheCompanyReachThePlaybook() {
        SmallPlaybook playbook = new SmallPlaybook(directory);
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.compiled().placeholders().include("laufkundschaft")).isFalse();
        playbook.write("identity.yaml", "placeholders: [Laufkundschaft, \"9999\"]\n");
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.compiled().placeholders().include("laufkundschaft")).isTrue();
        assertThat(playbook.compiled().placeholders().include("9999")).isTrue();
        assertThat(playbook.compiled().placeholders().include("guest")).isTrue();
    }

    @Test
    void aNumberIsToBeWrittenAsText() {
        SmallPlaybook playbook = new SmallPlaybook(directory).write("identity.yaml", "placeholders: [9999]\n");
        assertThat(playbook.problems()).singleElement().asString().startsWith("identity.yaml:1:");
    }
}
