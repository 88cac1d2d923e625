package dev.perennial.functions.unsubscribe;

import static dev.perennial.functions.unsubscribe.Visitor.ADA;
import static dev.perennial.functions.unsubscribe.Visitor.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.record.ConsentSource;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.Word;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SignedLink.Purpose;
import dev.perennial.events.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    private static final String SHOWN = "shown.marketing=true&shown.product-news=true&shown.events=true";

    private final Visitor visitor = new Visitor();
    private final LinkTokens links = new LinkTokens(List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private Customer customer =
            Visitor.adaAllowing(Map.of("marketing", word(true), "product-news", word(false), "events", asked()));

    private static Consent word(boolean granted) {
        return Consent.of(said(granted));
    }

    private static Consent asked() {
        return new Consent(Optional.empty(), Optional.of(said(true)));
    }

    private static Word said(boolean granted) {
        return new Word(granted, NOW, ConsentSource.read("web form"), Optional.empty(), Optional.empty());
    }

    private String token(Purpose purpose, Instant expiresAt) {
        return links.sign(new SignedLink(purpose, ADA, "welcome", expiresAt));
    }

    private JsonNode send(String method, String body) {
        return send(method, token(Purpose.PREFERENCES, NOW.plusSeconds(1)), body);
    }

    private JsonNode send(String method, String token, String body) {
        PreferencesEndpoint endpoint = new PreferencesEndpoint(
                links::verify, id -> id.equals(ADA) ? customer : Customer.unknown(id), visitor.consents());
        return visitor.visits(endpoint, method, "/v1/preferences", "lang=en&token=" + token, body);
    }

    private List<String> changes() {
        return visitor.taken.stream()
                .map(entry -> StrictJson.parse(entry.detail()).path("data"))
                .map(data -> data.path("purpose").asText() + " "
                        + data.path("granted").asBoolean())
                .toList();
    }

    @Test
    void thePageShowsEachPurposeAsTheRecordHasIt() {
        String page = send("GET", "").path("body").asText();
        assertThat(page)
                .contains(
                        "name=\"purpose.marketing\" type=\"checkbox\" value=\"true\" checked>",
                        "name=\"purpose.product-news\" type=\"checkbox\" value=\"true\">",
                        "name=\"purpose.events\" type=\"checkbox\" value=\"true\">",
                        "<label for=\"purpose-product-news\">product news</label>",
                        "Products and offers that suit me")
                .doesNotContain("role=\"status\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void openingTheLinkChangesNothing(String method) {
        send(method, SHOWN + "&none=true");
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void onlyWhatIsDifferentIsSaid() {
        String page =
                send("POST", SHOWN + "&purpose.product-news=true").path("body").asText();
        assertThat(changes()).containsExactly("marketing false", "product-news true");
        assertThat(page)
                .contains(
                        "role=\"status\">Saved",
                        "name=\"purpose.product-news\" type=\"checkbox\" value=\"true\" checked>",
                        "name=\"purpose.marketing\" type=\"checkbox\" value=\"true\">");
    }

    @Test
    void aGrantKeepsWhereItWasPostedFromAndAWithdrawalNothing() {
        send("POST", SHOWN + "&purpose.product-news=true");
        assertThat(visitor.taken.getFirst().detail()).doesNotContain("203.0.113.7");
        assertThat(visitor.taken.getLast().detail()).contains("203.0.113.7", "preferences page");
    }

    @Test
    void aTickConfirmsWhatWasOnlyAskedFor() {
        send("POST", SHOWN + "&purpose.marketing=true&purpose.events=true");
        assertThat(changes()).containsExactly("events true");
    }

    @Test
    void aBoxThatWasNotShownIsNotUnticked() {
        send("POST", "shown.events=true");
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void aPurposeThatTheRecordDoesNotKnowCannotBeMadeUp() {
        send("POST", SHOWN + "&purpose.marketing=true&shown.other=true&purpose.other=true");
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void aFormOfThousandsOfBoxesIsNoFormOfOurs() {
        StringBuilder boxes = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            boxes.append("&shown.box").append(i).append("=true");
        }
        assertThat(send("POST", "none=true" + boxes).path("statusCode").asInt()).isEqualTo(200);
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void oneButtonEndsEverythingWhateverIsTicked() {
        customer = Visitor.adaAllowing(Map.of("marketing", word(true), "product-news", word(true)));
        String page = send("POST", SHOWN + "&purpose.marketing=true&none=true")
                .path("body")
                .asText();
        assertThat(changes()).containsExactly("marketing false", "product-news false");
        assertThat(page).contains("unsubscribed from everything").doesNotContain(" checked");
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"PREFERENCES"},
            mode = EnumSource.Mode.EXCLUDE)
    void aLinkForSomethingElseIsRefused(Purpose purpose) {
        JsonNode answer = send("POST", token(purpose, NOW.plusSeconds(1)), "none=true");
        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void aLinkThatWasTamperedWithOrHasExpiredChangesNothing() {
        String good = token(Purpose.PREFERENCES, NOW.plusSeconds(1));
        assertThat(send("POST", good + "x", "none=true").path("statusCode").asInt())
                .isEqualTo(400);
        String late = token(Purpose.PREFERENCES, NOW);
        assertThat(send("POST", late, "none=true").path("statusCode").asInt()).isEqualTo(410);
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void aBusThatIsNotWellIsSaidSo() {
        visitor.busIsWell = false;
        assertThat(send("POST", SHOWN).path("statusCode").asInt()).isEqualTo(503);
    }

    @Test
    void aFormThatCannotBeReadChangesNothing() {
        assertThat(send("POST", "%").path("statusCode").asInt()).isEqualTo(200);
        assertThat(send("DELETE", "").path("statusCode").asInt()).isEqualTo(405);
        assertThat(visitor.taken).isEmpty();
    }
}
