package dev.perennial.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.handlers.Calls;
import dev.perennial.local.http.LoopbackServer;
import dev.perennial.local.pages.TimeZoneRules;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class CloudTest {
    @TempDir
    static Path folder;

    private static RunningCloud cloud;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectory(folder.resolve("docs"));
        Files.writeString(folder.resolve("docs").resolve("api.md"), "locally http://localhost:8080.");
        cloud = RunningCloud.small(folder, "--in-memory");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void forget() throws Exception {
        cloud.drain();
        Calls.forget();
    }

    private static void put(String id) {
        cloud.tables().putItem(request -> request.tableName("things").item(Map.of("id", AttributeValue.fromS(id))));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body());
    }

    @Test
    void aRequestReachesItsFunctionInPayloadFormatTwo() throws Exception {
        HttpResponse<String> response = cloud.post("/echo/a%20b?x=1&x=2&y=%C3%A4", "application/json", "{\"a\":1}");

        JsonNode event = json(response);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("x-function")).hasValue("echo");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /echo/{word}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/echo/a b");
        assertThat(event.path("pathParameters").path("word").asText()).isEqualTo("a b");
        assertThat(event.path("queryStringParameters").path("x").asText()).isEqualTo("1,2");
        assertThat(event.path("queryStringParameters").path("y").asText()).isEqualTo("ä");
        assertThat(event.path("headers").path("content-type").asText()).isEqualTo("application/json");
        assertThat(event.path("body").asText()).isEqualTo("{\"a\":1}");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.path("requestContext").path("http").path("method").asText())
                .isEqualTo("POST");
        assertThat(event.path("requestContext").path("timeEpoch").isIntegralNumber())
                .isTrue();
    }

    @Test
    void aFormReachesItsFunctionInBase64() throws Exception {
        JsonNode event = json(cloud.post("/echo/form", "application/x-www-form-urlencoded", "a=b"));

        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(event.path("body").asText()).isEqualTo("YT1i");
    }

    @Test
    void aRouteThatIsNotDeclaredIsNotFound() throws Exception {
        HttpResponse<String> nowhere = cloud.get("/nowhere");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json(nowhere).path("status").asInt()).isEqualTo(404);
        assertThat(cloud.get("/echo/other").statusCode()).isEqualTo(404);
        assertThat(cloud.get("/echo/fixed").statusCode()).isEqualTo(201);
    }

    @Test
    void aCrashIsAnInternalServerErrorThatTellsNothing() throws Exception {
        HttpResponse<String> response = cloud.post("/echo/x", "text/plain", "crash");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void anEventReachesTheFunctionOfItsRule() throws Exception {
        cloud.putFact("{\"n\":7}");
        cloud.drain();

        assertThat(Calls.seen()).hasSize(1);
        JsonNode event = Calls.seen().getFirst();
        assertThat(event.path("detail-type").asText()).isEqualTo("Fact");
        assertThat(event.path("detail").path("n").asInt()).isEqualTo(7);
        assertThat(Instant.parse(event.path("time").asText()))
                .isBefore(Instant.now().plusSeconds(3600L * 24 * 40));
    }

    @Test
    void aPoisonousEventIsTriedAgainAndThenGoesToTheFailureQueueWithItsReason() throws Exception {
        cloud.putFact("{\"poison\":true}");
        cloud.putFact("{\"n\":1}");
        cloud.drain();

        assertThat(Calls.seen()).hasSize(3);
        JsonNode failure = cloud.messages("failures").getFirst();
        assertThat(failure.path("requestContext").path("condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(failure.path("requestContext").path("approximateInvokeCount").asInt())
                .isEqualTo(2);
        assertThat(failure.path("requestPayload").path("detail").path("poison").asBoolean())
                .isTrue();
        assertThat(failure.path("responsePayload").path("errorMessage").asText())
                .isEqualTo("this is poison");
        assertThat(failure.path("responsePayload").path("errorType").asText())
                .isEqualTo("java.lang.IllegalArgumentException");
    }

    @Test
    void aStreamIsReadInOrderAndAPoisonousRecordStopsNoOther() throws Exception {
        List<String> written = IntStream.range(0, 35)
                .mapToObj(n -> n == 17 ? "poison-17" : "s-" + n)
                .toList();
        written.forEach(CloudTest::put);
        cloud.drain();

        List<String> read = Calls.seen().stream()
                .flatMap(event -> IntStream.range(0, event.path("good").asInt()).mapToObj(event.path("Records")::get))
                .map(each ->
                        each.path("dynamodb").path("Keys").path("id").path("S").asText())
                .toList();
        assertThat(read)
                .containsExactlyElementsOf(
                        written.stream().filter(id -> !id.startsWith("poison")).toList());
        JsonNode givenUp = cloud.messages("dead-records").getFirst();
        assertThat(givenUp.path("requestContext").path("condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(givenUp.path("DDBStreamBatchInfo").path("batchSize").asInt()).isEqualTo(1);
    }

    @Test
    void aTumblingWindowNamesTheShardAndCarriesItsState() throws Exception {
        put("w-1");
        cloud.drain();
        int before = Calls.seen().getLast().path("state").path("count").asInt();
        put("w-2");
        cloud.drain();

        JsonNode event = Calls.seen().getLast();
        assertThat(event.path("shardId").asText()).startsWith("shardId-");
        assertThat(event.path("isFinalInvokeForWindow").asBoolean()).isFalse();
        assertThat(Instant.parse(event.path("window").path("end").asText()))
                .isEqualTo(Instant.parse(event.path("window").path("start").asText())
                        .plusSeconds(60));
        assertThat(event.path("state").path("count").asInt()).isBetween(0, before + 1);
    }

    @Test
    void aMessageThatFailsIsHandedOutAgainAndThenIsDead() throws Exception {
        String url =
                cloud.queues().getQueueUrl(request -> request.queueName("work")).queueUrl();
        cloud.queues().sendMessage(request -> request.queueUrl(url).messageBody("poison"));
        cloud.queues().sendMessage(request -> request.queueUrl(url).messageBody("fine"));
        cloud.drain();

        assertThat(Calls.seen())
                .extracting(each -> each.path("body").asText())
                .containsExactlyInAnyOrder("poison", "poison", "fine");
        assertThat(Calls.seen()
                        .getFirst()
                        .path("attributes")
                        .path("SentTimestamp")
                        .asLong())
                .isPositive();
        assertThat(cloud.messages("dead-work")).hasSize(1);
    }

    @Test
    void aMessageThatWaitsComesByTheClockOfThisCloud() throws Exception {
        String url =
                cloud.queues().getQueueUrl(request -> request.queueName("work")).queueUrl();
        cloud.post("/local/clock", "application/json", "{\"advance\":\"P1D\"}");
        Calls.forget();
        cloud.queues()
                .sendMessage(
                        request -> request.queueUrl(url).messageBody("later").delaySeconds(600));
        cloud.drain();
        assertThat(Calls.seen()).isEmpty();

        cloud.post("/local/clock", "application/json", "{\"advance\":\"PT10M\"}");

        Instant now = Instant.parse(json(cloud.get("/local/clock")).path("now").asText());
        assertThat(Calls.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.path("body").asText()).isEqualTo("later");
            assertThat(Instant.ofEpochMilli(seen.path("attributes")
                            .path("ApproximateFirstReceiveTimestamp")
                            .asLong()))
                    .isBetween(now.minusSeconds(60), now);
        });
    }

    private static JsonNode mail(String to) {
        var mail = Json.object().put("FromEmailAddress", "us@example.com").put("ConfigurationSetName", "set");
        mail.putObject("Destination").putArray("ToAddresses").add(to);
        var simple = mail.putObject("Content").putObject("Simple");
        simple.putObject("Subject").put("Data", "Hello");
        simple.putObject("Body").putObject("Html").put("Data", "<p>Hi</p>");
        simple.putArray("Headers").addObject().put("Name", "List-Unsubscribe").put("Value", "<https://x>");
        mail.putArray("EmailTags").addObject().put("Name", "sendKey").put("Value", "welcome");
        return mail;
    }

    private static HttpResponse<String> send(JsonNode mail) throws Exception {
        return cloud.send(java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(cloud.options().awsAddress() + "/v2/email/outbound-emails"))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(mail.toString()))
                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jörg@example.com",
                "a..b@example.com",
                ".ab@example.com",
                "ab.@example.com",
                "ada@-x.example",
                "ada@127.0.0.1",
                "ada@[127.0.0.1]",
                "ada@bücher.example",
                "a b@example.com",
                "a,b@example.com",
                "ada@localhost",
                "@example.com",
                "ada@",
                "ada"
            })
    void whatSesRefusesIsRefused(String address) throws Exception {
        HttpResponse<String> answer = send(mail(address));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("BadRequestException");
        assertThat(answer.body()).doesNotContain(address);
    }

    @Test
    void aMailLiesInTheInboxAndItsDeliveryIsReported() throws Exception {
        String id = json(send(mail("Ada <ada@example.com>"))).path("MessageId").asText();
        cloud.drain();

        JsonNode inbox = json(cloud.get("/local/inbox"));
        JsonNode mail = inbox.get(inbox.size() - 1);
        assertThat(mail.path("id").asText()).isEqualTo(id);
        assertThat(mail.path("headers").path("List-Unsubscribe").asText()).isEqualTo("<https://x>");
        assertThat(cloud.get("/local/inbox.html").body()).contains("Hello", "ada@example.com");
        assertThat(cloud.get("/local/mails/" + id).body()).contains("<p>Hi</p>");
        JsonNode news = Calls.seen().getFirst();
        assertThat(news.path("source").asText()).isEqualTo("aws.ses");
        assertThat(news.path("detail-type").asText()).isEqualTo("Email Delivered");
        assertThat(news.path("detail").path("mail").path("messageId").asText()).isEqualTo(id);
        assertThat(news.path("detail")
                        .path("mail")
                        .path("tags")
                        .path("sendKey")
                        .path(0)
                        .asText())
                .isEqualTo("welcome");
    }

    @Test
    void theSimulatorsAddressesBounceAndComplain() throws Exception {
        send(mail("bounce+1@simulator.amazonses.com"));
        send(mail("complaint@simulator.amazonses.com"));
        cloud.drain();

        assertThat(Calls.seen())
                .extracting(event -> event.path("detail-type").asText())
                .containsExactlyInAnyOrder("Email Bounced", "Email Delivered", "Email Complaint Received");
    }

    @Test
    void aMailWithAnUnknownConfigurationSetIsRefused() throws Exception {
        JsonNode mail =
                ((com.fasterxml.jackson.databind.node.ObjectNode) mail("a@b.c")).put("ConfigurationSetName", "none");

        HttpResponse<String> response = send(mail);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("x-amzn-errortype")).hasValue("NotFoundException");
    }

    @Test
    void movingTheClockFiresSchedulesDayByDay() throws Exception {
        Instant before =
                Instant.parse(json(cloud.get("/local/clock")).path("now").asText());
        Calls.forget();

        JsonNode answer = json(cloud.post("/local/clock", "application/json", "{\"advance\":\"P3D\"}"));

        Instant after = Instant.parse(answer.path("now").asText());
        assertThat(Duration.between(before, after))
                .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(5));
        assertThat(Calls.seen()).hasSize(3);
        assertThat(Calls.seen().stream()
                        .map(event -> Instant.parse(event.path("time").asText()))
                        .toList())
                .isSorted();
    }

    @Test
    void theClockIsNotMovedBack() throws Exception {
        assertThat(cloud.post("/local/clock", "application/json", "{\"advance\":\"-P1D\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(cloud.post("/local/clock", "application/json", "nonsense").statusCode())
                .isEqualTo(400);
    }

    @Test
    void thePagesAnswer() throws Exception {
        for (String page : List.of("/", "/docs", "/local/inbox.html")) {
            assertThat(cloud.get(page).body()).as(page).contains("<!doctype html>", "<h1>");
        }
        assertThat(cloud.get("/docs").body())
                .contains("locally " + cloud.options().httpAddress() + ".")
                .doesNotContain("localhost:8080");
        JsonNode info = json(cloud.get("/local/info"));
        assertThat(info.path("signingSecret").asText()).startsWith("whsec_");
        assertThat(info.path("bus").asText()).isEqualTo("facts");
        assertThat(info.path("timeZones").asText())
                .isEqualTo(TimeZoneRules.version())
                .matches("20\\d\\d[a-z] \\((shipped|of the JDK).*");
    }

    @Test
    void aWebsiteReachesNeitherPagesNorServices() throws Exception {
        for (String origin : List.of("https://evil.example", "null")) {
            HttpResponse<String> moved = cloud.send(cloud.http("/local/clock")
                    .header("Origin", origin)
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"advance\":\"P1D\"}"))
                    .build());
            HttpResponse<String> put = cloud.send(java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create(cloud.options().awsAddress()))
                    .header("Origin", origin)
                    .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                    .build());

            assertThat(moved.statusCode()).isEqualTo(403);
            assertThat(put.statusCode()).isEqualTo(403);
            assertThat(put.body()).contains("AccessDeniedException").doesNotContain("things");
        }
        assertThat(raw(cloud.options().httpPort(), "/local/info")).startsWith("HTTP/1.1 403");
        assertThat(raw(cloud.options().awsPort(), "/")).startsWith("HTTP/1.1 403");
        assertThat(raw(cloud.options().httpPort(), "/echo/fixed")).startsWith("HTTP/1.1 201");
    }

    /** What a name that was rebound to this machine is answered. */
    private static String raw(int port, String path) throws IOException {
        try (java.net.Socket socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: evil.example:" + port + "\r\nConnection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void aRouteForKnownUsersWantsASignature() throws Exception {
        HttpResponse<String> unsigned = cloud.get("/numbers");
        java.net.http.HttpRequest.Builder request = cloud.http("/numbers");
        Place.iam().sign("/numbers", "localhost:" + cloud.options().httpPort()).forEach(request::header);

        assertThat(unsigned.statusCode()).isEqualTo(403);
        assertThat(unsigned.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(cloud.send(request.build()).statusCode()).isEqualTo(201);
    }

    @Test
    void theSecretIsListed() throws Exception {
        JsonNode secrets =
                json(cloud.aws("secretsmanager.ListSecrets", Json.object())).path("SecretList");

        assertThat(secrets).singleElement().satisfies(secret -> {
            assertThat(secret.path("Name").asText()).isEqualTo("test/signing");
            assertThat(secret.path("ARN").asText()).endsWith(":secret:test/signing");
        });
        assertThat(json(cloud.aws("secretsmanager.GetSecretValue", Json.object().put("SecretId", "test/signing")))
                        .path("SecretString")
                        .asText())
                .contains("whsec_");
    }

    @Test
    void theSdkFindsTheChecksumsOfAMessageRight() {
        String url = cloud.queues()
                .getQueueUrl(request -> request.queueName("failures"))
                .queueUrl();
        cloud.queues()
                .sendMessage(request -> request.queueUrl(url)
                        .messageBody("ä")
                        .messageAttributes(Map.of(
                                "text",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("ö")
                                        .build(),
                                "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2}))
                                        .build())));

        assertThat(cloud.queues()
                        .receiveMessage(request -> request.queueUrl(url)
                                .messageAttributeNames("All")
                                .maxNumberOfMessages(10))
                        .messages())
                .filteredOn(message -> message.body().equals("ä"))
                .singleElement()
                .satisfies(message -> assertThat(message.messageAttributes()).hasSize(2));
        cloud.queues().purgeQueue(request -> request.queueUrl(url));
    }

    @Test
    void theSdkKnowsTheErrorsOfQueues() {
        assertThatThrownBy(() -> cloud.queues().getQueueUrl(request -> request.queueName("none")))
                .isInstanceOf(software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException.class);
        assertThatThrownBy(() ->
                        cloud.queues().startMessageMoveTask(request -> request.sourceArn(Place.arn("sqs", "failures"))))
                .isInstanceOf(software.amazon.awssdk.services.sqs.model.SqsException.class)
                .hasMessageContaining("Dead Letter Queue");
    }

    @Test
    void inMemoryNoFileIsKept() {
        put("kept nowhere");

        assertThat(folder.resolve(".perennial")).doesNotExist();
    }

    @Test
    void aTakenPortIsSaidInOneSentence() {
        assertThatThrownBy(() -> LoopbackServer.start(
                        cloud.options().httpPort(),
                        "--http-port",
                        new org.eclipse.jetty.server.handler.DefaultHandler()))
                .isInstanceOf(LoopbackServer.PortTaken.class)
                .hasMessageContaining("Port " + cloud.options().httpPort() + " is in use");
    }
}
