package dev.perennial.functions.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Front;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private final List<String> log = new ArrayList<>();
    private final Front front = new Front(new Shelf(), log::add);

    private JsonNode open(String method, String page, String query, String acceptLanguage) {
        ObjectNode event =
                StrictJson.object()
                        .put("rawPath", "/v1/pages/" + page)
                        .put("routeKey", method + " /v1/pages/{page}")
                        .put("rawQueryString", query);
        event.putObject("headers").put("accept-language", acceptLanguage);
        event.putObject("requestContext")
                .put("timeEpoch", 1_795_169_700_000L)
                .putObject("http")
                .put("method", method);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        front.answer(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), out);
        return StrictJson.parse(out.toByteArray());
    }

    private JsonNode open(String page, String query) {
        return open("GET", page, query, "en");
    }

    private static String html(JsonNode answer) {
        return answer.path("body").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "signup, en, Stay in touch",
        "signup, de-DE, In Verbindung bleiben",
        "thanks, en, Thank you",
        "thanks, de, Vielen Dank",
        "check-inbox, en, inbox",
        "check-inbox, de, Postfach",
        "survey, en, recommend",
        "survey, de, weiterempfehlen"
    })
    void everyPageSpeaksBothLanguages(String page, String language, String words) {
        JsonNode answer = open("GET", page, "token=t", language);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.at("/headers/content-type").asText())
                .isEqualTo("text/html; charset=utf-8");
        assertThat(html(answer))
                .contains(words, "<html lang=\"" + language.substring(0, 2) + "\">");
    }

    @Test
    void theLanguageCanBeAskedFor() {
        assertThat(html(open("thanks", "lang=de"))).contains("Vielen Dank");
    }

    @Test
    void theSignUpFormPostsWhatASignUpNeeds() {
        assertThat(html(open("signup", "utm_source=google&utm_campaign=%22autumn%22")))
                .contains(
                        "<form method=\"post\" action=\"/v1/signups\">",
                        "name=\"email\"",
                        "name=\"consent.marketing\"",
                        "name=\"consent.textVersion\" value=\"2026-01\"",
                        "name=\"attribution.source\" value=\"google\"",
                        "name=\"attribution.campaign\" value=\"&quot;autumn&quot;\"")
                .doesNotContain("checked");
    }

    @Test
    void theSurveyOffersElevenAnswersAndChoosesTheOneThatWasClicked() {
        String page = html(open("survey", "token=abc.def&score=9"));
        assertThat(Pattern.compile("type=\"radio\"").matcher(page).results()).hasSize(11);
        assertThat(page)
                .contains("name=\"token\" value=\"abc.def\"", "value=\"9\" required checked")
                .containsOnlyOnce("checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token=t&score=11", "token=t&score=x", "token=t"})
    void anotherScoreChoosesNothing(String query) {
        assertThat(html(open("survey", query))).doesNotContain("checked");
    }

    @Test
    void aSurveyWithoutATokenSaysThatTheLinkIsIncomplete() {
        JsonNode answer = open("survey", "score=9");
        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(html(answer)).doesNotContain("<form");
    }

    @Test
    void whatComesWithTheAddressIsShownAsTextOnly() {
        assertThat(html(open("survey", "token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")))
                .doesNotContain("<script");
        assertThat(html(open("signup", "utm_source=%22%3E%3Cimg%20src=x%3E")))
                .doesNotContain("<img");
    }

    @Test
    void noPageNeedsAScriptOrAnythingFromElsewhere() {
        for (String page : List.of("signup", "survey", "thanks", "check-inbox", "nothing")) {
            JsonNode answer = open(page, "token=t");
            assertThat(html(answer))
                    .doesNotContain("<script", "http:", "https:", " style=", "onclick");
            assertThat(answer.at("/headers/content-security-policy").asText())
                    .contains("default-src 'none'", "form-action 'self'");
        }
    }

    @Test
    void everyFieldThatCanBeSeenHasALabel() {
        for (String page : List.of("signup", "survey")) {
            String html = html(open(page, "token=t"));
            List<String> ids =
                    Pattern.compile("<(?:input|textarea) id=\"([a-z]+)\"")
                            .matcher(html)
                            .results()
                            .map(result -> result.group(1))
                            .toList();
            assertThat(ids).isNotEmpty();
            for (String id : ids) {
                assertThat(html).contains("<label for=\"" + id + "\">");
            }
            assertThat(
                            Pattern.compile("<input (?!id=)(?!type=\"hidden\")[^>]*>")
                                    .matcher(html)
                                    .results()
                                    .map(MatchResult::group))
                    .allMatch(input -> html.contains("<label>" + input));
        }
    }

    @Test
    void anUnknownPageIsNotFound() {
        assertThat(open("nothing", "").path("statusCode").asInt()).isEqualTo(404);
        assertThat(open("../signup", "").path("statusCode").asInt()).isEqualTo(404);
    }

    @Test
    void onlyReadingIsPossible() {
        assertThat(open("POST", "signup", "", "en").path("statusCode").asInt()).isEqualTo(405);
        assertThat(html(open("HEAD", "signup", "", "en"))).isEmpty();
    }

    @Test
    void neitherTokenNorAddressIsLogged() {
        open("survey", "token=abc.def");
        open("ada@example.com", "");
        assertThat(log)
                .containsExactly(
                        "{\"route\":\"GET /v1/pages/{page}\",\"status\":200,\"accepted\":0,\"refused\":0}",
                        "{\"route\":\"GET /v1/pages/{page}\",\"status\":404,\"accepted\":0,\"refused\":0}");
    }
}
