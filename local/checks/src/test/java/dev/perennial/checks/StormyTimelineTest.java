package dev.perennial.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.aws.DynamoTimeline;
import dev.perennial.flow.records.Timeline;
import dev.perennial.testing.TimelineContract;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.perennial.checks.Weather#storms")
@Tag("slow")
class StormyTimelineTest extends TimelineContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Parameter
    Weather weather = Weather.CALM;

    @BeforeParameterizedClassInvocation
    static void onFreshTables() throws IOException {
        TABLES.renew();
    }

    @AfterParameterizedClassInvocation
    static void theWeatherWasBadIndeed() {
        assertThat(TABLES.faults()).isPositive();
    }

    @BeforeEach
    void letItStorm() {
        TABLES.weather(weather);
    }

    @Override
    protected Timeline timeline() {
        return new DynamoTimeline(TABLES.client(), "timeline");
    }
}
