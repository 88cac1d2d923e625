package dev.perennial.checks.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.template.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Lambda does in the function's name: fetch its events, put failures aside, log and trace. */
final class SourceNeeds {
    private static final Map<String, List<String>> OF_SOURCE = Map.of(
            "SQS",
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
            "DynamoDB",
            List.of(
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams"));

    private final Map<Permission, String> needs = new TreeMap<>();

    private SourceNeeds() {}

    /** Each with the place in the template that asks for it. */
    static Map<Permission, String> of(Resource function) {
        SourceNeeds all = new SourceNeeds();
        JsonNode properties = function.properties();
        properties.path("Events").properties().forEach(event -> all.source(event.getKey(), event.getValue()));
        all.onFailure("EventInvokeConfig", properties.path("EventInvokeConfig"));
        String logs = Arn.of(
                "logs", "log-group:" + properties.at("/LoggingConfig/LogGroup").asText() + ":*");
        all.need("logs:CreateLogStream", logs, "LoggingConfig");
        all.need("logs:PutLogEvents", logs, "LoggingConfig");
        if (properties.path("Tracing").asText().equals("Active")) {
            all.need("xray:PutTraceSegments", "*", "Tracing");
            all.need("xray:PutTelemetryRecords", "*", "Tracing");
        }
        return all.needs;
    }

    private void source(String name, JsonNode event) {
        JsonNode properties = event.path("Properties");
        String arn = properties.path("Queue").asText(properties.path("Stream").asText());
        OF_SOURCE
                .getOrDefault(event.path("Type").asText(), List.of())
                .forEach(action -> need(action, arn, "the source " + name));
        onFailure("the source " + name, properties);
    }

    private void onFailure(String place, JsonNode config) {
        JsonNode queue = config.at("/DestinationConfig/OnFailure/Destination");
        if (queue.isTextual()) {
            need("sqs:SendMessage", queue.asText(), place + ", OnFailure");
        }
    }

    private void need(String action, String resource, String place) {
        needs.put(new Permission(action, resource), place);
    }
}
