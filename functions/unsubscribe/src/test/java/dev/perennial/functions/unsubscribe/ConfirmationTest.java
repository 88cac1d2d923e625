package dev.perennial.functions.unsubscribe;

import static dev.perennial.functions.unsubscribe.Visitor.ADA;
import static dev.perennial.functions.unsubscribe.Visitor.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.aws.EventBus;
import dev.perennial.domain.record.ConsentSource;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.Word;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SignedLink.Purpose;
import dev.perennial.events.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {

    private final Visitor visitor = new Visitor();
    private final LinkTokens links = new LinkTokens(List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private Customer customer = saying(new Consent(Optional.empty(), Optional.of(word(true, 0))));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void openingTheLinkConfirmsNothing(String method) {
        assertThat(status(send(method, token(Purpose.CONFIRMATION, 60)))).isEqualTo(200);
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void thePageHasOneButtonThatPostsTheToken() {
        String token = token(Purpose.CONFIRMATION, 60);
        assertThat(send("GET", token).path("body").asText())
                .contains(
                        "<form method=\"post\" action=\"/v1/confirmation?token=" + token,
                        "<button type=\"submit\">Yes, please write to me</button>");
    }

    @Test
    void thePostConfirmsAndKeepsWhereItCameFrom() {
        JsonNode answer = send("POST", token(Purpose.CONFIRMATION, 60));
        assertThat(answer.path("body").asText()).contains("it is confirmed");
        assertThat(visitor.taken).extracting(EventBus.Entry::detailType).containsExactly("ConsentChanged");
        JsonNode detail = StrictJson.parse(visitor.taken.getFirst().detail());
        assertThat(detail.at("/customer/customerId").asText()).isEqualTo(ADA.value());
        assertThat(detail.path("data")).isEqualTo(StrictJson.parse("""
                                {"purpose":"marketing","granted":true,"source":"confirmation link",
                                 "proof":"203.0.113.7"}"""));
    }

    @Test
    void whoConfirmedAlreadyIsToldSoAndNothingIsSaidTwice() {
        customer = saying(Consent.of(word(true, 0)));
        assertThat(send("GET", token(Purpose.CONFIRMATION, 60)).path("body").asText())
                .contains("it is confirmed");
        assertThat(send("POST", token(Purpose.CONFIRMATION, 60)).path("body").asText())
                .contains("it is confirmed");
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void whatWasWithdrawnSinceOrForgottenTheLinkDoesNotBringBack() {
        customer = saying(new Consent(Optional.of(word(false, 9)), Optional.of(word(true, 0))));
        assertThat(status(send("POST", token(Purpose.CONFIRMATION, 60)))).isEqualTo(410);
        customer = Customer.unknown(ADA);
        assertThat(status(send("POST", token(Purpose.CONFIRMATION, 60)))).isEqualTo(410);
        assertThat(visitor.taken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"CONFIRMATION"},
            mode = EnumSource.Mode.EXCLUDE)
    void aLinkForSomethingElseConfirmsNothing(Purpose purpose) {
        assertThat(status(send("POST", token(purpose, 60)))).isEqualTo(400);
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void aLinkThatWasTamperedWithOrHasExpiredConfirmsNothing() {
        assertThat(status(send("POST", token(Purpose.CONFIRMATION, 60) + "x"))).isEqualTo(400);
        assertThat(status(send("POST", token(Purpose.CONFIRMATION, 0)))).isEqualTo(410);
        assertThat(visitor.taken).isEmpty();
    }

    @Test
    void aBusThatIsNotWellIsSaidSo() {
        visitor.busIsWell = false;
        JsonNode answer = send("POST", token(Purpose.CONFIRMATION, 60));
        assertThat(status(answer)).isEqualTo(503);
        assertThat(status(send("PUT", token(Purpose.CONFIRMATION, 60)))).isEqualTo(405);
    }

    private String token(Purpose purpose, long seconds) {
        return links.sign(new SignedLink(purpose, ADA, "confirm.s", NOW.plusSeconds(seconds)));
    }

    private static int status(JsonNode answer) {
        return answer.path("statusCode").asInt();
    }

    private static Word word(boolean granted, long seconds) {
        return new Word(
                granted, NOW.plusSeconds(seconds), ConsentSource.read("form"), Optional.empty(), Optional.empty());
    }

    private static Customer saying(Consent consent) {
        return Visitor.adaAllowing(Map.of("marketing", consent));
    }

    private JsonNode send(String method, String token) {
        ConfirmationEndpoint endpoint = new ConfirmationEndpoint(
                links::verify, id -> id.equals(ADA) ? customer : Customer.unknown(id), visitor.consents());
        return visitor.visits(endpoint, method, "/v1/confirmation", "lang=en&token=" + token, "");
    }
}
