package dev.perennial.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final String TEXT = "a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n";

    @Test
    void onlyWhatStandsBetweenTheMarksIsWrittenAnew() {
        assertThat(Document.replaced(TEXT, "x", "new\n")).isEqualTo("a\n<!-- x: begin -->\nnew\n<!-- x: end -->\nb\n");
    }

    @Test
    void aPlaceThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> Document.replaced(TEXT, "y", "")).hasMessageContaining("y");
    }
}
