package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.events.StandardWebhooks.Headers;
import dev.perennial.events.StandardWebhooks.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1614265330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    /** Published with the reference libraries of the specification. */
    private static final String PUBLISHED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final StandardWebhooks webhooks = new StandardWebhooks(List.of(SECRET));

    private static Headers headers(String signature) {
        return new Headers(Optional.of(ID), Optional.of("1614265330"), Optional.of(signature));
    }

    @Test
    void thePublishedExampleVerifiesAndIsWhatWeSign() {
        assertThat(webhooks.sign(ID, SIGNED_AT, BODY)).isEqualTo(PUBLISHED);
        assertThat(webhooks.verify(headers(PUBLISHED), BODY, SIGNED_AT)).isEqualTo(new Verdict.Genuine(ID));
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        assertThat(webhooks.verify(headers("v1,AAAA v1a,BBBB " + PUBLISHED), BODY, SIGNED_AT))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void whileTheSecretChangesBothAreGoodAndTheNewOneSigns() {
        StandardWebhooks changing = new StandardWebhooks(List.of(OTHER, SECRET));
        assertThat(changing.verify(headers(PUBLISHED), BODY, SIGNED_AT)).isInstanceOf(Verdict.Genuine.class);
        assertThat(changing.sign(ID, SIGNED_AT, BODY))
                .isEqualTo(new StandardWebhooks(List.of(OTHER)).sign(ID, SIGNED_AT, BODY));
    }

    @Test
    void anUnknownSecretIsRefused() {
        assertThat(new StandardWebhooks(List.of(OTHER)).verify(headers(PUBLISHED), BODY, SIGNED_AT))
                .isEqualTo(new Verdict.Refused("no signature fits body and secret"));
    }

    @Test
    void oneByteChangedIsRefused() {
        for (int i = 0; i < BODY.length; i++) {
            byte[] changed = BODY.clone();
            changed[i] ^= 1;
            assertThat(webhooks.verify(headers(PUBLISHED), changed, SIGNED_AT)).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void theSameJsonWrittenAnewIsRefused() {
        byte[] anew = "{\"test\":2432232314}".getBytes(UTF_8);
        assertThat(webhooks.verify(headers(PUBLISHED), anew, SIGNED_AT)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void anotherIdOrTimeIsRefused() {
        assertThat(webhooks.verify(
                        new Headers(Optional.of("msg_2"), Optional.of("1614265330"), Optional.of(PUBLISHED)),
                        BODY,
                        SIGNED_AT))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(webhooks.verify(
                        new Headers(Optional.of(ID), Optional.of("1614265331"), Optional.of(PUBLISHED)),
                        BODY,
                        SIGNED_AT))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void afterFiveMinutesItIsRefusedAndBeforeItsTimeToo() {
        Duration justRight = Duration.ofMinutes(5);
        Duration tooMuch = justRight.plusMillis(1);
        assertThat(at(SIGNED_AT.plus(justRight))).isInstanceOf(Verdict.Genuine.class);
        assertThat(at(SIGNED_AT.minus(justRight))).isInstanceOf(Verdict.Genuine.class);
        assertThat(at(SIGNED_AT.plus(tooMuch)))
                .isEqualTo(new Verdict.Refused("webhook-timestamp is more than five minutes off"));
        assertThat(at(SIGNED_AT.minus(tooMuch))).isInstanceOf(Verdict.Refused.class);
    }

    private Verdict at(Instant now) {
        return webhooks.verify(headers(PUBLISHED), BODY, now);
    }

    @Test
    void aMissingHeaderIsNamed() {
        assertThat(webhooks.verify(new Headers(Optional.of(ID), Optional.of("1"), Optional.empty()), BODY, SIGNED_AT))
                .isEqualTo(new Verdict.Refused("the header webhook-signature is missing"));
        assertThat(webhooks.verify(new Headers(Optional.of(ID), Optional.of("1e9"), Optional.of("x")), BODY, SIGNED_AT))
                .isEqualTo(new Verdict.Refused("webhook-timestamp is not in seconds since 1970"));
    }

    @Test
    void aSecretThatIsTooShortIsNotTakenIntoUseAndNotShown() {
        assertThatThrownBy(() -> new StandardWebhooks(List.of("whsec_c2hvcnQ=")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ=");
        assertThat(webhooks.toString()).doesNotContain("Mf");
    }
}
