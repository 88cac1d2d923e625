package dev.perennial.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormBodyTest {
    @Test
    void dotsLeadIntoObjects() {
        assertThat(FormBody.parse("a=1&b.c=x+y&b.d=%C3%A4&e".getBytes(UTF_8)))
                .isEqualTo(StrictJson.parse("{\"a\":\"1\",\"b\":{\"c\":\"x y\",\"d\":\"ä\"},\"e\":\"\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "consent.marketing=false&consent.marketing=true, true",
        "consent.marketing=true&consent.marketing=false, false",
        "consent=agreed&consent.marketing=true, true",
        "consent.marketing=true&consent=agreed, true",
        "consent.marketing=true&consent=, true"
    })
    void ofANameThatStandsTwiceTheLastValueCounts(String form, String marketing) {
        assertThat(FormBody.parse(form.getBytes(UTF_8)).at("/consent/marketing").asText())
                .isEqualTo(marketing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=Ren%E9 | | René",
                "name=Ren%C3%A9 | | René",
                "name=Ren%E9 | ISO-8859-1 | René",
                "name=Ren%E9 | utf-8 | René",
                "name=%80uro%9F | latin1 | €uroŸ",
                "name=%A3ukasz | iso-8859-2 | Łukasz",
                "name=%A3ukasz&_charset_=iso-8859-2 | utf-8 | Łukasz",
                "_charset_=windows-1251&name=%C0%ED%ED%E0 | | Анна",
                "name=%82%A0%82%E2 | shift_jis | あや",
                "name=%26%23321%3Bukasz | | Łukasz",
                "name=Ren%E9 | no-such-set | René",
                "name=Ren%E9 | utf-16 | René",
                "name=Ren%C3 | | RenÃ",
                "%EF%BB%BFname=x | | "
            })
    void aFormIsReadInTheCharacterSetInWhichItWasSent(String form, String charset, String name) {
        assertThat(FormBody.parse(form.getBytes(UTF_8), Optional.ofNullable(charset))
                        .path("name")
                        .asText())
                .isEqualTo(name == null ? "" : name);
    }

    @Test
    void bytesThatWereNotEscapedAreReadTheSameWay() {
        assertThat(FormBody.parse("name=René".getBytes(ISO_8859_1)).path("name").asText())
                .isEqualTo("René");
        assertThat(FormBody.parse("\uFEFFname=René".getBytes(UTF_8))
                        .path("name")
                        .asText())
                .isEqualTo("René");
    }

    @Test
    void noByteComesToACharacterThatStandsForALostOne() {
        for (int each = 0x80; each < 0x100; each++) {
            String form = "a=%%%02X".formatted(each);
            assertThat(FormBody.parse(form.getBytes(UTF_8)).path("a").asText())
                    .as(form)
                    .hasSize(1)
                    .isNotEqualTo("\uFFFD");
        }
    }

    @ParameterizedTest
    @CsvSource({"a=%zz, %zz", "a=%0, %0", "a=100%, 100%", "a=%, %"})
    void aBrokenEscapeStandsForItself(String form, String text) {
        assertThat(FormBody.parse(form.getBytes(UTF_8)).path("a").asText()).isEqualTo(text);
    }

    @Test
    void nulIsRefused() {
        assertThatThrownBy(() -> FormBody.parse("a=x%00y".getBytes(UTF_8))).isInstanceOf(MalformedBody.class);
    }

    @Test
    void aHundredFieldsAreAFormAndAThousandAreNot() {
        assertThatThrownBy(() -> FormBody.parse("a=1&".repeat(1000).getBytes(UTF_8)))
                .isInstanceOf(MalformedBody.class);
    }
}
