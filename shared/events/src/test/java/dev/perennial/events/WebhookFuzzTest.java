package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.perennial.events.StandardWebhooks.Headers;
import dev.perennial.events.StandardWebhooks.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** No post but the one that was signed is genuine, and no header makes the reader fail. */
class WebhookFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:03Z");
    private static final StandardWebhooks WEBHOOKS =
            new StandardWebhooks(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final String BODY = "{\"email\":\"ada@example.com\"}";
    private static final String TIMESTAMP = Long.toString(NOW.getEpochSecond());
    private static final String SIGNATURE = WEBHOOKS.sign("msg_1", NOW, BODY.getBytes(UTF_8));

    static Stream<byte[]> posts() {
        return Stream.of(
                        String.join("\n", "msg_1", TIMESTAMP, SIGNATURE, BODY),
                        String.join("\n", "msg_1", TIMESTAMP, "v1,x " + SIGNATURE, BODY),
                        String.join("\n", "msg_1", "999999999999", SIGNATURE, BODY))
                .map(it -> it.getBytes(UTF_8));
    }

    @MethodSource("posts")
    @FuzzTest(maxDuration = "30s")
    void onlyWhatWasSignedIsGenuine(byte[] input) {
        String[] parts = new String(input, UTF_8).split("\n", 4);
        Headers given = new Headers(part(parts, 0), part(parts, 1), part(parts, 2));
        String body = part(parts, 3).orElse("");
        Verdict verdict = WEBHOOKS.verify(given, body.getBytes(UTF_8), NOW);
        boolean signed = given.id().equals(Optional.of("msg_1"))
                && given.timestamp().equals(Optional.of(TIMESTAMP))
                && List.of(given.signature().orElse("").split(" ", -1)).contains(SIGNATURE)
                && body.equals(BODY);
        assertThat(verdict instanceof Verdict.Genuine).isEqualTo(signed);
    }

    private static Optional<String> part(String[] parts, int number) {
        return number < parts.length ? Optional.of(parts[number]) : Optional.empty();
    }
}
