package dev.perennial.functions.unsubscribe;

import static dev.perennial.functions.unsubscribe.Visitor.ADA;
import static dev.perennial.functions.unsubscribe.Visitor.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.aws.EventBus;
import dev.perennial.aws.Secrets;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SignedLink.Purpose;
import dev.perennial.events.SigningKeys;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.events.StrictJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribeTest {
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW_KEY = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private final Visitor visitor = new Visitor();
    private final LinkTokens links = new LinkTokens(List.of(KEY));
    private List<String> keys = List.of(KEY);

    private JsonNode send(String method, String query, String body) {
        UnsubscribeEndpoint endpoint = new UnsubscribeEndpoint(
                new Secrets<>(
                        () -> new SigningKeys(new StandardWebhooks(List.of("whsec_" + KEY)), new LinkTokens(keys))),
                visitor.consents());
        return visitor.visits(endpoint, method, "/v1/unsubscribe", query, body);
    }

    private String token(Purpose purpose, long seconds) {
        return links.sign(new SignedLink(purpose, ADA, "welcome", NOW.plusSeconds(seconds)));
    }

    private String query() {
        return "token=" + token(Purpose.UNSUBSCRIBE, 60);
    }

    private static int status(JsonNode answer) {
        return answer.path("statusCode").asInt();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void openingTheLinkChangesNothing(String method) {
        assertThat(status(send(method, query(), ""))).isEqualTo(200);
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void thePageHasOneButtonThatPostsTheToken() {
        String page = send("GET", query() + "&lang=de", "").path("body").asText();
        assertThat(page)
                .contains(
                        "<html lang=\"de\">",
                        "<form method=\"post\" action=\"/v1/unsubscribe?token=",
                        "<button type=\"submit\">Abmelden</button>");
        String action = page.replaceAll("(?s).*action=\"/v1/unsubscribe\\?([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(status(send("POST", action, ""))).isEqualTo(200);
        assertThat(visitor.taken).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"List-Unsubscribe=One-Click", ""})
    void aPostWithdrawsTheConsent(String body) {
        JsonNode answer = send("POST", query(), body);
        assertThat(status(answer)).isEqualTo(200);
        assertThat(answer.path("body").asText()).contains("You are unsubscribed");
        assertThat(visitor.taken.getFirst().source()).isEqualTo("perennial.unsubscribe");
        assertThat(visitor.taken.getFirst().detailType()).isEqualTo("ConsentChanged");
        assertThat(StrictJson.parse(visitor.taken.getFirst().detail())).isEqualTo(StrictJson.parse("""
                                {"eventId":"evt_1","occurredAt":"2026-11-22T09:32:00Z","customer":{"customerId":"%s"},
                                 "data":{"purpose":"marketing","granted":false,"source":"unsubscribe link"}}
                                """.formatted(ADA)));
    }

    @Test
    void whateverIsPostedBesideTheLinkDoesNotMatter() {
        for (String body : List.of("x".repeat(1_000_000), "%", "purpose=other&granted=true")) {
            assertThat(status(send("POST", query(), body))).isEqualTo(200);
            assertThat(visitor.taken.getLast().detail()).contains("\"purpose\":\"marketing\",\"granted\":false");
        }
    }

    @Test
    void whoCameBackCanLeaveByTheSameLinkAgain() {
        send("POST", query(), "");
        send("POST", query(), "");
        assertThat(visitor.taken)
                .extracting(EventBus.Entry::detail)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aTokenThatIsNotOursChangesNothing(String method) {
        List<String> tokens =
                List.of("", "token=", "token=abc.def", query() + "x", "token=" + token(Purpose.SURVEY, 60));
        for (String query : tokens) {
            JsonNode answer = send(method, query, "List-Unsubscribe=One-Click");
            assertThat(status(answer)).isEqualTo(400);
            assertThat(answer.path("body").asText()).contains("does not work").doesNotContain("<form");
        }
        assertThat(visitor.taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void anExpiredLinkSaysSo(String method) {
        JsonNode answer = send(method, "token=" + token(Purpose.UNSUBSCRIBE, 0), "");
        assertThat(status(answer)).isEqualTo(410);
        assertThat(answer.path("body").asText()).contains("expired");
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void linksOutliveAChangeOfKeysUntilTheOldKeyIsDropped() {
        keys = List.of(NEW_KEY, KEY);
        assertThat(status(send("POST", query(), ""))).isEqualTo(200);
        keys = List.of(NEW_KEY);
        assertThat(status(send("POST", query(), ""))).isEqualTo(400);
    }

    @Test
    void aBusThatIsNotWellIsSaidSo() {
        visitor.busIsWell = false;
        JsonNode answer = send("POST", query(), "");
        assertThat(status(answer)).isEqualTo(503);
        assertThat(answer.at("/headers/retry-after").asText()).isEqualTo("5");
    }

    @Test
    void otherMethodsAreNotAllowed() {
        assertThat(status(send("DELETE", query(), ""))).isEqualTo(405);
    }

    @Test
    void theTokenIsNeverLogged() {
        send("POST", query(), "");
        assertThat(visitor.log)
                .containsExactly("{\"route\":\"POST /v1/unsubscribe\",\"status\":200,\"accepted\":1,\"refused\":0}");
    }
}
