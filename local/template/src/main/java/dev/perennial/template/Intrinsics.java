package dev.perennial.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Evaluates CloudFormation's intrinsic functions. One that is not known is an error, never a guess. */
final class Intrinsics {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final ObjectNode template;
    private final Setting setting;
    private final Names names;
    private final Map<String, Boolean> conditions = new HashMap<>();

    Intrinsics(ObjectNode template, Setting setting) {
        this.template = template;
        this.setting = setting;
        this.names = new Names(template, setting, this);
    }

    Names names() {
        return names;
    }

    boolean condition(String name) {
        Boolean known = conditions.get(name);
        if (known != null) {
            return known;
        }
        JsonNode body = template.path("Conditions").path(name);
        if (body.isMissingNode()) {
            throw new TemplateException("There is no condition '" + name + "'");
        }
        boolean holds = truth(body);
        conditions.put(name, holds);
        return holds;
    }

    /** The value without intrinsic functions; empty where it is {@code AWS::NoValue}. */
    Optional<JsonNode> resolve(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = JSON.arrayNode();
            array.forEach(item -> resolve(item).ifPresent(resolved::add));
            return Optional.of(resolved);
        }
        if (node instanceof ObjectNode object) {
            if (object.size() == 1) {
                Map.Entry<String, JsonNode> only =
                        object.properties().iterator().next();
                if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                    return call(only.getKey(), only.getValue());
                }
            }
            ObjectNode resolved = JSON.objectNode();
            object.properties()
                    .forEach(
                            entry -> resolve(entry.getValue()).ifPresent(value -> resolved.set(entry.getKey(), value)));
            return Optional.of(resolved);
        }
        return Optional.of(node);
    }

    String text(JsonNode node) {
        JsonNode value = resolve(node).orElse(JSON.textNode(""));
        if (!value.isValueNode()) {
            throw new TemplateException("A text is needed instead of " + value);
        }
        return value.asText();
    }

    private Optional<JsonNode> call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> ref(argument.asText());
            case "Fn::GetAtt" -> Optional.of(JSON.textNode(attribute(argument)));
            case "Fn::Sub" -> Optional.of(JSON.textNode(substitute(argument)));
            case "Fn::If" -> resolve(argument.get(condition(argument.path(0).asText()) ? 1 : 2));
            case "Fn::Join" -> Optional.of(JSON.textNode(join(argument)));
            case "Fn::Select" ->
                Optional.ofNullable(resolve(argument.path(1))
                        .orElseThrow()
                        .get(argument.path(0).asInt()));
            case "Fn::Split" -> {
                ArrayNode parts = JSON.arrayNode();
                for (String part : text(argument.path(1)).split(Pattern.quote(text(argument.path(0))), -1)) {
                    parts.add(part);
                }
                yield Optional.of(parts);
            }
            case "Fn::FindInMap" ->
                Optional.of(template.path("Mappings")
                        .path(text(argument.path(0)))
                        .path(text(argument.path(1)))
                        .path(text(argument.path(2))));
            case "Fn::ToJsonString" ->
                Optional.of(JSON.textNode(resolve(argument).orElseThrow().toString()));
            case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" ->
                Optional.of(JSON.booleanNode(truth(JSON.objectNode().set(function, argument))));
            default -> throw new TemplateException("The function " + function + " is not supported");
        };
    }

    private boolean truth(JsonNode node) {
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        Map.Entry<String, JsonNode> call = node.properties().iterator().next();
        JsonNode argument = call.getValue();
        return switch (call.getKey()) {
            case "Condition" -> condition(argument.asText());
            case "Fn::Equals" -> text(argument.path(0)).equals(text(argument.path(1)));
            case "Fn::Not" -> !truth(argument.path(0));
            case "Fn::And" ->
                StreamSupport.stream(argument.spliterator(), false).allMatch(this::truth);
            case "Fn::Or" -> StreamSupport.stream(argument.spliterator(), false).anyMatch(this::truth);
            default -> throw new TemplateException("No condition function: " + call.getKey());
        };
    }

    private Optional<JsonNode> ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return Optional.empty();
        }
        JsonNode parameter = template.path("Parameters").path(name);
        if (!parameter.isMissingNode()) {
            return Optional.of(parameter(name, parameter));
        }
        return Optional.of(JSON.textNode(names.ref(name)));
    }

    private JsonNode parameter(String name, JsonNode declared) {
        String value = setting.parameters().get(name);
        if (value == null && !declared.has("Default")) {
            throw new TemplateException("The parameter " + name + " has no default and was given no value");
        }
        String text = value == null ? declared.path("Default").asText() : value;
        String type = declared.path("Type").asText("String");
        if (type.equals("CommaDelimitedList")) {
            ArrayNode list = JSON.arrayNode();
            for (String part : text.split(",", -1)) {
                list.add(part.strip());
            }
            return list;
        }
        return type.equals("Number") && text.matches("-?[0-9]{1,18}")
                ? JSON.numberNode(Long.parseLong(text))
                : JSON.textNode(text);
    }

    private String attribute(JsonNode argument) {
        if (argument.isTextual()) {
            String[] parts = argument.asText().split("\\.", 2);
            return names.attribute(parts[0], parts[1]);
        }
        return names.attribute(argument.path(0).asText(), text(argument.path(1)));
    }

    private String join(JsonNode argument) {
        JsonNode parts = resolve(argument.path(1)).orElseThrow();
        return StreamSupport.stream(parts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(argument.path(0).asText()));
    }

    private String substitute(JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode local = argument.isArray() ? argument.path(1) : JSON.objectNode();
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2).strip();
            String value = matcher.group(1).equals("!")
                    ? "${" + name + "}"
                    : local.has(name) ? text(local.get(name)) : placeholder(name);
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(result).toString();
    }

    private String placeholder(String name) {
        int dot = name.indexOf('.');
        return dot < 0 || name.startsWith("AWS::") || names.isGenerated(name)
                ? ref(name).map(JsonNode::asText).orElse("")
                : names.attribute(name.substring(0, dot), name.substring(dot + 1));
    }
}
