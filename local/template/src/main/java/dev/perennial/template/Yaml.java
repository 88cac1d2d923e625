package dev.perennial.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * CloudFormation's YAML as a JSON tree: the short tags ({@code !Ref}, {@code !Sub}, …) become the long form
 * ({@code {"Ref": …}}, {@code {"Fn::Sub": …}}), and dates stay text, for a policy version is no date.
 */
final class Yaml {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Yaml() {}

    static ObjectNode read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Node root;
        try {
            root = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
        } catch (YAMLException malformed) {
            throw new TemplateException("The template is not valid YAML: " + malformed.getMessage());
        }
        if (root instanceof MappingNode mapping) {
            return object(mapping);
        }
        throw new TemplateException("The template must be a YAML mapping");
    }

    private static JsonNode json(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!") || tag.length() == 1) {
            return plain(node);
        }
        String name = tag.substring(1);
        ObjectNode call = JSON.objectNode();
        if (name.equals("Ref") || name.equals("Condition")) {
            return call.set(name, plain(node));
        }
        if (name.equals("GetAtt") && node instanceof ScalarNode scalar) {
            String[] parts = scalar.getValue().split("\\.", 2);
            return call.set("Fn::GetAtt", JSON.arrayNode().add(parts[0]).add(parts.length > 1 ? parts[1] : ""));
        }
        return call.set("Fn::" + name, plain(node));
    }

    private static JsonNode plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(json(item)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new TemplateException("Unexpected YAML at " + node.getStartMark());
        };
    }

    private static ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        mapping.getValue().forEach(entry -> {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (object.has(key)) {
                throw new TemplateException(
                        "'" + key + "' stands twice" + entry.getKeyNode().getStartMark());
            }
            object.set(key, json(entry.getValueNode()));
        });
        return object;
    }

    private static JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        Tag tag = node.getTag();
        if (Tag.NULL.equals(tag)) {
            return JSON.nullNode();
        }
        if (Tag.BOOL.equals(tag)) {
            String word = value.toLowerCase(Locale.ROOT);
            return JSON.booleanNode(word.equals("true") || word.equals("yes") || word.equals("on"));
        }
        if (Tag.INT.equals(tag) && value.matches("0|-?[1-9][0-9]*")) {
            return JSON.numberNode(Long.parseLong(value));
        }
        if (Tag.FLOAT.equals(tag) && value.matches("-?[0-9]+\\.[0-9]+")) {
            return JSON.numberNode(new BigDecimal(value));
        }
        return JSON.textNode(value);
    }
}
