package dev.perennial.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcTest {
    @Test
    void timeOnTheCoreIsThatOfUserAndSystem() {
        assertThat(Proc.cpuMillis("77 (a (b) c) S 1 77 77 0 -1 4194560 9 0 0 0 120 30 0 0 20"))
                .isEqualTo(1_500);
    }
}
