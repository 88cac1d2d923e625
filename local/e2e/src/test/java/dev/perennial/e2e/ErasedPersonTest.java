package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Nothing is left of somebody who was erased, in no table, queue or log, but what the report of the erasure names. */
@Tag("slow")
class ErasedPersonTest {
    private final Company company = new Company(Cloud.underTest());

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.LOCAL_PAGES})
    void aWalkThroughTheCloudFindsOfThemWhatTheReportSaysAndNothingElse() {
        String email = company.newAddress();
        String mark = "walk" + UUID.randomUUID().toString().replace("-", "");
        Map<String, String> customer = Map.of("email", email, "externalId", "K-" + mark);
        String id = company.signUp(email, true);
        company.purchase(customer, "A-" + mark, 4998);
        company.fact("/v1/surveys", Map.of("customer", customer, "survey", "nps", "score", 2, "comment", mark));
        company.fact("/v1/complaints", Map.of("customer", customer, "complaintId", "C-" + mark, "subject", mark));
        company.fact("/v1/activities", Map.of("customer", customer, "kind", "login", "detail", mark));

        JsonNode copy = admin(SdkHttpMethod.GET, id, "export", "", 200);
        assertThat(copy.toString()).contains(email, mark);
        assertThat(copy.path("consentRecords")
                        .path(0)
                        .path("consent_events")
                        .path(0)
                        .path("event_state")
                        .asText())
                .isEqualTo("consent given");
        assertThat(where(List.of(email, mark))).contains("customers", "timeline", "emails");

        JsonNode report = admin(SdkHttpMethod.POST, id, "erasure", "{\"because\":\"a letter\"}", 202);
        company.cloud.settle();

        assertThat(report.path("removed").path("timelineRows").asInt())
                .isEqualTo(copy.path("timeline").size())
                .isGreaterThan(4);
        assertThat(report.path("removed").path("mails").asInt())
                .isEqualTo(copy.path("mails").size())
                .isPositive();
        List<String> hashes = StreamSupport.stream(
                        report.path("remains").path("hashes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(hashes).contains(id);
        assertThat(where(List.of(email, mark))).isEmpty();
        assertThat(where(hashes)).containsOnly("customers");
        assertThat(Logbook.lines()).noneMatch(line -> line.contains(email) || line.contains(mark));
    }

    private JsonNode admin(SdkHttpMethod method, String id, String what, String body, int status) {
        return company.browser
                .signed(method, "/v1/admin/persons/" + id + "/" + what, body)
                .mustBe(status)
                .json();
    }

    /** The tables and queues that hold one of these words. */
    private List<String> where(List<String> words) {
        JsonNode info = company.browser.get("/local/info").json();
        List<String> found = new ArrayList<>();
        info.path("tables").forEach(table -> {
            boolean holds =
                    company.cloud.dynamo().scanPaginator(scan -> scan.tableName(table.asText())).items().stream()
                            .map(Object::toString)
                            .anyMatch(row -> words.stream().anyMatch(row::contains));
            if (holds) {
                found.add(table.asText());
            }
        });
        info.path("queues").forEach(queue -> {
            String url = company.cloud
                    .sqs()
                    .getQueueUrl(get -> get.queueName(queue.asText()))
                    .queueUrl();
            boolean holds = company
                    .cloud
                    .sqs()
                    .receiveMessage(receive ->
                            receive.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(0))
                    .messages()
                    .stream()
                    .anyMatch(message -> words.stream().anyMatch(message.body()::contains));
            if (holds) {
                found.add(queue.asText());
            }
        });
        return found;
    }
}
