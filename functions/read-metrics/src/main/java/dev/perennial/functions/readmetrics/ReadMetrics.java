package dev.perennial.functions.readmetrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.aws.Environment;
import dev.perennial.domain.Nps;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.Counters;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * The standing NPS: the sum of the counters over the days of the playbook's window, today included.
 */
public final class ReadMetrics implements RequestStreamHandler {
    private final Counters counters;
    private final Period window;

    public ReadMetrics() {
        Environment environment = Environment.ofProcess();
        this(
                environment.counters(environment.dynamo()),
                Period.ofDays(Math.toIntExact(Playbooks.load().surveys().npsWindow().toDays())));
        environment.prime(this);
    }

    ReadMetrics(Counters counters, Period window) {
        this.counters = counters;
        this.window = window;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        long now =
                StrictJson.parse(input.readAllBytes())
                        .path("requestContext")
                        .path("timeEpoch")
                        .asLong();
        LocalDate today = Instant.ofEpochMilli(now).atOffset(ZoneOffset.UTC).toLocalDate();
        Nps nps = counters.nps(today.minus(window).plusDays(1), today);
        ObjectNode answer = StrictJson.object();
        answer.put("statusCode", 200).put("body", body(nps).toString());
        answer.putObject("headers")
                .put("content-type", "application/json")
                .put("cache-control", "no-store");
        output.write(answer.toString().getBytes(UTF_8));
    }

    private static ObjectNode body(Nps nps) {
        ObjectNode body = StrictJson.object();
        nps.score()
                .ifPresentOrElse(
                        score -> body.put("score", rounded(score)), () -> body.putNull("score"));
        nps.interval()
                .ifPresentOrElse(
                        interval -> {
                            ArrayNode ends = body.putArray("interval");
                            ends.add(rounded(interval.low())).add(rounded(interval.high()));
                        },
                        () -> body.putNull("interval"));
        return body.put("promoters", nps.promoters())
                .put("passives", nps.passives())
                .put("detractors", nps.detractors())
                .put("answers", nps.answers());
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
