package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;

/** What was accepted can be put onto the bus, and comes back from it as it was. */
final class RoundTrip {
    private RoundTrip() {}

    static void assertTravels(Reading reading) {
        if (reading instanceof Reading.Accepted accepted) {
            assertTravels(accepted.event());
        }
    }

    static void assertTravels(Event event) {
        String envelope = "{\"detail-type\":\"%s\",\"time\":\"%s\",\"detail\":%s}"
                .formatted(event.fact().type(), event.receivedAt(), EventCodec.detail(event));
        assertThat(EventCodec.decode(envelope.getBytes(UTF_8))).isEqualTo(event);
    }
}
