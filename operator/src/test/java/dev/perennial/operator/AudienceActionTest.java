package dev.perennial.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.flow.administration.Audience;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AudienceActionTest {
    private static final Audience BEST = new Audience("best", "advertising", Audience.Platform.CSV);

    @Test
    void anEmptyFileNamesTheSegmentsThereAre() {
        assertThat(AudienceAction.because(BEST, new TreeSet<>(List.of("newcomers", "loyal"))))
                .isEqualTo("No customer is in a segment of that name. There are customers in: loyal, newcomers.");
        assertThat(AudienceAction.because(BEST, new TreeSet<>())).isEqualTo("No customer is in any segment.");
        assertThat(AudienceAction.because(BEST, new TreeSet<>(List.of("best"))))
                .contains("whoever is told of has consented to advertising");
    }
}
