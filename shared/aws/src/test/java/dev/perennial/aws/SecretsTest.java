package dev.perennial.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.aws.FakeAws.Answer;
import dev.perennial.events.StrictJson;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final FakeAws aws = new FakeAws(secret("first"));
    private final SecretsManagerClient client =
            aws.connected(SecretsManagerClient.builder()).build();
    private final Secrets<String> secrets = new Secrets<>(
            () -> client.getSecretValue(get -> get.secretId("keys")).secretString());

    @Test
    void aSecretIsReadOnceInFiveMinutes() {
        assertThat(secrets.at(NOON)).isEqualTo("first");
        aws.answer(secret("rotated"));
        assertThat(secrets.at(NOON.plusSeconds(300))).isEqualTo("first");
        assertThat(aws.calls()).hasSize(1);
        assertThat(secrets.at(NOON.plusSeconds(301))).isEqualTo("rotated");
        assertThat(secrets.at(NOON.plusSeconds(302))).isEqualTo("rotated");
        assertThat(aws.calls()).hasSize(2);
    }

    @Test
    void aServiceThatStumblesIsAskedAgain() {
        aws.answer(call -> (aws.calls().size() == 1 ? FakeAws.OUT_OF_ORDER : secret("first")).apply(call));
        assertThat(secrets.at(NOON)).isEqualTo("first");
    }

    @Test
    void anOldCopyIsNotTakenForFreshBecauseTheNewOneCannotBeRead() {
        secrets.at(NOON);
        aws.answer(FakeAws.OUT_OF_ORDER);
        Instant later = NOON.plusSeconds(301);
        assertThatExceptionOfType(SdkException.class).isThrownBy(() -> secrets.at(later));
        assertThatExceptionOfType(SdkException.class).isThrownBy(() -> secrets.at(later));
        aws.answer(secret("rotated"));
        assertThat(secrets.at(later)).isEqualTo("rotated");
    }

    @Test
    void whatIsInDoubtIsJudgedAgainByAKeyThatWasAddedSince() {
        assertThat(isRotated(NOON)).isFalse();
        aws.answer(secret("rotated"));
        assertThat(isRotated(NOON.plusSeconds(31))).isTrue();
        assertThat(isRotated(NOON.plusSeconds(32))).isTrue();
        assertThat(aws.calls()).hasSize(2);
    }

    @Test
    void whoeverBringsNonsenseMakesUsReadTheSecretTwiceAMinuteAtMost() {
        for (int second = 0; second < 120; second++) {
            assertThat(isRotated(NOON.plusSeconds(second))).isFalse();
        }
        assertThat(aws.calls()).hasSize(4);
    }

    private boolean isRotated(Instant now) {
        return secrets.judge(now, "rotated"::equals, fits -> !fits);
    }

    private static Function<JsonNode, Answer> secret(String text) {
        return call -> Answer.ok(StrictJson.object().put("SecretString", text));
    }
}
