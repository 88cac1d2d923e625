package dev.perennial.e2e;

import static dev.perennial.e2e.Personal.MARK;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Everything goes wrong that can, each time with something of a customer in it. */
final class Mishaps {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final List<String> EVENTS = List.of(
            "ActivityRecorded",
            "AddressChanged",
            "ComplaintRaised",
            "ComplaintResolved",
            "ConsentChanged",
            "ContractChanged",
            "CustomerDue",
            "CustomerErased",
            "CustomerSignedUp",
            "CustomersMerged",
            "LeadCaptured",
            "OrderDelayed",
            "PointsRedeemed",
            "PurchaseCompleted",
            "PurchaseRefunded",
            "ReviewWritten",
            "SurveyAnswered");

    private final Company company;

    Mishaps(Company company) {
        this.company = company;
    }

    /** Posts that are turned away at the door. */
    void atTheDoor() {
        String said = "Ada " + MARK + "Lovelace";
        Browser browser = company.browser;
        browser.post("/v1/signups", JSON, "{\"email\":\"" + said).mustBe(400);
        browser.post("/v1/signups", JSON, "{\"" + said + "\":1,\"" + said + "\":2}")
                .mustBe(400);
        browser.post("/v1/signups", JSON, Company.json(Map.of("email", said))).mustBe(422);
        browser.post("/v1/signups", FORM, "email=" + MARK + "&consent.marketing=" + MARK)
                .mustBe(422);
        browser.post("/v1/signups", FORM, "email=a%40" + MARK + "b.example&fax_number=" + MARK)
                .mustBe(303);
        browser.post("/v1/signups", "text/" + MARK + "x", said).mustBe(415);
        browser.post("/v1/leads", JSON, "\"" + MARK.repeat(60_000) + "\"").mustBe(413);
        browser.post("/v1/purchases", JSON, Company.json(Map.of("orderId", said)))
                .mustBe(401);
        browser.post("/v1/surveys", FORM, "token=" + MARK + "&score=9&comment=" + MARK)
                .mustBe(400);
        browser.post("/v1/unsubscribe?token=" + MARK, FORM, MARK).mustBe(400);
        browser.get("/v1/unsubscribe?token=" + MARK + "&name=" + MARK).mustBe(400);
        browser.get("/v1/pages/" + MARK + "?email=" + MARK).mustBe(404);
        browser.get("/v1/pages/survey?token=" + MARK + "&name=" + MARK).mustBe(400);
        company.post("/v1/complaints", Company.json(Map.of("complaintId", List.of(said))))
                .mustBe(422);
        company.post(
                        "/v1/events",
                        "application/x-ndjson",
                        "{\"type\":\"" + said + "\"}\n" + said + "\n{\"type\":[\"" + said + "\"]}")
                .mustBe(202);
    }

    /** An event of every kind, with nothing in it as it has to be. */
    void onTheBus() {
        String spoilt = Company.json(Map.of(
                "eventId",
                MARK + UUID.randomUUID(),
                "occurredAt",
                MARK,
                "customer",
                Map.of("email", MARK + "@@example.com"),
                "data",
                Map.of("email", MARK, "total", MARK, "score", MARK)));
        company.cloud.events().putEvents(put -> put.entries(entries(EVENTS.subList(0, 7), spoilt)));
        company.cloud.events().putEvents(put -> put.entries(entries(EVENTS.subList(7, EVENTS.size()), spoilt)));
    }

    private List<PutEventsRequestEntry> entries(List<String> types, String detail) {
        return types.stream()
                .map(type -> PutEventsRequestEntry.builder()
                        .eventBusName(company.cloud.prefix() + "perennial")
                        .source("perennial.test")
                        .detailType(type)
                        .detail(detail)
                        .build())
                .toList();
    }

    /** Messages that are none. */
    void inTheQueue() {
        String name = company.cloud.prefix() + "messages";
        String url = company.cloud.sqs().getQueueUrl(get -> get.queueName(name)).queueUrl();
        for (String body : List.of(
                "Ada " + MARK + "Lovelace", Company.json(Map.of("customerId", MARK, "sendKey", MARK, "data", MARK)))) {
            company.cloud.sqs().sendMessage(send -> send.queueUrl(url).messageBody(body));
        }
    }

    /** A record that somebody has spoilt by hand, and an event for its customer. */
    void inTheTable() {
        String email = company.newAddress();
        String id = company.signUp(email, true);
        company.cloud
                .dynamo()
                .updateItem(update -> update.tableName(company.cloud.prefix() + "customers")
                        .key(Map.of("customerId", AttributeValue.fromS(id)))
                        .updateExpression("SET stage = :spoilt")
                        .expressionAttributeValues(Map.of(":spoilt", AttributeValue.fromS("Ada " + MARK))));
        company.post("/v1/activities", Company.json(Map.of("customer", Map.of("email", email), "kind", "login")))
                .mustBe(202);
    }
}
