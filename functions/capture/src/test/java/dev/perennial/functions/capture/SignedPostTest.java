package dev.perennial.functions.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.functions.capture.House.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is not signed as it has to be reaches no bus. */
class SignedPostTest {
    private static final String BODY =
            "{\"customer\":{\"externalId\":\"7\"},\"kind\":\"login\",\"eventId\":\"login-1\"}";

    private final House house = new House();
    private int expected;

    private static Post post() {
        return Post.json("/v1/activities", BODY);
    }

    private void refused(Post post, String because) {
        Answer answer = house.send(post);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("detail").asText()).contains(because);
    }

    @AfterEach
    void nothingElseReachedTheBus() {
        assertThat(house.bus.taken).hasSize(expected);
    }

    @Test
    void bothTheNewAndTheOldSecretAreGoodWhileTheyChange() {
        expected = 2;
        assertThat(house.send(post().signed(Post.SECRET)).status()).isEqualTo(202);
        assertThat(house.send(post().signed(Post.OLD_SECRET)).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/purchases",
                "/v1/refunds",
                "/v1/redemptions",
                "/v1/delays",
                "/v1/reviews",
                "/v1/activities",
                "/v1/complaints",
                "/v1/contracts",
                "/v1/addresses",
                "/v1/erasures",
                "/v1/events",
                "/v1/surveys"
            })
    void withoutASignatureNothingIsTaken(String path) {
        refused(Post.json(path, BODY), "");
    }

    @Test
    void oneByteChangedIsRefused() {
        refused(post().signed().body(BODY.replace("login-1", "login-2")), "no signature fits");
    }

    @Test
    void theSameJsonWrittenAnewIsRefused() {
        refused(post().signed().body(BODY.replace(":", ": ")), "no signature fits");
    }

    @Test
    void afterFiveMinutesItCannotBePlayedAgain() {
        refused(post().signed().at(Post.NOW.plus(Duration.ofMinutes(5)).plusSeconds(1)), "five minutes");
    }

    @Test
    void anUnknownSecretIsRefused() {
        refused(post().signed("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "no signature fits");
    }

    @Test
    void aSecretThatWasJustAddedIsGoodAtOnceAndADroppedOneUntilTheNextReading() {
        expected = 3;
        String added = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assertThat(house.send(post().signed(Post.OLD_SECRET)).status()).isEqualTo(202);
        house.secrets.addFirst(added);
        house.secrets.remove(Post.OLD_SECRET);
        assertThat(house.send(later(60).signed(Post.OLD_SECRET)).status()).isEqualTo(202);
        assertThat(house.send(later(61).signed(added)).status()).isEqualTo(202);
        refused(later(62).signed(Post.OLD_SECRET), "no signature fits");
    }

    private static Post later(int seconds) {
        return post().at(Post.NOW.plusSeconds(seconds));
    }

    @Test
    void aSignatureWithoutIdOrTimeIsRefused() {
        refused(post().header("webhook-signature", "v1,AAAA"), "webhook-id is missing");
        refused(
                post().header("webhook-id", "1").header("webhook-signature", "v1,AAAA"),
                "webhook-timestamp is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/signups", "/v1/leads"})
    void aPublicAddressDoesNotOverlookABadSignature(String path) {
        refused(
                Post.json(path, "{\"email\":\"ada@example.com\"}").signed().body("{\"email\":\"eve@example.com\"}"),
                "no signature fits");
    }

    @Test
    void aPostWithoutAKeyOfItsOwnTakesThatOfTheHeader() {
        expected = 1;
        house.send(Post.json("/v1/activities", BODY.replace("eventId", "x")).signed());
        assertThat(house.onlyDetail().path("eventId").asText()).isEqualTo(Post.ID);
    }
}
