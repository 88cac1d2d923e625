package dev.perennial.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void aTargetIsMetAtItsVeryLimit() {
        assertThat(Finding.atLeast("1", "", 4, "×", 4, "").verdict()).isEqualTo("met");
        assertThat(Finding.atMost("6", "", 1.05, "×", 1.05, "").verdict()).isEqualTo("met");
    }

    @Test
    void aMissIsSaidPlainly() {
        assertThat(Finding.atLeast("1", "", 4, "×", 3, "").verdict()).isEqualTo("missed: 75 % of it");
        assertThat(Finding.atMost("9", "", 140, " MB", 154, "").verdict()).isEqualTo("missed: 110 % of it");
    }

    @Test
    void targetsAreWrittenAsTheyAreMeant() {
        assertThat(Finding.atMost("6", "what", 1.05, "×", 1, "this").row())
                .isEqualTo("| 6 | what | ≤ 1.05× | this | met |\n");
        assertThat(Finding.atLeast("8", "what", 250_000, "", 1, "this").row()).contains("≥ 250,000 |");
    }
}
