package dev.perennial.functions.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import dev.perennial.functions.capture.House.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleTest {
    private static final String PURCHASE = """
            {"orderId":"A-1001","customer":{"email":"ada@example.com"},
             "total":{"amount":4998,"currency":"EUR"},"purchasedAt":"2026-11-20T10:15:00Z"}
            """;

    private final House house = new House();

    private Answer purchase(String body) {
        return house.send(Post.json("/v1/purchases", body).signed());
    }

    private static String purchase(String field, String json) {
        ObjectNode body = (ObjectNode) StrictJson.parse(PURCHASE);
        return body.set(field, StrictJson.parse(json)).toString();
    }

    @Test
    void aPurchaseIsAcceptedWhenTheBusHasIt() {
        Answer answer = purchase(PURCHASE);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json())
                .isEqualTo(StrictJson.object().put("eventId", "purchase-A-1001").put("customerId", House.ADA.value()));
        assertThat(house.bus.taken.getFirst().source()).isEqualTo("perennial.capture");
        assertThat(house.bus.taken.getFirst().detailType()).isEqualTo("PurchaseCompleted");
        assertThat(house.onlyDetail().at("/data/total/amount").asLong()).isEqualTo(4998);
        assertThat(house.onlyDetail().path("occurredAt").asText()).isEqualTo("2026-11-20T10:15:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/refunds | {'customer':{'externalId':'7'},'orderId':'A-1','amount':{'amount':1,'currency':'EUR'}} | PurchaseRefunded",
                "/v1/redemptions | {'customer':{'externalId':'7'},'redemptionId':'P-1','points':50} | PointsRedeemed",
                "/v1/delays | {'customer':{'externalId':'7'},'orderId':'A-1','expectedOn':'2026-12-09'} | OrderDelayed",
                "/v1/reviews | {'customer':{'externalId':'7'},'reviewId':'R-1','stars':4} | ReviewWritten",
                "/v1/activities | {'customer':{'externalId':'7'},'kind':'login'} | ActivityRecorded",
                "/v1/complaints | {'customer':{'externalId':'7'},'complaintId':'C-1'} | ComplaintRaised",
                "/v1/contracts | {'customer':{'externalId':'7'},'contractId':'K-1','state':'active','endsOn':'2027-03-31'} | ContractChanged",
                "/v1/complaints | {'customer':{'externalId':'7'},'complaintId':'C-1','resolved':true} | ComplaintResolved",
                "/v1/surveys | {'customer':{'externalId':'7'},'survey':'nps','score':9} | SurveyAnswered",
                "/v1/signups | {'externalId':'7','email':'ada@example.com'} | CustomerSignedUp",
                "/v1/leads | {'externalId':'7','interest':'Green teas'} | LeadCaptured",
                "/v1/addresses | {'customer':{'externalId':'7'},'email':'ada@example.com'} | AddressChanged",
                "/v1/erasures | {'customer':{'externalId':'7'}} | CustomerErased"
            })
    void everyAddressPutsItsEvent(String path, String body, String type) {
        assertThat(house.send(Post.json(path, body.replace('\'', '"')).signed()).status())
                .isEqualTo(202);
        assertThat(house.bus.taken.getFirst().detailType()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "4.5", "\"many\""})
    void aReviewHasOneToFiveStars(String stars) {
        String review = "{\"customer\":{\"externalId\":\"7\"},\"reviewId\":\"R-1\",\"stars\":" + stars + "}";
        Answer answer = house.send(Post.json("/v1/reviews", review).signed());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().toString()).contains("stars");
        assertThat(house.bus.taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "\"2026-02-30\"", "3", "null"})
    void aDelayHasADay(String day) {
        String delay = "{\"customer\":{\"externalId\":\"7\"},\"orderId\":\"A-1\",\"expectedOn\":" + day + "}";
        Answer answer = house.send(Post.json("/v1/delays", delay).signed());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().toString()).contains("expectedOn");
        assertThat(house.bus.taken).isEmpty();
    }

    @Test
    void theAnswerNamesTheIdThatTheEventReallyHas() {
        String login = "{\"customer\":{\"externalId\":\"7\"},\"kind\":\"login\",\"eventId\":\"refund-R-17\"}";
        Answer answer = house.send(Post.json("/v1/activities", login).signed());
        assertThat(answer.json().path("eventId").asText()).isEqualTo("sent:refund-R-17");
        assertThat(house.onlyDetail().path("eventId").asText()).isEqualTo("sent:refund-R-17");
        assertThat(purchase(purchase("eventId", "\"mine\""))
                        .json()
                        .path("eventId")
                        .asText())
                .isEqualTo("purchase-A-1001");
    }

    @Test
    void aSignUpNeedsNoSignatureAndAnswersTheSameForEverybody() {
        Answer answer = house.send(Post.json("/v1/signups", "{\"email\":\"Ada@Example.com\"}"));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("customerId").asText()).isEqualTo(House.ADA.value());
        assertThat(answer.json().path("eventId").asText()).isEqualTo("evt_minted");
    }

    @Test
    void aFormIsAnsweredWithTheWayToThePageOfThanks() {
        Answer answer = house.send(Post.form("/v1/signups", "email=ada%40example.com&consent.marketing=true"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("location")).isEqualTo("/v1/pages/thanks");
        assertThat(house.onlyDetail().at("/data/consent/marketing").asBoolean()).isTrue();
    }

    @Test
    void aRobotThatFillsWhatNobodySeesIsThankedAndNotTakenIn() {
        Answer answer = house.send(Post.form("/v1/signups", "email=ada%40example.com&fax_number=spam"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(house.bus.taken).isEmpty();
        assertThat(house.log.getFirst()).contains("\"accepted\":0,\"refused\":1");
    }

    @Test
    void aFormInGermanIsThankedInGerman() {
        assertThat(house.send(Post.form("/v1/signups", "email=ada%40example.com&lang=de"))
                        .header("location"))
                .isEqualTo("/v1/pages/thanks?lang=de");
    }

    @Test
    void howSatisfiedSomebodyIsComesByAFormAsWellAndMayLeaveTheSurveyToTheToken() {
        String token = house.satisfactionToken(Duration.ofDays(30));
        Answer answer = house.send(Post.form("/v1/surveys", "lang=de&survey=csat&score=4&token=" + token));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(house.onlyDetail().at("/data/survey").asText()).isEqualTo("csat");
        assertThat(house.onlyDetail().at("/data/score").asInt()).isEqualTo(4);
        assertThat(house.onlyDetail().path("eventId").asText()).isEqualTo("survey-complaint-survey.c");
        house.bus.taken.clear();
        house.send(Post.json("/v1/surveys", "{\"token\":\"" + token + "\",\"score\":1}"));
        assertThat(house.onlyDetail().at("/data/survey").asText()).isEqualTo("csat");
    }

    @Test
    void theAnswerToASurveyComesFromWhomTheTokenNames() {
        String body =
                "{\"token\":\"%s\",\"score\":9,\"comment\":\"Fine\"}".formatted(house.surveyToken(Duration.ofDays(30)));
        Answer answer = house.send(Post.json("/v1/surveys", body));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("eventId").asText()).isEqualTo("survey-thank-you.A-1001");
        assertThat(house.onlyDetail().at("/customer/customerId").asText()).isEqualTo(House.ADA.value());
    }

    @Test
    void anIdThatThePublicChoosesIsNotTaken() {
        house.send(Post.json("/v1/signups", "{\"email\":\"ada@example.com\",\"eventId\":\"purchase-A-1001\"}"));
        assertThat(house.onlyDetail().path("eventId").asText()).isEqualTo("evt_minted");
    }

    @Test
    void withoutATimeItHappenedNow() {
        purchase(purchase("purchasedAt", "null"));
        assertThat(house.onlyDetail().path("occurredAt").asText()).isEqualTo(Post.NOW.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T10:20:04Z", "1989-12-31T00:00:00Z", "20.11.2026", "2026-11-20"})
    void aTimeThatCannotBeIsRefusedByName(String time) {
        Answer answer = purchase(purchase("purchasedAt", '"' + time + '"'));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("purchasedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000000001", "99999999999999999999999", "49.98", "\"4998\"", "[]"})
    void anAmountThatCannotBeIsRefusedByName(String amount) {
        Answer answer = purchase(purchase("total", "{\"amount\":" + amount + ",\"currency\":\"EUR\"}"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.fields()).containsExactly("total.amount");
        assertThat(house.bus.taken).isEmpty();
    }

    @Test
    void unknownFieldsAreKeptOutAndNotFatal() {
        assertThat(purchase(purchase("colour", "{\"deep\":[1]}")).status()).isEqualTo(202);
        assertThat(house.onlyDetail().toString()).doesNotContain("colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderId\":\"A\",\"orderId\":\"B\"}",
                "{\"orderId\":\"\\ud83d\"}",
                "{\"orderId\":\"A\\u0000\"}",
                "{\"orderId\":",
                "[]",
                "\"text\"",
                ""
            })
    void whatIsNoObjectOrNoTextIsRefusedAsMalformed(String body) {
        Answer answer = purchase(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }

    @Test
    void aThousandLevelsAreRefused() {
        assertThat(purchase("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)).status())
                .isEqualTo(400);
    }

    @Test
    void aQuarterOfAMegabyteIsTheMost() {
        String filled = purchase("padding", '"' + "x".repeat(256 * 1024 - PURCHASE.length() - 100) + '"');
        assertThat(purchase(filled).status()).isEqualTo(202);
        assertThat(purchase(purchase("padding", '"' + "x".repeat(256 * 1024) + '"'))
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/purchases, text/plain",
        "/v1/purchases, application/x-www-form-urlencoded",
        "/v1/signups, multipart/form-data",
        "/v1/signups, ''"
    })
    void aBodyOfAnotherKindIsRefused(String path, String type) {
        Post post = Post.json(path, PURCHASE).signed().header("content-type", type);
        assertThat(house.send(post).status()).isEqualTo(415);
    }

    @Test
    void aBodyInBase64IsTheSameBody() {
        assertThat(house.send(Post.json("/v1/purchases", PURCHASE).signed().inBase64())
                        .status())
                .isEqualTo(202);
    }

    @Test
    void otherAddressesAndMethodsAreNotFoundAndNotAllowed() {
        assertThat(house.send(Post.json("/v1/nothing", "{}")).status()).isEqualTo(404);
        for (String method : new String[] {"GET", "HEAD", "PUT", "DELETE"}) {
            Answer answer =
                    house.send(Post.json("/v1/purchases", PURCHASE).signed().method(method));
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).isEqualTo("POST");
        }
        assertThat(house.bus.taken).isEmpty();
    }

    @Test
    void whatTheBusRefusesAtFirstIsTriedAgain() {
        int[] refusals = {2};
        house.bus.refuse(entry -> refusals[0]-- > 0);
        assertThat(purchase(PURCHASE).status()).isEqualTo(202);
        assertThat(house.bus.taken).hasSize(1);
    }

    @Test
    void whatTheBusRefusesForGoodIsNotSaidToBeKept() {
        house.bus.refuse(entry -> true);
        Answer answer = purchase(PURCHASE);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("5");
    }

    @Test
    void theLogHoldsNoPersonalData() {
        purchase(PURCHASE);
        house.send(Post.form("/v1/signups", "email=ada%40example.com&name=Ada&consent.marketing=1"));
        purchase(purchase("customer", "{\"email\":\"ada@example\"}"));
        assertThat(house.log)
                .containsExactly(
                        "{\"route\":\"POST /v1/purchases\",\"status\":202,\"accepted\":1,\"refused\":0}",
                        "{\"route\":\"POST /v1/signups\",\"status\":303,\"accepted\":1,\"refused\":0}",
                        "{\"route\":\"POST /v1/purchases\",\"status\":422,\"accepted\":0,\"refused\":1}");
    }
}
