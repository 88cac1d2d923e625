package dev.perennial.functions.readmetrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.aws.Environment;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The standing results of the surveys: each the sum of the counters over the days of the playbook's window, today
 * included.
 */
public final class ReadMetrics implements RequestStreamHandler {
    private static final String CSAT = "/v1/metrics/csat";

    private final Counters counters;
    private final Playbook.Surveys surveys;

    public ReadMetrics() {
        Environment environment = Environment.ofProcess();
        this(environment.counters(environment.dynamo()), Playbooks.load().surveys());
        environment.prime(this);
    }

    ReadMetrics(Counters counters, Playbook.Surveys surveys) {
        this.counters = counters;
        this.surveys = surveys;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode request = StrictJson.parse(input.readAllBytes());
        long now = request.path("requestContext").path("timeEpoch").asLong();
        LocalDate today = Instant.ofEpochMilli(now).atOffset(ZoneOffset.UTC).toLocalDate();
        ObjectNode body = request.path("rawPath").asText().equals(CSAT)
                ? body(counters.csat(first(today, surveys.csat()), today))
                : body(counters.nps(first(today, surveys.nps()), today));
        ObjectNode answer = StrictJson.object();
        answer.put("statusCode", 200).put("body", body.toString());
        answer.putObject("headers").put("content-type", "application/json").put("cache-control", "no-store");
        output.write(answer.toString().getBytes(UTF_8));
    }

    private static LocalDate first(LocalDate today, Playbook.Surveys.Asked survey) {
        return today.minusDays(survey.window().toDays()).plusDays(1);
    }

    private static ObjectNode body(Nps nps) {
        ObjectNode body = StrictJson.object();
        number(body, "score", nps.score(), 2);
        interval(body, nps.interval().map(it -> List.of(it.low(), it.high())), 2);
        return body.put("promoters", nps.promoters())
                .put("passives", nps.passives())
                .put("detractors", nps.detractors())
                .put("answers", nps.answers());
    }

    private static ObjectNode body(Csat csat) {
        ObjectNode body = StrictJson.object();
        number(body, "share", csat.share(), 3);
        interval(body, csat.interval().map(it -> List.of(it.low(), it.high())), 3);
        return body.put("satisfied", csat.satisfied())
                .put("neutral", csat.neutral())
                .put("dissatisfied", csat.dissatisfied())
                .put("answers", csat.answers());
    }

    private static void number(ObjectNode body, String name, Optional<Double> value, int digits) {
        value.ifPresentOrElse(it -> body.put(name, rounded(it, digits)), () -> body.putNull(name));
    }

    private static void interval(ObjectNode body, Optional<List<Double>> ends, int digits) {
        ends.ifPresentOrElse(
                both -> {
                    ArrayNode array = body.putArray("interval");
                    both.forEach(end -> array.add(rounded(end, digits)));
                },
                () -> body.putNull("interval"));
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}
