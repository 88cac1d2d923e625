package dev.perennial.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A SAM template in a setting: resources whose condition holds, with globals merged and intrinsic functions resolved,
 * and views of those that the local cloud and the policy tests speak of.
 */
public final class Template {
    private final ObjectNode declared;
    private final List<Resource> resources;
    private final Events events;

    private Template(ObjectNode declared, List<Resource> resources) {
        this.declared = declared;
        this.resources = resources;
        this.events = new Events(resources);
    }

    /** Reads a file. @throws TemplateException when the template is not understood */
    public static Template read(Path file, Setting setting) {
        try {
            return parse(Files.readString(file).replaceFirst("^\uFEFF", ""), setting);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The template " + file + " cannot be read", unreadable);
        }
    }

    /** The same from its text. */
    public static Template parse(String yaml, Setting setting) {
        ObjectNode declared = Yaml.read(yaml);
        Intrinsics intrinsics = new Intrinsics(declared, setting);
        List<Resource> resources = new ArrayList<>();
        declared.path("Resources").properties().forEach(entry -> {
            JsonNode condition = entry.getValue().path("Condition");
            if (condition.isMissingNode() || intrinsics.condition(condition.asText())) {
                resources.add(resource(declared, intrinsics, entry.getKey(), entry.getValue()));
            }
        });
        return new Template(declared, List.copyOf(resources));
    }

    private static Resource resource(ObjectNode template, Intrinsics intrinsics, String logicalId, JsonNode declared) {
        String type = declared.path("Type").asText();
        JsonNode own = declared.path("Properties");
        JsonNode properties = own.isMissingNode() ? template.objectNode() : own;
        if (type.startsWith("AWS::Serverless::")) {
            JsonNode globals = template.path("Globals").path(type.substring("AWS::Serverless::".length()));
            properties = globals.isMissingNode() ? properties : Merging.merge(globals, properties);
        }
        try {
            return new Resource(
                    logicalId,
                    type,
                    intrinsics.names().physical(logicalId),
                    (ObjectNode) intrinsics.resolve(properties).orElseThrow(),
                    (ObjectNode) declared);
        } catch (TemplateException inside) {
            throw new TemplateException(logicalId + ": " + inside.getMessage());
        }
    }

    /** The template as written, short tags in their long form, nothing resolved. */
    public ObjectNode declared() {
        return declared.deepCopy();
    }

    public List<Resource> resources() {
        return resources;
    }

    public List<Resource> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    public Optional<Resource> resource(String logicalId) {
        return resources.stream()
                .filter(resource -> resource.logicalId().equals(logicalId))
                .findFirst();
    }

    public List<Function> functions() {
        return ofType("AWS::Serverless::Function").stream()
                .map(Template::function)
                .toList();
    }

    private static Function function(Resource resource) {
        ObjectNode properties = resource.properties();
        Map<String, String> environment = new LinkedHashMap<>();
        properties
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        JsonNode invocation = properties.path("EventInvokeConfig");
        JsonNode onFailure =
                invocation.path("DestinationConfig").path("OnFailure").path("Destination");
        JsonNode deadLetter = properties.path("DeadLetterQueue").path("TargetArn");
        return new Function(
                resource.logicalId(),
                resource.name(),
                properties.path("Handler").asText(),
                environment,
                Duration.ofSeconds(properties.path("Timeout").asInt(3)),
                properties.path("MemorySize").asInt(128),
                invocation.path("MaximumRetryAttempts").asInt(2),
                Optional.of(onFailure.isMissingNode() ? deadLetter : onFailure)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText));
    }

    public List<Route> routes() {
        return events.routes();
    }

    public List<Rule> rules() {
        return events.rules();
    }

    public List<StreamSource> streamSources() {
        return events.streams();
    }

    public List<QueueSource> queueSources() {
        return events.queues();
    }

    public List<Schedule> schedules() {
        return events.schedules();
    }

    public List<Resource> tables() {
        return ofType("AWS::DynamoDB::Table");
    }

    public List<Resource> queues() {
        return ofType("AWS::SQS::Queue");
    }

    /** Names of the declared buses, without the account's default bus. */
    public List<String> buses() {
        return ofType("AWS::Events::EventBus").stream().map(Resource::name).toList();
    }

    /**
     * Every function's variables in one map, for functions that share a process.
     *
     * @throws TemplateException when two functions give one name different values
     */
    public Map<String, String> environmentOfAll() {
        Map<String, String> union = new LinkedHashMap<>();
        for (Function function : functions()) {
            function.environment().forEach((name, value) -> {
                String other = union.putIfAbsent(name, value);
                if (other != null && !other.equals(value)) {
                    throw new TemplateException("The variable "
                            + name
                            + " is '"
                            + value
                            + "' in "
                            + function.logicalId()
                            + " but '"
                            + other
                            + "' in another function; one name must mean one thing");
                }
            });
        }
        return union;
    }
}
