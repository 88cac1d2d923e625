package dev.perennial.functions.recordadspend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.aws.Secrets;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.SigningKeys;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Front;
import dev.perennial.testing.InMemoryCounters;
import dev.perennial.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordAdSpendTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:03Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = """
            {"day":"2026-11-20","source":"google","medium":"cpc","amount":{"amount":12000,"currency":"EUR"}}""";

    private final InMemoryCounters counters = new InMemoryCounters();
    private final RecordAdSpend function = new RecordAdSpend(new Front(
            new SpendIntake(
                    new Secrets<>(() -> new SigningKeys(
                            new StandardWebhooks(List.of(SECRET)),
                            new LinkTokens(List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))),
                    counters),
            _ -> {}));

    @Test
    void whatIsToldLastIsWhatWasSpent() {
        JsonNode answer = post(BODY, true);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("body").asText())
                .isEqualTo("{\"day\":\"2026-11-20\",\"channel\":\"google/cpc\",\"spent\":\"EUR 120.00\"}");
        post(BODY, true);
        assertThat(spent()).isEqualTo(Map.of("spent EUR", 12000L));
        post(BODY.replace("12000", "9000"), true);
        assertThat(spent()).isEqualTo(Map.of("spent EUR", 9000L));
        post(BODY.replace("12000", "0"), true);
        assertThat(spent()).isEmpty();
    }

    @Test
    void currenciesAreKeptApart() {
        post(BODY, true);
        post(BODY.replace("EUR", "CHF"), true);
        assertThat(spent()).isEqualTo(Map.of("spent CHF", 12000L, "spent EUR", 12000L));
    }

    @Test
    void aChannelThatNobodyHasHeardOfIsTaken() {
        assertThat(post(BODY.replace("google", "balloon"), true)
                        .path("statusCode")
                        .asInt())
                .isEqualTo(200);
    }

    @Test
    void whatIsNotSignedIsNotTaken() {
        assertThat(post(BODY, false).path("statusCode").asInt()).isEqualTo(401);
        assertThat(spent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amount\":12000 | \"amount\":-1 | amount.amount",
                "\"currency\":\"EUR\" | \"currency\":\"EURO\" | amount.currency",
                "2026-11-20 | 2026-11-22 | day",
                "2026-11-20 | yesterday | day",
                "\"source\":\"google\" | \"medium\":\"google\" | source"
            })
    void whatIsWrongIsNamed(String right, String wrong, String field) {
        JsonNode answer =
                post(BODY.replace(right, wrong).replaceFirst("(\"medium\":\"google\"),\"medium\":\"cpc\"", "$1"), true);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(422);
        assertThat(answer.path("body").asText()).contains("\"field\":\"" + field + "\"");
        assertThat(spent()).isEmpty();
    }

    @Test
    void whatIsNoJsonIsMalformed() {
        assertThat(post("{", true).path("statusCode").asInt()).isEqualTo(400);
        assertThat(post("[]", true).path("statusCode").asInt()).isEqualTo(400);
    }

    private Map<String, Long> spent() {
        Counts counts = counters.sum(Series.of("ad-spend", Set.of("channel")), DAY, DAY);
        return counts.byName();
    }

    private JsonNode post(String body, boolean signed) {
        ObjectNode event = StrictJson.object().put("version", "2.0").put("rawPath", "/v1/ad-spend");
        ObjectNode headers =
                event.put("rawQueryString", "").putObject("headers").put("content-type", "application/json");
        if (signed) {
            headers.put("webhook-id", "msg_1")
                    .put("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                    .put(
                            "webhook-signature",
                            new StandardWebhooks(List.of(SECRET)).sign("msg_1", NOW, body.getBytes(UTF_8)));
        }
        event.putObject("requestContext")
                .put("timeEpoch", NOW.toEpochMilli())
                .putObject("http")
                .put("method", "POST");
        event.put("isBase64Encoded", false).put("body", body);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), output, new TestContext());
        return StrictJson.parse(output.toByteArray());
    }
}
