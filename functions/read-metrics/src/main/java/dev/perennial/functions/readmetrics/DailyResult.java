package dev.perennial.functions.readmetrics;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Metric;
import dev.perennial.domain.values.Counts;
import dev.perennial.events.StrictJson;
import java.util.Comparator;
import java.util.Map;

/** A metric day by day, with its sum; days on which nothing is counted are left out. */
final class DailyResult {
    private static final Comparator<Counter> ORDER =
            comparing(Counter::day).thenComparing(counter -> counter.parts().toString());

    private DailyResult() {}

    static ObjectNode of(Metric metric, DailyQuery.Asked asked, Map<Counter, Counts> counted) {
        ObjectNode body = StrictJson.object()
                .put("metric", metric.name())
                .put("unit", metric.unit())
                .put("from", asked.from().toString())
                .put("to", asked.to().toString());
        put(metric, counted.values().stream().reduce(Counts.NONE, Counts::plus), body.putObject("sum"));
        ArrayNode days = body.putArray("days");
        counted.entrySet().stream()
                .filter(it -> !it.getValue().isNone())
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(it -> {
                    ObjectNode day =
                            days.addObject().put("day", it.getKey().day().toString());
                    it.getKey().parts().forEach(day::put);
                    put(metric, it.getValue(), day);
                });
        return body;
    }

    private static void put(Metric metric, Counts counts, ObjectNode into) {
        metric.counts().stream().filter(name -> !name.endsWith("*")).forEach(name -> into.put(name, counts.get(name)));
        counts.byName().keySet().stream()
                .filter(name -> !metric.counts().contains(name))
                .forEach(name -> into.put(name, counts.get(name)));
    }
}
