package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.LinkTokens.Verdict;
import dev.perennial.events.SignedLink.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** No token but our own is good, and none makes the reader fail. */
class LinkFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:03Z");
    private static final LinkTokens TOKENS = new LinkTokens(List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final String OURS =
            TOKENS.sign(new SignedLink(Purpose.SURVEY, CustomerId.ofExternal("4711"), "welcome", NOW.plusSeconds(1)));

    static Stream<byte[]> tokens() {
        return Stream.of(OURS, OURS.substring(1), OURS + "=").map(it -> it.getBytes(UTF_8));
    }

    @MethodSource("tokens")
    @FuzzTest(maxDuration = "30s")
    void onlyOurOwnTokenIsGood(byte[] input) {
        String token = new String(input, UTF_8);
        assertThat(TOKENS.verify(token, Purpose.SURVEY, NOW) instanceof Verdict.Valid)
                .isEqualTo(token.equals(OURS));
        assertThat(TOKENS.verify(token, Purpose.UNSUBSCRIBE, NOW)).isInstanceOf(Verdict.Forged.class);
    }
}
