package dev.perennial.functions.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.functions.capture.House.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines fill into a form stops no person. */
class HiddenFieldTest {
    private static final String EMAIL = "email=ada%40example.com&";

    private final House house = new House();

    private JsonNode taken(String path, String form) {
        Answer answer = house.send(Post.form(path, form));
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        return house.onlyDetail();
    }

    @ParameterizedTest
    @CsvSource({
        "timezone=Etc/Unknown, timezone",
        "locale=*, locale",
        "locale=the one of our country, locale",
        "birthday=1.4.1990, birthday",
        "signedUpAt=yesterday, signedUpAt",
        "occurredAt=2199-01-01T00:00:00Z, occurredAt",
        "attribution=google, attribution",
        "consent=yes, consent",
        "consent.marketing=perhaps, consent.marketing",
        "backfill=x, backfill",
        "customer=7, customer",
        "name=Ren%EF%BF%BD, name"
    })
    void whatNobodyCanReadIsLeftOutAndNamed(String field, String name) {
        JsonNode detail = taken("/v1/signups", EMAIL + field);
        assertThat(detail.path("unread")).hasSize(1);
        assertThat(detail.at("/unread/0").asText()).isEqualTo(name);
        assertThat(detail.path("data")).isEmpty();
        assertThat(detail.toString()).doesNotContain("\uFFFD");
    }

    @Test
    void theRestIsTaken() {
        JsonNode detail = taken(
                "/v1/leads",
                EMAIL + "name=Ada&timezone=Etc/Unknown&attribution.source=fair&attribution.medium="
                        + "m".repeat(201)
                        + "&consent.marketing=on&consent.textVersion="
                        + "v".repeat(101));
        assertThat(detail.path("data").toString())
                .isEqualTo(
                        "{\"name\":\"Ada\",\"consent\":{\"marketing\":true,\"source\":\"web form\",\"proof\":\"203.0.113.7\"},"
                                + "\"attribution\":{\"source\":\"fair\"}}");
        assertThat(detail.path("unread").toString())
                .isEqualTo("[\"attribution.medium\",\"consent.textVersion\",\"timezone\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "locale=de_DE, /locale, de-DE",
        "locale=de_DE.UTF-8, /locale, de-DE",
        "locale=zh_Hant_TW, /locale, zh-Hant-TW",
        "consent.marketing=checked, /consent/marketing, true",
        "consent.marketing=TRUE, /consent/marketing, true",
        "consent.marketing=false&consent.marketing=true, /consent/marketing, true",
        "consent.marketing=No, /consent/marketing, false",
        "utm_id=1&utm_id=2&x=%zz&name=Ren%E9, /name, René",
        "name=Ada%09L, /name, Ada L"
    })
    void whatCanBeReadIs(String field, String at, String value) {
        JsonNode detail = taken("/v1/signups", EMAIL + field);
        assertThat(detail.path("data").at(at).asText()).isEqualTo(value);
        assertThat(detail.has("unread")).isFalse();
    }

    @Test
    void theCharacterSetIsTheOneThatTheSenderNames() {
        house.send(Post.form("/v1/signups", EMAIL + "name=%A3ukasz")
                .header("content-type", "application/x-www-form-urlencoded; charset=\"ISO-8859-2\""));
        assertThat(house.onlyDetail().at("/data/name").asText()).isEqualTo("Łukasz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "checked-later", "2"})
    void aConsentOfWhichNobodyKnowsWhetherItCountsIsOneToBeConfirmed(String doubt) {
        JsonNode detail = taken("/v1/signups", EMAIL + "consent.marketing=on&consent.toBeConfirmed=" + doubt);
        assertThat(detail.at("/data/consent/toBeConfirmed").asBoolean()).isTrue();
        assertThat(detail.path("unread").toString()).isEqualTo("[\"consent.toBeConfirmed\"]");
    }

    @Test
    void anAnswerCountsForTheSurveyThatTheLinkIsFor() {
        String token = house.satisfactionToken(Duration.ofDays(1));
        JsonNode detail = taken("/v1/surveys", "survey=happy&score=5&comment=gut%EF%BF%BD&customer=x&token=" + token);
        assertThat(detail.at("/data/survey").asText()).isEqualTo("csat");
        assertThat(detail.at("/data/comment").asText()).isEqualTo("gut?");
    }

    @Test
    void whatAPersonCanCorrectIsAskedAgainAndWhatThePublicMustNotSayIsRefused() {
        for (String wrong : new String[] {
            "name=" + "x".repeat(201), "externalId=7", "consent.marketing=on&consent.proof=crm", "email="
        }) {
            assertThat(house.send(Post.form("/v1/signups", EMAIL + wrong)).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(house.bus.taken).isEmpty();
    }

    @Test
    void aProgramIsToldAsEver() {
        Answer answer =
                house.send(Post.json("/v1/signups", "{\"email\":\"ada@example.com\",\"timezone\":\"Etc/Unknown\"}"));
        assertThat(answer.fields()).containsExactly("timezone");
    }
}
