package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.playbook.ConditionView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import software.amazon.event.ruler.JsonRuleCompiler;

/** The conditions of the playbook: EventBridge patterns, written in YAML. */
final class Patterns {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Patterns() {}

    /** The pattern as JSON; empty, with the problem told, where EventBridge would refuse it. */
    static Optional<JsonNode> compile(Section journey, String key) {
        Node node = journey.entries().get(key);
        if (node == null) {
            return Optional.empty();
        }
        int line = Yaml.line(node);
        JsonNode pattern = Segments.resolved(journey, line, json(node));
        String refusal = JsonRuleCompiler.check(pattern.toString());
        if (refusal != null) {
            journey.tell(line, key + " of " + journey.name() + " is not an EventBridge pattern: " + refusal);
            return Optional.empty();
        }
        known(journey, line, List.of(pattern), "", Set.of("event", "customer"));
        List<JsonNode> events = parts(pattern, "event");
        known(journey, line, events, "event.", Set.of("type", "backfill", "data"));
        List<JsonNode> data =
                events.stream().flatMap(event -> parts(event, "data").stream()).toList();
        known(journey, line, data, "event.data.", FactTypes.inConditions());
        List<JsonNode> customers = parts(pattern, "customer");
        known(journey, line, customers, "customer.", ConditionView.CUSTOMER_FIELDS);
        customers.stream()
                .flatMap(Patterns::alternatives)
                .forEach(customer -> Assortment.needs(journey, line, customer));
        return Optional.of(pattern);
    }

    /** What a pattern says of that, itself and by its alternatives. */
    private static List<JsonNode> parts(JsonNode pattern, String name) {
        return alternatives(pattern)
                .map(it -> it.path(name))
                .filter(JsonNode::isObject)
                .toList();
    }

    private static Stream<JsonNode> alternatives(JsonNode pattern) {
        return Stream.concat(
                Stream.of(pattern), pattern.path("$or").valueStream().flatMap(Patterns::alternatives));
    }

    /** A field that does not exist would make a condition that never holds, and nobody would know. */
    private static void known(Section journey, int line, List<JsonNode> parts, String path, Set<String> fields) {
        parts.stream()
                .flatMap(Patterns::alternatives)
                .flatMap(part -> part.properties().stream())
                .map(entry -> entry.getKey())
                .distinct()
                .filter(field -> !field.startsWith("$") && !fields.contains(field))
                .forEach(field -> journey.tell(
                        line,
                        "a condition cannot see %s%s; there are %s".formatted(path, field, new TreeSet<>(fields))));
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = JSON.objectNode();
                for (NodeTuple tuple : mapping.getValue()) {
                    String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
                    object.set(name, json(tuple.getValueNode()));
                }
                yield object;
            }
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(json(item)));
                yield array;
            }
            case ScalarNode scalar -> json(scalar);
            default -> JSON.nullNode();
        };
    }

    private static JsonNode json(ScalarNode scalar) {
        String value = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            // YAML 1.1 takes yes and on for true; editors and people do not.
            return switch (value) {
                case "true" -> JSON.booleanNode(true);
                case "false" -> JSON.booleanNode(false);
                default -> JSON.textNode(value);
            };
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            try {
                return JSON.numberNode(new BigDecimal(value));
            } catch (NumberFormatException e) {
                return JSON.textNode(value);
            }
        }
        return scalar.getTag().equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(value);
    }
}
