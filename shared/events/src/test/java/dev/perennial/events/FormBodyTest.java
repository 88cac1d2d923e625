package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
    @Test
    void dotsLeadIntoObjects() {
        assertThat(FormBody.parse("a=1&b.c=x+y&b.d=%C3%A4&e".getBytes(UTF_8)))
                .isEqualTo(StrictJson.parse("{\"a\":\"1\",\"b\":{\"c\":\"x y\",\"d\":\"ä\"},\"e\":\"\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=1&a.b=2", "a.b=2&a=1"})
    void aNameThatStandsTwiceIsRefused(String form) {
        assertThatThrownBy(() -> FormBody.parse(form.getBytes(UTF_8)))
                .isInstanceOf(MalformedBody.class)
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%0", "a=x%00y"})
    void aBrokenEscapeAndNulAreRefused(String form) {
        assertThatThrownBy(() -> FormBody.parse(form.getBytes(UTF_8))).isInstanceOf(MalformedBody.class);
    }

    @Test
    void aHundredFieldsAreAFormAndAThousandAreNot() {
        assertThatThrownBy(() -> FormBody.parse("a=1&".repeat(1000).getBytes(UTF_8)))
                .isInstanceOf(MalformedBody.class);
    }
}
