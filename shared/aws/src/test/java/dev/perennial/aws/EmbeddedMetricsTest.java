package dev.perennial.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private final EmbeddedMetrics metrics = new EmbeddedMetrics("perennial");

    /** As CloudWatch's specification of the embedded metric format has it. */
    @Test
    void theLineDeclaresItsMetricsAndHoldsTheirValues() {
        assertThat(metrics.line(Map.of("Orders", 2L, "SignUps", 1L), NOON))
                .contains("{\"_aws\":{\"Timestamp\":1795176000000,\"CloudWatchMetrics\":[{\"Namespace\":\"perennial\","
                        + "\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"Orders\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"SignUps\",\"Unit\":\"Count\"}]}]},\"Orders\":2,\"SignUps\":1}");
    }

    @Test
    void whatWasTakenOutOrDidNotHappenIsNotTold() {
        assertThat(metrics.line(Map.of("Orders", 0L, "SignUps", -1L), NOON)).isEmpty();
    }
}
