package dev.perennial.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects breaches, and knows what the policies ask again and again. */
final class Findings {
    private final List<String> breaches = new ArrayList<>();
    private final Set<String> queueArns;

    Findings(Template template) {
        this.queueArns = template.queues().stream()
                .map(queue -> "arn:aws:sqs:eu-central-1:000000000000:" + queue.name())
                .collect(Collectors.toSet());
    }

    List<String> breaches() {
        return List.copyOf(breaches);
    }

    void unless(boolean kept, String breach) {
        if (!kept) {
            breaches.add(breach);
        }
    }

    /** The node must be the ARN of a queue that the template declares. */
    void unlessQueue(JsonNode arn, String breach) {
        unless(queueArns.contains(arn.asText()), breach);
    }

    /** The node must be a number from {@code least} on. */
    void unlessAtLeast(long least, JsonNode number, String breach) {
        unless(number.isNumber() && number.asLong() >= least, breach);
    }

    /** Events of all functions, as {@code Function.Event}. */
    static List<Source> sources(Template template) {
        List<Source> sources = new ArrayList<>();
        for (Resource function : template.ofType("AWS::Serverless::Function")) {
            function.properties()
                    .path("Events")
                    .properties()
                    .forEach(event -> sources.add(new Source(
                            function,
                            function.logicalId() + "." + event.getKey(),
                            event.getValue().path("Type").asText(),
                            event.getValue().path("Properties"))));
        }
        return sources;
    }

    static List<Source> sources(Template template, String type) {
        return sources(template).stream()
                .filter(source -> source.type().equals(type))
                .toList();
    }

    record Source(Resource function, String name, String type, JsonNode properties) {}
}
