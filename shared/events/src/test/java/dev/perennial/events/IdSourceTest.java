package dev.perennial.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSourceTest {
    @Test
    void aNewIdIsAUuidOfVersionSevenThatSortsByTime() {
        Instant time = Instant.parse("2026-11-20T10:15:00.123Z");
        String id = IdSource.UUID_V7.next(time);
        UUID uuid = UUID.fromString(id.substring("evt_".length()));
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
        assertThat(id).isLessThan(IdSource.UUID_V7.next(time.plusMillis(1)));
    }
}
