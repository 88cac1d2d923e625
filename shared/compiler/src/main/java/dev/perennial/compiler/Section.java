package dev.perennial.compiler;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a YAML file. Each reader tells a problem where the value is missing or wrong, and answers empty, so
 * that reading goes on to the next problem.
 */
record Section(String file, String name, int line, Map<String, Node> entries, boolean absent, Problems problems) {
    /** A section whose absence has been told; what it lacks is not told again. */
    static Section absent(String file, String name, int line, Problems problems) {
        return new Section(file, name, line, Map.of(), true, problems);
    }

    /** Tells every key that is not among the known ones. */
    Section only(String... known) {
        Set<String> keys = new TreeSet<>(Set.of(known));
        entries.forEach((key, node) -> {
            if (!keys.contains(key)) {
                tell(Yaml.line(node), "\"" + key + "\" is not known in " + name + "; there are " + keys);
            }
        });
        return this;
    }

    /** The mapping below a key; an empty one where it is missing or none. */
    Section section(String key) {
        Optional<Node> node = required(key);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            return new Section(file, key, Yaml.line(mapping), Yaml.entries(file, mapping, problems), false, problems);
        }
        node.ifPresent(other -> tell(Yaml.line(other), key + " needs indented lines below it"));
        return absent(file, key, line, problems);
    }

    /** Every entry as a section of its own, in the order of the file. */
    Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        entries.keySet().forEach(key -> sections.put(key, section(key)));
        return sections;
    }

    Optional<String> text(String key) {
        Optional<Node> node = required(key);
        if (node.isPresent() && node.get() instanceof ScalarNode scalar) {
            if (!scalar.getValue().isBlank()) {
                return Optional.of(scalar.getValue());
            }
            tell(Yaml.line(scalar), key + " is empty");
        } else {
            node.ifPresent(other -> tell(Yaml.line(other), key + " must be a single text"));
        }
        return Optional.empty();
    }

    Optional<Boolean> yesOrNo(String key) {
        if (!entries.containsKey(key)) {
            return Optional.empty();
        }
        Optional<String> text = text(key);
        if (text.isPresent() && !Set.of("true", "false").contains(text.get())) {
            tell(lineOf(key), key + " is true or false, not " + text.get());
            return Optional.empty();
        }
        return text.map(Boolean::valueOf);
    }

    /** A whole number from {@code least} to {@code most}. */
    Optional<Long> number(String key, int least, int most) {
        return decimal(key, least, most)
                .filter(value -> {
                    boolean whole = value == Math.rint(value);
                    if (!whole) {
                        tell(lineOf(key), key + " must be a whole number");
                    }
                    return whole;
                })
                .map(Double::longValue);
    }

    Optional<Double> decimal(String key, double least, double most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            double value = new BigDecimal(text.get()).doubleValue();
            if (value >= least && value <= most) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            // Told below, as any other value out of range.
        }
        tell(lineOf(key), "%s must be a number from %.0f to %.0f, not %s".formatted(key, least, most, text.get()));
        return Optional.empty();
    }

    /** A positive duration in the form of ISO 8601, days and smaller. */
    Optional<Duration> duration(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration duration = Duration.parse(text.get());
            if (duration.isPositive()) {
                return Optional.of(duration);
            }
        } catch (DateTimeParseException e) {
            // Told below, with what would do.
        }
        tell(
                lineOf(key),
                "%s is not a duration such as P45D (45 days) or PT12H (12 hours): %s".formatted(key, text.get()));
        return Optional.empty();
    }

    /** A time of day such as 09:00. */
    Optional<LocalTime> time(String key) {
        Optional<String> text = text(key);
        try {
            return text.map(LocalTime::parse);
        } catch (DateTimeParseException e) {
            tell(lineOf(key), "%s is not a time of day such as \"09:00\": %s".formatted(key, text.orElse("")));
            return Optional.empty();
        }
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The items of the list below a key, each a mapping; none where it is missing. */
    List<Section> items(String key) {
        Optional<Node> node = required(key);
        if (node.isPresent() && node.get() instanceof SequenceNode list) {
            return list.getValue().stream()
                    .flatMap(item -> item(key, item).stream())
                    .toList();
        }
        node.ifPresent(other -> tell(Yaml.line(other), key + " needs a list: indented lines with \"- \""));
        return List.of();
    }

    /** The texts of the list below a key; what is none is told and left out. */
    List<ScalarNode> texts(String key) {
        Optional<Node> node = required(key);
        if (node.isPresent() && node.get() instanceof SequenceNode list) {
            return list.getValue().stream()
                    .flatMap(item -> scalar(key, item).stream())
                    .toList();
        }
        node.ifPresent(other -> tell(Yaml.line(other), key + " needs a list such as [a, b]"));
        return List.of();
    }

    private Optional<ScalarNode> scalar(String key, Node node) {
        if (node instanceof ScalarNode text && !text.getValue().isBlank()) {
            return Optional.of(text);
        }
        tell(Yaml.line(node), key + " is a list of texts");
        return Optional.empty();
    }

    private Optional<Section> item(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(
                    file,
                    key + " of " + name,
                    Yaml.line(mapping),
                    Yaml.entries(file, mapping, problems),
                    false,
                    problems));
        }
        tell(Yaml.line(node), key + " needs \"key: value\" lines below each \"- \"");
        return Optional.empty();
    }

    int lineOf(String key) {
        Node node = entries.get(key);
        return node == null ? line : Yaml.line(node);
    }

    void tell(int atLine, String sentence) {
        problems.add(file, atLine, sentence);
    }

    private Optional<Node> required(String key) {
        Node node = entries.get(key);
        if (node == null && !absent) {
            tell(line, key + " is missing in " + name);
        }
        return Optional.ofNullable(node);
    }
}
