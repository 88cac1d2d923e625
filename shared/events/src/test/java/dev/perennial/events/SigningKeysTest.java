package dev.perennial.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void theSecretHoldsBothKindsOfKeys() {
        SigningKeys keys = SigningKeys.parse("{\"webhooks\":[\"whsec_" + KEY + "\"],\"links\":[\"" + KEY + "\"]}");
        assertThat(keys.toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "{}",
                "{\"webhooks\":[\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"]}",
                "{\"webhooks\":[],\"links\":[\"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"]}"
            })
    void aSecretOfAnotherFormIsRefusedWithoutBeingShown(String secret) {
        assertThatThrownBy(() -> SigningKeys.parse(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("MfKQ");
    }
}
