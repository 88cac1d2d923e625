package dev.perennial.functions.readmetrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.events.StrictJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The result of a survey with its interval and what it is made of. */
final class SurveyResult {
    private SurveyResult() {}

    static ObjectNode of(Nps nps) {
        ObjectNode body = StrictJson.object();
        number(body, "score", nps.score(), 2);
        interval(body, nps.interval().map(it -> List.of(it.low(), it.high())), 2);
        return body.put("promoters", nps.promoters())
                .put("passives", nps.passives())
                .put("detractors", nps.detractors())
                .put("answers", nps.answers());
    }

    static ObjectNode of(Csat csat) {
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
