package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

class BadInputTest {
    private final Company company = new Company(Cloud.underTest());
    private final String ada = company.newAddress();

    @Test
    void aProblemNamesTheField() {
        JsonNode problem = company.post(
                        "/v1/purchases",
                        Company.json(Map.of(
                                "orderId", "A-1",
                                "customer", Map.of("email", ada),
                                "total", Map.of("amount", -5, "currency", "XXZ"))))
                .mustBe(422)
                .json();

        assertThat(problem.path("errors"))
                .extracting(it -> it.path("field").asText())
                .containsExactlyInAnyOrder("total.amount", "total.currency");
    }

    @Test
    void aPostWithoutSignatureIsTurnedAway() {
        company.browser
                .post("/v1/purchases", "application/json", "{\"orderId\":\"A-1\"}")
                .mustBe(401);
    }

    @Test
    void aBadLineOfABatchFailsAlone() {
        String good = Company.json(Map.of(
                "type", "PurchaseCompleted",
                "orderId", UUID.randomUUID().toString(),
                "customer", Map.of("email", ada),
                "total", Map.of("amount", 100, "currency", "EUR")));
        JsonNode results = company.post("/v1/events", "application/x-ndjson", good + "\n{\"type\":\"Nonsense\"}\n")
                .mustBe(202)
                .json()
                .path("results");
        company.cloud.settle();

        assertThat(results).extracting(line -> line.path("status").asInt()).containsExactly(202, 422);
        assertThat(company.field(results.path(0).path("customerId").asText(), "orders"))
                .isEqualTo("1");
    }

    @Test
    @Needs(Cloud.Offer.SENT_MAILS)
    void historyChangesTheRecordAndSendsNothing() {
        company.signUp(ada, true);
        String order = UUID.randomUUID().toString();
        String id = company.post(
                        "/v1/events",
                        Company.json(List.of(Map.of(
                                "type",
                                "PurchaseCompleted",
                                "backfill",
                                true,
                                "orderId",
                                order,
                                "customer",
                                Map.of("email", ada),
                                "total",
                                Map.of("amount", 100, "currency", "EUR"),
                                "purchasedAt",
                                "2019-03-01T12:00:00Z"))))
                .mustBe(202)
                .json()
                .path("results")
                .path(0)
                .path("customerId")
                .asText();
        company.cloud.settle();

        assertThat(company.field(id, "lastPurchaseAt")).isEqualTo("2019-03-01T12:00:00Z");
        assertThat(company.mailsTo(ada)).hasSize(1);
        assertThat(company.ledger(id)).containsOnlyKeys("welcome");
    }

    @Test
    @Needs(Cloud.Offer.QUICK_RETRIES)
    void aPoisonEventReachesTheDeadLettersWithItsReasonAndStopsNobody() {
        String order = UUID.randomUUID().toString();
        company.cloud
                .events()
                .putEvents(put -> put.entries(PutEventsRequestEntry.builder()
                        .eventBusName(company.cloud.prefix() + "perennial")
                        .source("perennial.test")
                        .detailType("PurchaseCompleted")
                        .detail("{\"eventId\":\"poison-" + order + "\",\"data\":{}}")
                        .build()));
        String id = company.purchase(ada, order, 100);

        assertThat(company.field(id, "orders")).isEqualTo("1");
        assertThat(deadLetters())
                .anySatisfy(
                        letter -> assertThat(letter).contains("poison-" + order).contains("customer", "orderId"));
    }

    private List<String> deadLetters() {
        String url = company.cloud
                .sqs()
                .getQueueUrl(get -> get.queueName(company.cloud.prefix() + "failures"))
                .queueUrl();
        return company
                .cloud
                .sqs()
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(0)
                        .waitTimeSeconds(5))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }
}
