package dev.perennial.functions.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.events.LinkTokens;
import dev.perennial.events.SignedLink;
import dev.perennial.functions.capture.House.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SurveyLinkTest {
    private final House house = new House();
    private final SignedLink link =
            new SignedLink(SignedLink.Purpose.SURVEY, House.ADA, "welcome", Post.NOW.plusSeconds(60));

    /** A program is told why; whoever sent the form gets a page that says what to do. */
    private void refused(String token, String because) {
        Answer told = house.send(Post.json("/v1/surveys", "{\"token\":\"" + token + "\",\"score\":9}"));
        assertThat(told.status()).isEqualTo(401);
        assertThat(told.text()).contains(because);
        Answer shown = house.send(Post.form("/v1/surveys", "token=" + token + "&score=9"));
        assertThat(shown.status()).isEqualTo(because.equals("expired") ? 410 : 400);
        assertThat(shown.text())
                .contains(because.equals("expired") ? "has expired" : "does not work")
                .doesNotContain("<form");
    }

    @AfterEach
    void nothingReachedTheBus() {
        assertThat(house.bus.taken).isEmpty();
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        String token = house.links.sign(link);
        refused(token.substring(0, token.length() - 1), "not valid");
        refused("x" + token, "not valid");
    }

    @Test
    void aTokenForAnotherPurposeIsRefused() {
        SignedLink unsubscribe =
                new SignedLink(SignedLink.Purpose.UNSUBSCRIBE, link.customerId(), link.sendKey(), link.expiresAt());
        refused(house.links.sign(unsubscribe), "not valid");
    }

    @Test
    void theTokenOfOneSurveyAnswersNoOther() {
        String satisfaction = house.satisfactionToken(Duration.ofDays(1));
        String recommendation = house.surveyToken(Duration.ofDays(1));
        for (String form :
                List.of("survey=nps&score=3&token=" + satisfaction, "survey=csat&score=3&token=" + recommendation)) {
            Answer answer = house.send(Post.form("/v1/surveys", form));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("does not work").doesNotContain("<form");
        }
        for (String body : List.of(
                "{\"survey\":\"nps\",\"score\":3,\"token\":\"" + satisfaction + "\"}",
                "{\"survey\":\"csat\",\"score\":3,\"token\":\"" + recommendation + "\"}")) {
            assertThat(house.send(Post.json("/v1/surveys", body)).status()).isEqualTo(401);
        }
    }

    @Test
    void aSurveyThatThereIsNotIsNamed() {
        String body =
                "{\"survey\":\"ces\",\"score\":3,\"token\":\"%s\"}".formatted(house.surveyToken(Duration.ofDays(1)));
        Answer answer = house.send(Post.json("/v1/surveys", body));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("must be one of nps, csat");
        assertThat(answer.fields()).containsExactly("survey");
    }

    @Test
    void aTokenThatExpiredIsRefused() {
        refused(house.surveyToken(Duration.ZERO), "expired");
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() {
        refused(new LinkTokens(List.of("C2FVsBQIhrscChlQIMV+b5sSYspob7oD")).sign(link), "not valid");
    }

    @Test
    void aTokenAnswersForNobodyElse() {
        String body = "{\"token\":\"%s\",\"score\":0,\"customer\":{\"email\":\"eve@example.com\"}}"
                .formatted(house.links.sign(link));
        Answer answer = house.send(Post.json("/v1/surveys", body));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("customer");
    }

    @Test
    void withoutATokenNobodyAnswers() {
        refused("", "token");
        assertThat(house.send(Post.json(
                                "/v1/surveys",
                                "{\"customer\":{\"email\":\"ada@example.com\"},\"survey\":\"nps\",\"score\":0}"))
                        .status())
                .isEqualTo(401);
    }
}
