package dev.perennial.functions.readmetrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.IndicatorCatalog;
import dev.perennial.domain.indicators.Reading;
import dev.perennial.domain.indicators.Span;
import dev.perennial.domain.indicators.Wording;
import dev.perennial.domain.statistics.Interval;
import dev.perennial.domain.statistics.Proportion;
import dev.perennial.domain.statistics.Verdict;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.numbers.Answer;
import dev.perennial.flow.numbers.AnswerTable;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Answers about indicators in JSON; a number has its words beside it. */
final class AnswerJson {
    private static final Wording WORDS = Wording.ENGLISH;

    private AnswerJson() {}

    /** What can be asked. */
    static ObjectNode list() {
        ObjectNode body = StrictJson.object();
        ArrayNode metrics = body.putArray("metrics");
        IndicatorCatalog.ALL.forEach(it -> metrics.add(describe(it)));
        return body;
    }

    private static ObjectNode describe(Indicator indicator) {
        ObjectNode json = StrictJson.object()
                .put("metric", indicator.name())
                .put("unit", word(indicator.unit()))
                .put("definition", indicator.definition());
        ArrayNode splits = json.putArray("by");
        indicator.splits().stream()
                .filter(parts -> !parts.isEmpty())
                .map(parts -> String.join(",", new TreeSet<>(parts)))
                .forEach(splits::add);
        return json;
    }

    static ObjectNode of(Answer answer) {
        ObjectNode body = StrictJson.object()
                .put("metric", answer.indicator().name())
                .put("unit", word(answer.indicator().unit()))
                .put("definition", answer.indicator().definition());
        put(body, answer.asked().span());
        body.put("per", word(answer.asked().per()));
        body.put("by", String.join(",", new TreeSet<>(answer.asked().by())));
        ArrayNode sums = body.putArray("sums");
        answer.sums().forEach(sum -> {
            ObjectNode json = sums.addObject();
            sum.parts().forEach(json::put);
            put(json, answer.indicator(), sum.currency(), sum.reading());
            sum.before().ifPresent(before -> {
                ObjectNode then = json.putObject("before");
                answer.asked().before().ifPresent(span -> put(then, span));
                put(then, answer.indicator(), sum.currency(), before.reading());
                put(json.putObject("difference"), answer.indicator(), sum.currency(), before.difference());
            });
        });
        ArrayNode rows = body.putArray("rows");
        answer.rows().forEach(row -> {
            ObjectNode json = rows.addObject();
            put(json, row.span());
            row.parts().forEach(json::put);
            put(json, answer.indicator(), row.currency(), row.reading());
        });
        return body;
    }

    private static void put(ObjectNode json, Span span) {
        json.put("from", span.from().toString()).put("to", span.to().toString());
    }

    private static void put(
            ObjectNode json, Indicator indicator, Optional<String> currency, Estimate.Difference difference) {
        number(json, "value", difference.value());
        interval(json, "interval", difference.interval());
        difference.value().ifPresent(it -> json.put("text", WORDS.difference(indicator.unit(), currency, it)));
    }

    private static void put(ObjectNode json, Indicator indicator, Optional<String> currency, Reading reading) {
        switch (reading) {
            case Reading.Missing(Reading.Why why) -> {
                json.putNull("value");
                json.put("because", WORDS.because(why));
            }
            case Reading.Known(Estimate estimate) -> {
                number(json, "value", estimate.value());
                interval(json, "interval", estimate.interval());
                json.put("of", estimate.of());
                estimate.value()
                        .ifPresent(it -> json.put(
                                "text",
                                estimate instanceof Estimate.Lift
                                        ? WORDS.difference(indicator.unit(), currency, it)
                                        : WORDS.value(indicator.unit(), currency, it)));
                more(json, estimate);
            }
        }
    }

    private static void more(ObjectNode json, Estimate estimate) {
        if (estimate instanceof Estimate.Median median) {
            ArrayNode quartiles = json.putArray("quartiles");
            median.quantile(0.25).ifPresent(it -> quartiles.add(AnswerTable.rounded(it)));
            median.quantile(0.75).ifPresent(it -> quartiles.add(AnswerTable.rounded(it)));
        } else if (estimate instanceof Estimate.Lift lift) {
            interval(json, "intervalAtAnyTime", lift.groups().intervalAtAnyTime());
            put(json.putObject("first"), lift.groups().first());
            put(json.putObject("second"), lift.groups().second());
            if (lift.groups().verdict() instanceof Verdict.NotEnough it) {
                it.missing().ifPresent(missing -> json.put("customersNeeded", missing));
            }
            json.put("verdict", WORDS.verdict(lift.groups()));
        }
    }

    private static void put(ObjectNode json, Proportion group) {
        number(json, "value", group.share());
        interval(json, "interval", group.interval());
        json.put("some", group.some()).put("of", group.all());
    }

    private static void number(ObjectNode json, String name, Optional<Double> value) {
        value.ifPresentOrElse(it -> json.put(name, AnswerTable.rounded(it)), () -> json.putNull(name));
    }

    private static void interval(ObjectNode json, String name, Optional<Interval> interval) {
        interval.ifPresent(
                it -> json.putArray(name).add(AnswerTable.rounded(it.low())).add(AnswerTable.rounded(it.high())));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
