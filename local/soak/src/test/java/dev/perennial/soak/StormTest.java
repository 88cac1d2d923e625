package dev.perennial.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testing.Samples;
import dev.perennial.testing.storm.Failure;
import dev.perennial.testing.storm.Soak;
import dev.perennial.testing.storm.Soak.Report;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class StormTest {
    private static final int HISTORIES = Integer.getInteger("histories", 3000);
    private static final long SEED = Long.getLong("seed", 1);

    @Test
    void whateverTheWeatherTheRecordsAreRightAndNobodyIsMailedTwice() throws InterruptedException {
        Report report = new Soak(Samples.WITH_JOURNEYS, SEED, HISTORIES, 2).run();
        System.out.printf(
                "%d histories, the first of them by -Dseed=%d%n%s",
                report.histories(), SEED, report.coverage().table());
        assertThat(report.failure().map(Failure::toString)).isEmpty();
        assertThat(report.histories()).isEqualTo(HISTORIES);
        assertThat(report.coverage().gaps()).isEmpty();
    }

    @Test
    void everythingFollowsFromTheSeed() throws InterruptedException {
        Report alone = new Soak(Samples.WITH_JOURNEYS, 7, 50, 1).run();
        Report together = new Soak(Samples.WITH_JOURNEYS, 7, 50, 2).run();
        assertThat(alone.coverage().table()).isEqualTo(together.coverage().table());
    }
}
