package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.LinkTokens.Verdict;
import dev.perennial.events.SignedLink.Purpose;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_KEY = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final SignedLink LINK =
            new SignedLink(Purpose.SURVEY, CustomerId.ofExternal("4711"), "thank-you.A-1001", NOW.plusSeconds(60));

    private final LinkTokens tokens = new LinkTokens(List.of(KEY));
    private final String token = tokens.sign(LINK);

    @Test
    void whatWasSignedIsRead() {
        assertThat(tokens.verify(token, Purpose.SURVEY, NOW)).isEqualTo(new Verdict.Valid(LINK));
    }

    @Test
    void aTokenNeedsNoEscapingInALink() {
        assertThat(token).matches("[A-Za-z0-9._-]+");
    }

    @Test
    void anyCharacterChangedMakesItForged() {
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(changed, Purpose.SURVEY, NOW))
                    .as("character %d", i)
                    .isEqualTo(new Verdict.Forged());
        }
    }

    @Test
    void itIsGoodForOnePurposeOnly() {
        assertThat(tokens.verify(token, Purpose.UNSUBSCRIBE, NOW)).isEqualTo(new Verdict.Forged());
    }

    @Test
    void anotherCustomerCannotBePutIntoIt() {
        String payload = token.substring(0, token.indexOf('.'));
        String json = new String(Base64.getUrlDecoder().decode(payload), UTF_8);
        String other = json.replace(
                LINK.customerId().value(), CustomerId.ofExternal("4712").value());
        String swapped = Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(UTF_8))
                + token.substring(token.indexOf('.'));
        assertThat(tokens.verify(swapped, Purpose.SURVEY, NOW)).isEqualTo(new Verdict.Forged());
    }

    @Test
    void itExpires() {
        assertThat(tokens.verify(token, Purpose.SURVEY, NOW.plusSeconds(59))).isInstanceOf(Verdict.Valid.class);
        assertThat(tokens.verify(token, Purpose.SURVEY, NOW.plusSeconds(60))).isEqualTo(new Verdict.Expired());
    }

    @Test
    void afterAKeyWasPutInFrontOldLinksStillWorkUntilItIsDropped() {
        LinkTokens rotated = new LinkTokens(List.of(OTHER_KEY, KEY));
        assertThat(rotated.verify(token, Purpose.SURVEY, NOW)).isInstanceOf(Verdict.Valid.class);
        assertThat(tokens.verify(rotated.sign(LINK), Purpose.SURVEY, NOW)).isEqualTo(new Verdict.Forged());
        assertThat(new LinkTokens(List.of(OTHER_KEY)).verify(token, Purpose.SURVEY, NOW))
                .isEqualTo(new Verdict.Forged());
    }

    @Test
    void nonsenseIsForged() {
        for (String nonsense : List.of("", ".", "a", "a.b", "..", token + ".x", token + "=")) {
            assertThat(tokens.verify(nonsense, Purpose.SURVEY, NOW)).isEqualTo(new Verdict.Forged());
        }
    }
}
