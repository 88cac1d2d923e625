package dev.perennial.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML into nodes that remember their lines, which no mapping to objects would. */
final class Yaml {
    private Yaml() {}

    /** The file's top-level mapping; absent, with a problem told, where it is none. */
    static Section read(Source source, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node root = new Composer(new ParserImpl(new StreamReader(source.text()), options), new Resolver(), options)
                    .getSingleNode();
            if (root instanceof MappingNode mapping) {
                return new Section(
                        source.name(), source.name(), 1, entries(source.name(), mapping, problems), false, problems);
            }
            if (!source.text().isEmpty()) {
                problems.add(source.name(), 1, "expected \"key: value\" lines");
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(source.name(), line, "this is not YAML: " + e.getProblem());
        }
        return Section.absent(source.name(), source.name(), 1, problems);
    }

    static Map<String, Node> entries(String file, MappingNode mapping, Problems problems) {
        Map<String, Node> entries = new LinkedHashMap<>();
        List<NodeTuple> tuples = mapping.getValue();
        for (NodeTuple tuple : tuples) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(file, line(tuple.getKeyNode()), "a key must be a single word");
            } else if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                problems.add(file, line(key), "\"" + key.getValue() + "\" stands here twice");
            }
        }
        return entries;
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
