package dev.perennial.functions.sweep;

import static dev.perennial.testing.Samples.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.zones.TimeZones;
import dev.perennial.flow.records.DueSweep;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import dev.perennial.testing.TestSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {
    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);
    private final TestContext context = new TestContext();

    @BeforeEach
    void adaBoughtAtNoon() {
        house.record(Samples.event("p", NOON, Samples.purchase("A-1", 1000)));
    }

    @Test
    void whoIsDueAtTheScheduledTimeIsAnnounced() throws IOException {
        sweep("{\"time\":\"2027-01-04T12:00:00Z\"}");
        assertThat(house.outbox.announcements()).singleElement().satisfies(it -> {
            assertThat(it.type()).isEqualTo("CustomerDue");
            assertThat(it.eventId()).isEqualTo("due-2027-01-04T12:00:00Z");
            assertThat(it.customerId()).isEqualTo(house.ada().id());
            assertThat(it.data()).isEqualTo(Map.of("dueAt", "2027-01-04T12:00:00Z", "reason", "inactivity"));
        });
        assertThat(context.log())
                .containsExactly("1 customers due at 2027-01-04T12:00:00Z; time zones " + TimeZones.version());
    }

    @Test
    void whoIsStillDueIsAnnouncedAgainUnderTheSameId() throws IOException {
        sweep("{\"time\":\"2027-01-04T12:00:00Z\"}");
        sweep("{\"time\":\"2027-01-04T13:00:00Z\"}");
        assertThat(house.outbox.announcements())
                .hasSize(2)
                .extracting(Announcement::eventId)
                .containsOnly("due-2027-01-04T12:00:00Z");
    }

    @Test
    void aScheduleWithoutATimeFailsLoudly() {
        assertThatThrownBy(() -> sweep("{}")).isInstanceOf(RuntimeException.class);
    }

    private void sweep(String input) throws IOException {
        new Sweep(new DueSweep(house.customers, house.outbox))
                .handleRequest(new ByteArrayInputStream(input.getBytes(UTF_8)), new ByteArrayOutputStream(), context);
    }
}
