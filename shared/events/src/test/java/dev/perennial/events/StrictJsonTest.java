package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
    @Test
    void aKeyThatStandsTwiceIsRefused() {
        refused("{\"a\":1,\"a\":2}", "a key stands twice");
    }

    @Test
    void sixtyFourLevelsAreReadAndSixtyFiveRefused() {
        assertThat(StrictJson.parse("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
        refused("[".repeat(65) + "]".repeat(65), "deeper than 64 levels");
    }

    @Test
    void aThousandLevelsAreRefused() {
        refused("{\"a\":".repeat(1000) + "1" + "}".repeat(1000), "deeper than 64 levels");
    }

    @Test
    void loneSurrogatesAreRefusedInValuesAndKeys() {
        refused("{\"a\":\"x\\ud83d\"}", "");
        refused("{\"a\":\"\\udf3ay\"}", "");
        refused("{\"\\ud83d\":1}", "");
        refused("{\"\\udf3a\":1}", "");
        refused("{\"a\":\"\\ud83d\\ud83d\"}", "");
        assertThat(StrictJson.parse("\"\\ud83c\\udf3a\"").textValue()).isEqualTo("🌺");
    }

    @Test
    void nulIsRefusedWhereverItHides() {
        refused("{\"a\":[{\"b\":\"x\\u0000\"}]}", "NUL");
        refused("{\"x\\u0000\":1}", "NUL");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> StrictJson.parse(new byte[] {'"', (byte) 0xc3, '"'}))
                .isInstanceOf(MalformedBody.class)
                .hasMessage("the body is not UTF-8");
        assertThatThrownBy(() -> StrictJson.parse("{}".getBytes(UTF_16))).isInstanceOf(MalformedBody.class);
    }

    @Test
    void nothingMayFollowAndNothingMayBeMissing() {
        refused("{} {}", "not JSON");
        refused("{\"a\":", "not JSON");
        refused("", "empty");
        refused("{\"a\":NaN}", "not JSON");
    }

    @Test
    void anEndlessNumberIsRefused() {
        refused("{\"a\":" + "9".repeat(5000) + "}", "beyond all measure");
    }

    @Test
    void theReasonHoldsNothingOfTheText() {
        assertThatThrownBy(() -> StrictJson.parse("{\"email\": ada@example.com}".getBytes(UTF_8)))
                .hasMessageNotContaining("ada")
                .hasMessageContaining("line 1");
    }

    private static void refused(String json, String reason) {
        assertThatThrownBy(() -> StrictJson.parse(json))
                .isInstanceOf(MalformedBody.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheValueAndUtf16IsRefusedByName() {
        assertThat(StrictJson.parse("\uFEFF{\"a\":1}\r\n".getBytes(UTF_8))).isEqualTo(StrictJson.parse("{\"a\":1}"));
        for (Charset utf16 : List.of(UTF_16BE, UTF_16LE)) {
            assertThatThrownBy(() -> StrictJson.parse("\uFEFF{}".getBytes(utf16)))
                    .isInstanceOf(MalformedBody.class)
                    .hasMessageContaining("UTF-16");
        }
        assertThatThrownBy(() -> StrictJson.parse("{}\uFEFF".getBytes(UTF_8))).isInstanceOf(MalformedBody.class);
    }
}
