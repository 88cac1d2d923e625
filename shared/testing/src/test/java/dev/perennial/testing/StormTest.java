package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testing.storm.Failure;
import dev.perennial.testing.storm.Soak;
import org.junit.jupiter.api.Test;

class StormTest {
    private static final int HISTORIES = Integer.getInteger("histories", 1000);
    private static final long SEED = Long.getLong("seed", 1);

    @Test
    void whateverTheWeatherTheRecordsAreRightAndNobodyIsMailedTwice() throws InterruptedException {
        Soak.Report report = new Soak(Samples.PLAYBOOK, SEED, HISTORIES, 2).run();
        assertThat(report.failure().map(Failure::toString)).isEmpty();
        assertThat(report.histories()).isEqualTo(HISTORIES);
        System.out.println(
                HISTORIES
                        + " histories, the first of them by -Dseed="
                        + SEED
                        + "\n"
                        + report.coverage().table());
        assertThat(report.coverage().gaps()).isEmpty();
    }
}
