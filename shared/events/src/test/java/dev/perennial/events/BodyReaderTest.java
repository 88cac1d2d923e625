package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.ActivityFacts;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.Fact.Item;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.facts.FeedbackFacts;
import dev.perennial.domain.facts.PurchaseFacts;
import dev.perennial.domain.facts.RecordFacts;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:16:00Z");
    private static final CustomerId ADA =
            CustomerId.of(EmailAddress.parse("ada@example.com").orElseThrow());
    private static final Receipt SIGNED = new Receipt(NOW, Optional.of("msg_1"), false, true, Optional.empty());
    private static final Receipt PUBLIC = new Receipt(NOW, Optional.empty(), false, false, Optional.empty());
    private static final Receipt FORM = new Receipt(NOW, Optional.empty(), true, false, Optional.empty());

    private final BodyReader reader = new BodyReader(time -> "evt_minted");

    private Reading purchase(String fields) {
        return reader.read(
                PurchaseFacts.PURCHASE_COMPLETED,
                StrictJson.parse("{\"customer\":{\"email\":\"ada@example.com\"},\"orderId\":\"A-1\"," + fields + "}"),
                SIGNED);
    }

    private static Event accepted(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).event();
    }

    private static List<FieldProblem> refused(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problems();
    }

    @Test
    void aPurchaseIsReadWithAllItsFields() {
        Event event = accepted(purchase("""
                                "total":{"amount":4998,"currency":"EUR"},
                                "items":[{"sku":"TEA-1","name":"Assam","category":"tea","quantity":2,"unitPrice":2499}],
                                "purchasedAt":"2026-11-20T10:15:00Z"
                                """));
        assertThat(event.id()).isEqualTo("purchase-A-1");
        assertThat(event.occurredAt()).isEqualTo("2026-11-20T10:15:00Z");
        assertThat(event.customer().key()).isEqualTo(ADA);
        assertThat(((Fact.PurchaseCompleted) event.fact()).items())
                .containsExactly(new Item("TEA-1", Optional.of("Assam"), Optional.of("tea"), 2, Optional.of(2499L)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | must be from 0 to 1000000000000",
                "1000000000001 | must be from 0 to 1000000000000",
                "99999999999999999999999999 | must be a whole number from 0 to 1000000000000",
                "49.98 | must be a whole number from 0 to 1000000000000",
                "1e3 | must be a whole number from 0 to 1000000000000",
                "\"4998\" | must be a whole number from 0 to 1000000000000",
                "null | is required"
            })
    void anAmountThatIsNoAmountIsRefusedByName(String amount, String reason) {
        assertThat(refused(purchase("\"total\":{\"amount\":" + amount + ",\"currency\":\"EUR\"}")))
                .containsExactly(new FieldProblem("total.amount", reason));
    }

    @Test
    void aProblemInTheSecondItemSaysSo() {
        assertThat(refused(purchase("\"total\":{\"amount\":1,\"currency\":\"EUR\"},"
                        + "\"items\":[{\"sku\":\"A\",\"quantity\":1},{\"quantity\":0}]")))
                .containsExactly(
                        new FieldProblem("items[1].sku", "is required"),
                        new FieldProblem("items[1].quantity", "must be from 1 to 1000000"));
    }

    @Test
    void withoutATimeItHappenedWhenItWasReceived() {
        assertThat(accepted(purchase("\"total\":{\"amount\":1,\"currency\":\"EUR\"}"))
                        .occurredAt())
                .isEqualTo(NOW);
    }

    @Test
    void aTimeSixMinutesAheadIsRefusedByTheNameThatTheBodyGaveIt() {
        assertThat(refused(purchase(
                        "\"total\":{\"amount\":1,\"currency\":\"EUR\"}," + "\"purchasedAt\":\"2026-11-20T10:22:00Z\"")))
                .containsExactly(new FieldProblem("purchasedAt", "is in the future"));
    }

    @Test
    void aFactWithoutAKeyTakesTheSendersIdThenThatOfThePostThenANewOne() {
        String customer = "{\"customer\":{\"externalId\":\"4711\"},\"kind\":\"login\"";
        assertThat(activity(customer + ",\"eventId\":\"login-9\"}", SIGNED).id())
                .isEqualTo("login-9");
        assertThat(activity(customer + "}", SIGNED).id()).isEqualTo("msg_1");
        assertThat(activity(customer + "}", PUBLIC).id()).isEqualTo("evt_minted");
    }

    private Event activity(String body, Receipt receipt) {
        return accepted(reader.read(ActivityFacts.ACTIVITY_RECORDED, StrictJson.parse(body), receipt));
    }

    @Test
    void anAddressChangesFromWhatNamesTheCustomerToWhatStandsBeside() {
        Event event = accepted(reader.read(
                RecordFacts.ADDRESS_CHANGED,
                StrictJson.parse("{\"customer\":{\"email\":\"ada@example.com\"}," + "\"email\":\"Ada@New.Example\"}"),
                SIGNED));
        assertThat(event.customer().key()).isEqualTo(ADA);
        assertThat(event.fact()).isEqualTo(new Fact.AddressChanged(new EmailAddress("ada@new.example")));
        assertThat(refused(reader.read(
                        RecordFacts.ADDRESS_CHANGED, StrictJson.parse("{\"email\":\"Ada@New.Example\"}"), SIGNED)))
                .containsExactly(new FieldProblem("customer", "is required"));
    }

    @Test
    void anIdThatLooksLikeAKeyIsMarkedAsTheSenders() {
        String login = "{\"customer\":{\"externalId\":\"1\"},\"kind\":\"login\",\"eventId\":\"%s\"}";
        assertThat(activity(login.formatted("purchase-A-1"), SIGNED).id()).isEqualTo("sent:purchase-A-1");
        assertThat(activity(login.formatted("sent:purchase-A-1"), SIGNED).id()).isEqualTo("sent:purchase-A-1");
        String longest = "purchase-" + "x".repeat(186);
        assertThat(activity(login.formatted(longest), SIGNED).id()).hasSize(200);
        assertThat(refused(reader.read(
                        ActivityFacts.ACTIVITY_RECORDED, StrictJson.parse(login.formatted(longest + "x")), SIGNED)))
                .extracting(FieldProblem::field)
                .containsExactly("eventId");
    }

    @ParameterizedTest
    @CsvSource({"marketing, true", "product-news2, true", "News, false", "2nd, false", "a b, false"})
    void aPurposeIsASmallWord(String purpose, boolean good) {
        Reading reading = reader.readLine(
                StrictJson.parse("{\"type\":\"ConsentChanged\",\"customer\":{\"externalId\":\"1\"},\"purpose\":\""
                        + purpose
                        + "\",\"granted\":true,\"source\":\"hotline\"}"),
                SIGNED);
        assertThat(reading instanceof Reading.Accepted).isEqualTo(good);
        if (reading instanceof Reading.Refused refused) {
            assertThat(refused.problems()).extracting(FieldProblem::field).containsExactly("purpose");
        }
    }

    @Test
    void theLinkOfAMailSaysWhoAnswersAndWhichMailAsked() {
        SignedLink link = new SignedLink(SignedLink.Purpose.SURVEY, ADA, "thank-you.A-1", NOW.plusSeconds(1));
        Event event = accepted(
                reader.readAnswer(FormBody.parse("token=t&score=9&comment=Fine%0D%0Atea".getBytes(UTF_8)), link, FORM));
        assertThat(event.id()).isEqualTo("survey-thank-you.A-1");
        assertThat(event.customer().key()).isEqualTo(ADA);
        assertThat(event.fact())
                .isEqualTo(new Fact.SurveyAnswered("nps", 9, Optional.of("Fine\r\ntea"), Optional.of("thank-you.A-1")));
    }

    @ParameterizedTest
    @CsvSource({
        "csat, 0, must be from 1 to 5",
        "csat, 6, must be from 1 to 5",
        "csat, 2.5, must be a whole number from 1 to 5",
        "nps, 11, must be from 0 to 10",
        "nps, -1, must be from 0 to 10"
    })
    void aScoreOutOfRangeIsToldWithTheRangeOfItsSurvey(String survey, String score, String words) {
        String body = "{\"customer\":{\"externalId\":\"1\"},\"survey\":\"%s\",\"score\":%s}".formatted(survey, score);
        assertThat(refused(reader.read(FeedbackFacts.SURVEY_ANSWERED, StrictJson.parse(body), SIGNED)))
                .containsExactly(new FieldProblem("score", words));
    }

    @Test
    void theLinkOfAMailAnswersItsOwnSurveyAlone() {
        SignedLink link = new SignedLink(SignedLink.Purpose.SATISFACTION, ADA, "asked", NOW.plusSeconds(1));
        Event event = accepted(reader.readAnswer(StrictJson.parse("{\"score\":5}"), link, PUBLIC));
        assertThat(event.fact()).isEqualTo(new Fact.SurveyAnswered("csat", 5, Optional.empty(), Optional.of("asked")));
        assertThat(refused(reader.readAnswer(StrictJson.parse("{\"score\":5,\"survey\":\"nps\"}"), link, PUBLIC)))
                .containsExactly(new FieldProblem("survey", "is not the one that the token is for"));
    }

    @ParameterizedTest
    @CsvSource({
        "jörg@example.com, has letters before the @ that no mail of ours can be sent to; they must be plain (a to z)",
        "a..b@example.com, 'has a dot before the @ that stands first, last, or beside another dot'",
        "ada@127.0.0.1, ends in a name that no mail can be sent to",
        "ada, is not an e-mail address"
    })
    void anAddressThatNoMailReachesIsRefusedBySentence(String email, String sentence) {
        String customer = "{\"customer\":{\"email\":\"%s\"},\"kind\":\"login\"}".formatted(email);
        assertThat(refused(reader.read(ActivityFacts.ACTIVITY_RECORDED, StrictJson.parse(customer), SIGNED)))
                .containsExactly(new FieldProblem("customer.email", sentence));
        String move = "{\"customer\":{\"externalId\":\"1\"},\"email\":\"%s\"}".formatted(email);
        assertThat(refused(reader.read(RecordFacts.ADDRESS_CHANGED, StrictJson.parse(move), SIGNED)))
                .containsExactly(new FieldProblem("email", sentence));
    }

    @Test
    void whoIsKnownByAnAddressThatNoMailReachesCanBeForgottenAndReachedElsewhere() {
        String customer = "{\"customer\":{\"email\":\"jörg@example.com\"},\"email\":\"joerg@example.com\"}";
        for (FactType<?> type : List.of(RecordFacts.CUSTOMER_ERASED, RecordFacts.ADDRESS_CHANGED)) {
            assertThat(accepted(reader.read(type, StrictJson.parse(customer), SIGNED))
                            .customer()
                            .email())
                    .contains(new EmailAddress("jörg@example.com"));
        }
    }

    @Test
    void aTokenAndACustomerTogetherAreRefused() {
        SignedLink link = new SignedLink(SignedLink.Purpose.SURVEY, ADA, "welcome", NOW);
        assertThat(refused(reader.readAnswer(
                        StrictJson.parse("{\"score\":1,\"customer\":{\"email\":\"eve@example.com\"}}"), link, PUBLIC)))
                .extracting(FieldProblem::field)
                .containsExactly("customer");
    }

    @Test
    void aComplaintMarkedResolvedSettlesIt() {
        String body = "{\"customer\":{\"externalId\":\"1\"},\"complaintId\":\"C-1\",\"resolved\":";
        assertThat(accepted(reader.read(FactTypes.postedTo("/v1/complaints"), StrictJson.parse(body + "true}"), SIGNED))
                        .id())
                .isEqualTo("complaint-C-1-resolved");
        assertThat(accepted(reader.read(
                                FactTypes.postedTo("/v1/complaints"), StrictJson.parse(body + "false}"), SIGNED))
                        .id())
                .isEqualTo("complaint-C-1");
    }

    @Test
    void aLineOfABatchMayBeFlatOrInTheShapeOfTheBus() {
        Event flat = line("{\"type\":\"PurchaseCompleted\",\"backfill\":true,\"customer\":{\"externalId\":\"1\"},"
                + "\"orderId\":\"A-1\",\"total\":{\"amount\":1,\"currency\":\"EUR\"},"
                + "\"purchasedAt\":\"1997-01-01T00:00:00Z\"}");
        Event nested = line("{\"type\":\"PurchaseCompleted\",\"backfill\":true,\"customer\":{\"externalId\":\"1\"},"
                + "\"occurredAt\":\"1997-01-01T00:00:00Z\",\"data\":"
                + "{\"orderId\":\"A-1\",\"total\":{\"amount\":1,\"currency\":\"EUR\"}}}");
        assertThat(flat).isEqualTo(nested);
        assertThat(flat.backfill()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LeadCaptured",
                "CustomerSignedUp",
                "PurchaseCompleted",
                "SurveyAnswered",
                "ComplaintResolved",
                "ContractChanged",
                "ConsentChanged",
                "AddressChanged"
            })
    void historyOfAnyKindSaysWhenItHappened(String type) {
        String line = "{\"type\":\"" + type + "\",\"backfill\":true,\"customer\":{\"externalId\":\"1\"}%s}";
        FieldProblem problem = new FieldProblem(
                "occurredAt", "is required of history (backfill): it would count as what was said last");
        assertThat(refused(reader.readLine(StrictJson.parse(line.formatted("")), SIGNED)))
                .contains(problem);
        assertThat(refused(reader.readLine(StrictJson.parse(line.formatted(",\"data\":{}")), SIGNED)))
                .contains(problem);
        assertThat(reader.readLine(
                        StrictJson.parse(line.formatted(",\"occurredAt\":\"2025-03-02T12:00:00Z\"")), SIGNED))
                .satisfiesAnyOf(
                        it -> assertThat(it).isInstanceOf(Reading.Accepted.class),
                        it -> assertThat(refused(it)).doesNotContain(problem));
    }

    @Test
    void aTimeOfHistoryThatIsWrongIsSaidOnce() {
        assertThat(refused(reader.readLine(
                        StrictJson.parse("{\"type\":\"ActivityRecorded\",\"backfill\":true,\"kind\":\"login\","
                                + "\"customer\":{\"externalId\":\"1\"},\"occurredAt\":\"yesterday\"}"),
                        SIGNED)))
                .extracting(FieldProblem::field)
                .containsExactly("occurredAt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DUP-2",
                "DUP-2 ",
                " DUP-2",
                "\\tDUP-2\\n",
                "\u00a0DUP-2\u202f",
                "\u200bDUP-2\ufeff",
                "\u3000DUP-2\u2003"
            })
    void whatSurroundsAKeyAndIsNotSeenIsNoPartOfIt(String key) {
        Event order = line("{\"type\":\"PurchaseCompleted\",\"customer\":{\"externalId\":\"1\"},\"orderId\":\"" + key
                + "\",\"total\":{\"amount\":1,\"currency\":\"EUR\"},\"items\":[{\"sku\":\"" + key
                + "\",\"quantity\":1}]}");
        assertThat(order.id()).isEqualTo("purchase-DUP-2");
        assertThat(((Fact.PurchaseCompleted) order.fact()).items())
                .extracting(Item::sku)
                .containsExactly("DUP-2");
        assertThat(line("{\"type\":\"PurchaseRefunded\",\"customer\":{\"externalId\":\"1\"},\"orderId\":\"" + key
                                + "\",\"refundId\":\"" + key + "\",\"amount\":{\"amount\":1,\"currency\":\"EUR\"}}")
                        .fact())
                .isEqualTo(new Fact.PurchaseRefunded("DUP-2", "DUP-2", new Money(1, "EUR")));
        Event login = line("{\"type\":\"ActivityRecorded\",\"customer\":{\"externalId\":\"" + key
                + "\"},\"kind\":\"login\",\"eventId\":\"" + key + "\"}");
        assertThat(login.id()).isEqualTo("DUP-2");
        assertThat(login.customer().externalId()).contains("DUP-2");
        for (String body : List.of(
                "\"type\":\"ComplaintRaised\",\"complaintId\":\"%s\"",
                "\"type\":\"ReviewWritten\",\"stars\":4,\"reviewId\":\"%s\"",
                "\"type\":\"ContractChanged\",\"state\":\"cancelled\",\"contractId\":\"%s\"")) {
            assertThat(line("{\"customer\":{\"externalId\":\"1\"}," + body.formatted(key) + "}")
                            .fact()
                            .toString())
                    .contains("=DUP-2,");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200b\ufeff"})
    void aKeyOfWhichNothingIsSeenIsNotThere(String key) {
        assertThat(refused(reader.readLine(
                        StrictJson.parse("{\"type\":\"ComplaintRaised\",\"customer\":{\"externalId\":\"" + key
                                + "\"},\"complaintId\":\"" + key + "\"}"),
                        SIGNED)))
                .containsExactly(
                        new FieldProblem("customer.email", "is required, or externalId, or customerId"),
                        new FieldProblem("complaintId", "is required"));
    }

    @Test
    void aPlaceholderAloneIsRefusedAndBesideAnAddressItIsTaken() {
        String line = "{\"type\":\"ActivityRecorded\",\"kind\":\"login\",\"customer\":{\"externalId\":\"%s\"%s}}";
        for (String id : List.of("0", "null", "undefined", "[object Object]", "guest")) {
            assertThat(refused(reader.readLine(StrictJson.parse(line.formatted(id, "")), SIGNED)))
                    .containsExactly(new FieldProblem(
                            "customer.externalId", "is what stands where there is no id; give an email"));
            assertThat(line(line.formatted(id, ",\"email\":\"ada@example.com\""))
                            .customer()
                            .key())
                    .isEqualTo(ADA);
        }
    }

    private Event line(String json) {
        return accepted(reader.readLine(StrictJson.parse(json), SIGNED));
    }

    @ParameterizedTest
    @CsvSource({"CustomerDue", "CustomersMerged", "StageChanged", "Nonsense"})
    void whatTheSystemSaysToItselfCannotBeSent(String type) {
        assertThat(refused(reader.readLine(StrictJson.parse("{\"type\":\"" + type + "\"}"), SIGNED)))
                .containsExactly(new FieldProblem("type", "is not an event that can be sent"));
    }
}
