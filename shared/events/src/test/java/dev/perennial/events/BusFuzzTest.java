package dev.perennial.events;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.perennial.domain.facts.Event;
import java.util.Optional;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lies on the bus is an event or an {@link InvalidEvent}. */
class BusFuzzTest {
    @MethodSource("dev.perennial.events.Samples#envelopes")
    @FuzzTest(maxDuration = "30s")
    void anythingOnTheBusIsAnEventOrRefused(byte[] input) {
        decode(input).ifPresent(RoundTrip::assertTravels);
    }

    private static Optional<Event> decode(byte[] input) {
        try {
            return Optional.of(EventCodec.decode(input));
        } catch (InvalidEvent refused) {
            return Optional.empty();
        }
    }
}
