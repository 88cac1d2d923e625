package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lies in the queue is a message or an {@link InvalidEvent}. */
class MessageFuzzTest {
    static Stream<byte[]> messages() {
        Instant noon = Instant.parse("2026-11-20T12:00:00Z");
        Message message = new Message(
                CustomerId.ofExternal("4711"),
                "thank-you.A-1",
                "thank-you",
                "thank-you",
                Map.of("orderId", "A-1", "total", "EUR 10.00"),
                noon,
                noon.plusSeconds(60));
        return Stream.of(MessageCodec.encode(message).getBytes(UTF_8));
    }

    @MethodSource("messages")
    @FuzzTest(maxDuration = "30s")
    void anythingInTheQueueIsAMessageOrRefused(byte[] input) {
        decode(new String(input, UTF_8))
                .ifPresent(it -> assertThat(decode(MessageCodec.encode(it))).contains(it));
    }

    private static Optional<Message> decode(String body) {
        try {
            return Optional.of(MessageCodec.decode(body));
        } catch (InvalidEvent refused) {
            return Optional.empty();
        }
    }
}
