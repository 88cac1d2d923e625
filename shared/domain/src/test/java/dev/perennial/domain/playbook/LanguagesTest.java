package dev.perennial.domain.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-AT, de-AT de",
        "de-CH-1996, de-CH-1996 de-CH de",
        "de-AT-u-nu-latn, de-AT de",
        "pt-BR, pt-BR pt",
        "pt-AO, pt-AO pt-PT pt",
        "es-MX, es-MX es-419 es",
        "es-ES, es-ES es",
        "zh-Hant-TW, zh-Hant-TW zh-Hant zh-TW zh",
        "zh-TW, zh-Hant-TW zh-Hant zh-TW zh",
        "zh-CN, zh-Hans-CN zh-Hans zh-CN zh",
        "cmn-TW, cmn-TW cmn zh-Hant-TW zh-Hant zh-TW zh",
        "iw, he",
        "in-ID, id-ID id",
        "ji, yi",
        "no, no nb nn nn-NO no-NO",
        "nb, nb no nn nn-NO no-NO",
        "nb-NO, nb-NO no-NO nb no nn-NO nn",
        "nn, nn nn-NO no-NO no nb",
        "sh, sh sr-Latn sr",
        "mo-MD, mo-MD mo ro-MD ro",
        "fil-PH, fil-PH fil tl-PH tl"
    })
    void theTextsOfTheseDoInThisOrder(String asked, String tags) {
        assertThat(String.join(" ", Languages.fallbacks(Locale.forLanguageTag(asked))))
                .isEqualTo(tags);
    }

    @ParameterizedTest
    @CsvSource({
        "ar, true",
        "ar-EG, true",
        "he, true",
        "iw, true",
        "fa-IR, true",
        "ur, true",
        "ckb, true",
        "yi, true",
        "az-Arab, true",
        "pa-Arab-PK, true",
        "ar-Latn, false",
        "ku, false",
        "az, false",
        "de, false",
        "zh-Hant, false"
    })
    void theDirectionFollowsFromTheScript(String tag, boolean rightToLeft) {
        assertThat(Languages.isRightToLeft(Locale.forLanguageTag(tag))).isEqualTo(rightToLeft);
    }

    @ParameterizedTest
    @CsvSource({
        "de-at, de-AT",
        "ZH-hant-tw, zh-Hant-TW",
        "iw, he",
        "de_AT,",
        "deutsch-in-oesterreich,",
        "x-foo,",
        "de-u-nu-latn,",
        "'',"
    })
    void aTagIsWrittenInOneWay(String tag, String canonical) {
        assertThat(Languages.canonical(tag).orElse(null)).isEqualTo(canonical);
    }
}
