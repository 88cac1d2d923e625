package dev.perennial.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
    private static final Message MESSAGE = new Message(
            CustomerId.ofExternal("4711"),
            "thank-you.A-1001",
            "thank-you",
            "thank-you",
            Map.of("orderId", "A-1001", "total", "49,98 €\n"),
            Instant.parse("2026-11-20T10:15:03Z"),
            Instant.parse("2026-11-23T10:15:03Z"));

    @Test
    void whatWentIntoTheQueueComesOut() {
        assertThat(MessageCodec.decode(MessageCodec.encode(MESSAGE))).isEqualTo(MESSAGE);
    }

    @Test
    void aMessageThatGoesRoundSaysSinceWhenAndIsTheSame() {
        Instant first = Instant.parse("2026-11-20T12:00:00Z");
        String body = MessageCodec.encode(MESSAGE);
        assertThat(MessageCodec.waitingSince(body)).isEmpty();
        String again = MessageCodec.waiting(body, first);
        assertThat(MessageCodec.waitingSince(again)).contains(first);
        assertThat(MessageCodec.waiting(again, first.plusSeconds(600))).isEqualTo(again);
        assertThat(MessageCodec.decode(again)).isEqualTo(MESSAGE);
    }

    @Test
    void aPoisonedMessageSaysWhatIsWrong() {
        assertThatThrownBy(
                        () -> MessageCodec.decode(MessageCodec.encode(MESSAGE).replace("\"sendKey\"", "\"key\"")))
                .isInstanceOf(InvalidEvent.class)
                .hasMessage("message: sendKey is required");
        assertThatThrownBy(() -> MessageCodec.decode("hello"))
                .isInstanceOf(InvalidEvent.class)
                .hasMessageStartingWith("message: the body is not JSON");
    }
}
