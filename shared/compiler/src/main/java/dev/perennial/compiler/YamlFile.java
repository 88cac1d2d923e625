package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One YAML file as JSON that remembers where everything stands. What is in it is named by JSON pointers (RFC 6901),
 * such as {@code /nps/window}. It also remembers of what a problem is known, so that nothing is said of what follows
 * from it.
 */
final class YamlFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String name;
    private final Problems problems;
    private final JsonNode json;
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();
    private final Set<String> unsound = new HashSet<>();

    private YamlFile(Source source, Problems problems) {
        this.name = source.name();
        this.problems = problems;
        this.json = read(source);
    }

    /** The file; without anything in it, and with the problem added, where it is no YAML. */
    static YamlFile of(Source source, Problems problems) {
        return new YamlFile(source, problems);
    }

    String name() {
        return name;
    }

    JsonNode json() {
        return json;
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** The names of what stands below, in the order in which it is written; none where that is no object. */
    List<String> keys(String pointer) {
        return at(pointer).propertyStream().map(Map.Entry::getKey).toList();
    }

    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** Adds a problem where the value stands; where there is none, at what should hold it. */
    void add(String pointer, String sentence) {
        add(pointer, place(pointer), sentence);
    }

    /** Adds a problem where the key of the value stands. */
    void addAtKey(String pointer, String sentence) {
        add(pointer, keys.getOrDefault(pointer, place(pointer)), sentence);
    }

    private void add(String pointer, Place place, String sentence) {
        unsound.add(pointer);
        problems.add(name, place, sentence);
    }

    /** A name that must exist somewhere; see {@link Problems#refer}. */
    void refer(String kind, String referred, String pointer) {
        problems.refer(kind, referred, name, place(pointer));
    }

    /** Whether no problem is known of that, of what is in it, nor of what it is in. */
    boolean isSound(String pointer) {
        return unsound.stream()
                .noneMatch(it -> it.equals(pointer) || it.startsWith(pointer + "/") || pointer.startsWith(it + "/"));
    }

    /** Where the value stands; where there is none, what should hold it. */
    Place place(String pointer) {
        Place place = values.get(pointer);
        return place != null || pointer.isEmpty()
                ? (place == null ? Place.START : place)
                : place(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private JsonNode read(Source source) {
        LoaderOptions options = new LoaderOptions();
        try {
            Node root = new Composer(new ParserImpl(new StreamReader(source.text()), options), new Resolver(), options)
                    .getSingleNode();
            if (root instanceof MappingNode) {
                return json("", root);
            }
            if (!source.text().isEmpty()) {
                problems.add(name, Place.START, "expected \"key: value\" lines");
            }
        } catch (MarkedYAMLException e) {
            Place place = e.getProblemMark() == null
                    ? Place.START
                    : new Place(
                            e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1);
            problems.add(name, place, "this is not YAML: " + e.getProblem());
        }
        unsound.add("");
        return JSON.objectNode();
    }

    private JsonNode json(String pointer, Node node) {
        values.put(pointer, Place.of(node));
        return switch (node) {
            case MappingNode mapping -> object(pointer, mapping);
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(json(child(pointer, "" + array.size()), item)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> JSON.nullNode();
        };
    }

    private ObjectNode object(String pointer, MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                add(pointer, Place.of(tuple.getKeyNode()), "a key must be a single word");
            } else if (object.has(key.getValue())) {
                add(child(pointer, key.getValue()), Place.of(key), "\"" + key.getValue() + "\" stands here twice");
            } else {
                String child = child(pointer, key.getValue());
                keys.put(child, Place.of(key));
                object.set(key.getValue(), json(child, tuple.getValueNode()));
            }
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
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
