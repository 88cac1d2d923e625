package dev.perennial.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what starts a function: SAM's {@code Events} and the resources that say the same in CloudFormation. */
final class Events {
    private final List<Resource> resources;

    Events(List<Resource> resources) {
        this.resources = resources;
    }

    /** One entry of a function's {@code Events}. */
    private record Source(Resource function, String name, JsonNode properties) {
        String id() {
            return function.logicalId() + name;
        }

        Optional<String> text(String property) {
            return Optional.ofNullable(properties.get(property)).map(JsonNode::asText);
        }
    }

    List<Route> routes() {
        return sources("HttpApi")
                .map(source -> new Route(
                        source.text("Method").orElse("ANY").toUpperCase(Locale.ROOT),
                        source.text("Path").orElse("$default"),
                        source.function().name(),
                        source.properties()
                                .path("Auth")
                                .path("Authorizer")
                                .asText()
                                .equals("AWS_IAM")))
                .toList();
    }

    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        Stream.concat(sources("EventBridgeRule"), sources("CloudWatchEvent"))
                .forEach(source -> rules.add(new Rule(
                        source.id(),
                        source.text("EventBusName").map(Arns::lastPart).orElse("default"),
                        source.properties().path("Pattern").toString(),
                        List.of(new Rule.Target(source.function().name(), deadLetter(source.properties()))))));
        for (Resource rule : ofType("AWS::Events::Rule")) {
            if (rule.properties().has("EventPattern")) {
                rules.add(new Rule(
                        rule.logicalId(),
                        Arns.lastPart(rule.properties().path("EventBusName").asText("default")),
                        rule.properties().path("EventPattern").toString(),
                        elements(rule.properties().path("Targets"))
                                .map(target -> new Rule.Target(
                                        Arns.functionName(target.path("Arn").asText()), deadLetter(target)))
                                .toList()));
            }
        }
        return List.copyOf(rules);
    }

    /** What is polled for a function, in either way of writing it. */
    private record Polled(String name, String function, String arn, JsonNode properties) {}

    private Stream<Polled> polled(String type, String arn) {
        return Stream.concat(
                sources(type)
                        .map(source -> new Polled(
                                source.id(),
                                source.function().name(),
                                source.text(arn).orElseThrow(),
                                source.properties())),
                mappings(type)
                        .map(mapping -> new Polled(
                                mapping.logicalId(),
                                Arns.functionName(mapping.properties()
                                        .path("FunctionName")
                                        .asText()),
                                mapping.properties().path("EventSourceArn").asText(),
                                mapping.properties())));
    }

    List<StreamSource> streams() {
        return polled("DynamoDB", "Stream").map(Events::stream).toList();
    }

    private static StreamSource stream(Polled polled) {
        JsonNode properties = polled.properties();
        return new StreamSource(
                polled.name(),
                polled.function(),
                Arns.tableName(polled.arn()),
                properties.path("BatchSize").asInt(100),
                reportsItemFailures(properties),
                properties.path("BisectBatchOnFunctionError").asBoolean(false),
                properties.path("MaximumRetryAttempts").asInt(-1),
                properties.path("TumblingWindowInSeconds").asInt(0),
                Optional.ofNullable(properties
                                .path("DestinationConfig")
                                .path("OnFailure")
                                .get("Destination"))
                        .map(JsonNode::asText),
                elements(properties.path("FilterCriteria").path("Filters"))
                        .map(filter -> filter.path("Pattern").asText())
                        .toList());
    }

    List<QueueSource> queues() {
        return polled("SQS", "Queue").map(Events::queue).toList();
    }

    private static QueueSource queue(Polled polled) {
        JsonNode properties = polled.properties();
        return new QueueSource(
                polled.name(),
                polled.function(),
                Arns.lastPart(polled.arn()),
                properties.path("BatchSize").asInt(10),
                reportsItemFailures(properties),
                properties.path("ScalingConfig").path("MaximumConcurrency").asInt(4));
    }

    List<Schedule> schedules() {
        List<Schedule> schedules = new ArrayList<>();
        Stream.concat(sources("ScheduleV2"), sources("Schedule"))
                .filter(source -> enabled(source.properties()))
                .forEach(source -> schedules.add(new Schedule(
                        source.id(),
                        source.function().name(),
                        source.text("ScheduleExpression")
                                .or(() -> source.text("Schedule"))
                                .orElseThrow(),
                        source.text("Input").orElse("{}"))));
        for (Resource schedule : ofType("AWS::Scheduler::Schedule")) {
            if (enabled(schedule.properties())) {
                JsonNode target = schedule.properties().path("Target");
                schedules.add(new Schedule(
                        schedule.logicalId(),
                        Arns.functionName(target.path("Arn").asText()),
                        schedule.properties().path("ScheduleExpression").asText(),
                        target.path("Input").asText("{}")));
            }
        }
        return List.copyOf(schedules);
    }

    private static boolean enabled(JsonNode properties) {
        return !properties.path("State").asText("ENABLED").equals("DISABLED")
                && properties.path("Enabled").asBoolean(true);
    }

    private static String deadLetter(JsonNode properties) {
        return properties.path("DeadLetterConfig").path("Arn").asText("");
    }

    private static boolean reportsItemFailures(JsonNode properties) {
        return elements(properties.path("FunctionResponseTypes"))
                .anyMatch(type -> type.asText().equals("ReportBatchItemFailures"));
    }

    private Stream<Resource> mappings(String type) {
        String service = ":" + type.toLowerCase(Locale.ROOT) + ":";
        return ofType("AWS::Lambda::EventSourceMapping").stream()
                .filter(mapping ->
                        mapping.properties().path("EventSourceArn").asText().contains(service));
    }

    private Stream<Source> sources(String type) {
        return ofType("AWS::Serverless::Function").stream()
                .flatMap(function -> function.properties().path("Events").properties().stream()
                        .filter(entry -> entry.getValue().path("Type").asText().equals(type))
                        .map(entry -> new Source(
                                function, entry.getKey(), entry.getValue().path("Properties"))));
    }

    private List<Resource> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
