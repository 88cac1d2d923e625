package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testing.storm.Storm;
import org.junit.jupiter.api.Test;

class StormTest {
    private static final int HISTORIES = Integer.getInteger("histories", 1000);
    private static final long SEED = Long.getLong("seed", 1);

    @Test
    void whateverTheWeatherTheRecordsAreRightAndNobodyIsMailedTwice() {
        System.out.println(HISTORIES + " histories, the first of them by -Dseed=" + SEED);
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            assertThat(Storm.weather(seed, Samples.PLAYBOOK)).as("-Dseed=%d", seed).isEmpty();
        }
    }
}
