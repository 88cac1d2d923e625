package dev.perennial.functions.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SignedLink.Purpose;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Front;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_795_169_700_000L);

    private final List<String> log = new ArrayList<>();
    private final LinkTokens links = new LinkTokens(List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private final Front front = new Front(new StaticPages(links::verify), log::add);
    private final String token = token(Purpose.SURVEY, NOW.plusSeconds(60));

    private final String satisfaction = token(Purpose.SATISFACTION, NOW.plusSeconds(60));

    private String tokenFor(String page) {
        return page.equals("satisfaction") ? satisfaction : token;
    }

    private String token(Purpose purpose, Instant expiresAt) {
        return links.sign(new SignedLink(purpose, CustomerId.ofExternal("ada"), "thank-you", expiresAt));
    }

    private JsonNode open(String method, String page, String query, String acceptLanguage) {
        ObjectNode event = StrictJson.object()
                .put("rawPath", "/v1/pages/" + page)
                .put("routeKey", method + " /v1/pages/{page}")
                .put("rawQueryString", query);
        event.putObject("headers").put("accept-language", acceptLanguage);
        event.putObject("requestContext")
                .put("timeEpoch", NOW.toEpochMilli())
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
        "survey, de, weiterempfehlen",
        "satisfaction, en, satisfied",
        "satisfaction, de, zufrieden"
    })
    void everyPageSpeaksBothLanguages(String page, String language, String words) {
        JsonNode answer = open("GET", page, "token=" + tokenFor(page), language);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.at("/headers/content-type").asText()).isEqualTo("text/html; charset=utf-8");
        assertThat(html(answer)).contains(words, "<html lang=\"" + language.substring(0, 2) + "\">");
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
        String page = html(open("survey", "token=" + token + "&score=9"));
        assertThat(Pattern.compile("type=\"radio\"").matcher(page).results()).hasSize(11);
        assertThat(page)
                .contains("name=\"token\" value=\"" + token + "\"", "value=\"9\" required checked")
                .containsOnlyOnce("checked");
    }

    @Test
    void howSatisfiedTheyAreCustomersSayFromOneToFive() {
        String page = html(open("satisfaction", "token=" + satisfaction + "&score=2"));
        assertThat(Pattern.compile("type=\"radio\"").matcher(page).results()).hasSize(5);
        assertThat(page)
                .contains(
                        "name=\"survey\" value=\"csat\"",
                        "name=\"token\" value=\"" + satisfaction + "\"",
                        "value=\"2\" required checked",
                        "1: not at all satisfied",
                        "5: very satisfied")
                .containsOnlyOnce("checked");
        for (String score : List.of("0", "6", "-1", "2.0", "%22%3E%3Cscript%3E", "{{token}}")) {
            assertThat(html(open("satisfaction", "token=" + satisfaction + "&score=" + score)))
                    .contains("type=\"radio\"")
                    .doesNotContain("checked", "<script");
        }
    }

    @Test
    void theTokenOfOneSurveyOpensNoOther() {
        for (String query : List.of("satisfaction?" + token, "survey?" + satisfaction)) {
            String page = query.substring(0, query.indexOf('?'));
            JsonNode answer = open(page, "score=5&token=" + query.substring(query.indexOf('?') + 1));
            assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
            assertThat(html(answer)).doesNotContain("<form");
        }
        JsonNode late = open("satisfaction", "token=" + token(Purpose.SATISFACTION, NOW));
        assertThat(late.path("statusCode").asInt()).isEqualTo(410);
        assertThat(html(late)).doesNotContain("<form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&score=11", "&score=x", ""})
    void anotherScoreChoosesNothing(String query) {
        assertThat(html(open("survey", "token=" + token + query)))
                .contains("type=\"radio\"")
                .doesNotContain("checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aLinkThatIsNotGoodIsToldBeforeAnybodyFillsInTheForm(String method) {
        for (String other :
                List.of("", "abc.def", token + "x", "x" + token, token(Purpose.UNSUBSCRIBE, NOW.plusSeconds(60)))) {
            JsonNode answer = open(method, "survey", "score=9&token=" + other, "de");
            assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
            assertThat(html(answer)).doesNotContain("<form");
        }
        JsonNode late = open(method, "survey", "token=" + token(Purpose.SURVEY, NOW), "de");
        assertThat(late.path("statusCode").asInt()).isEqualTo(410);
    }

    @Test
    void whatComesWithTheAddressIsShownAsTextOnly() {
        assertThat(html(open("survey", "score=%22%3E%3Cscript%3E&token=" + token)))
                .doesNotContain("<script");
        assertThat(html(open("signup", "utm_source=%22%3E%3Cimg%20src=x%3E"))).doesNotContain("<img");
    }

    @Test
    void noPageNeedsAScriptOrAnythingFromElsewhere() {
        for (String page : List.of("signup", "survey", "satisfaction", "thanks", "check-inbox", "nothing")) {
            JsonNode answer = open(page, "token=" + tokenFor(page));
            assertThat(html(answer)).doesNotContain("<script", "http:", "https:", " style=", "onclick");
            assertThat(answer.at("/headers/content-security-policy").asText())
                    .contains("default-src 'none'", "form-action 'self'");
        }
    }

    @Test
    void everyFieldThatCanBeSeenHasALabel() {
        for (String page : List.of("signup", "survey", "satisfaction")) {
            String html = html(open(page, "token=" + tokenFor(page)));
            List<String> ids = Pattern.compile("<(?:input|textarea) id=\"([a-z]+)\"")
                    .matcher(html)
                    .results()
                    .map(result -> result.group(1))
                    .toList();
            assertThat(ids).isNotEmpty();
            for (String id : ids) {
                assertThat(html).contains("<label for=\"" + id + "\">");
            }
            assertThat(Pattern.compile("<input (?!id=\"[a-z]+\")(?!type=\"hidden\")[^>]*>")
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
                        "{\"route\":\"GET /v1/pages/{page}\",\"status\":400,\"accepted\":0,\"refused\":0}",
                        "{\"route\":\"GET /v1/pages/{page}\",\"status\":404,\"accepted\":0,\"refused\":0}");
    }
}
