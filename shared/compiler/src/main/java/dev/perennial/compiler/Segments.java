package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The file segments.yaml, and what the other files say of segments. */
final class Segments {
    static final String FILE = "segments.yaml";

    /** In a condition, and beside one of the events below. */
    static final String KEY = "segment";

    private static final Set<String> EVENTS = Set.of("SegmentEntered", "SegmentLeft");

    /** How problems call them. */
    private static final String KIND = "segment";

    private Segments() {}

    /** Writes the segments to {@code compiled}, and looks whether all that are named exist. */
    static void compile(Section file, ObjectNode compiled) {
        Section segments = file.only("segments").section("segments");
        ObjectNode target = compiled.putObject("segments");
        for (String name : segments.entries().keySet()) {
            if (!Journeys.isName(name)) {
                segments.tell(segments.lineOf(name), Journeys.unlikeAName("a segment's", name));
            }
            Patterns.compile(segments, name).ifPresent(it -> target.set(name, it));
            JsonNode pattern = target.path(name);
            if (!pattern.findValues("event").isEmpty()
                    || !pattern.findValues("segments").isEmpty()) {
                segments.tell(
                        segments.lineOf(name),
                        "a segment looks at the customer alone: not at an event, nor at segments");
            }
        }
    }

    static void tellUnknown(Problems problems, ObjectNode compiled) {
        Set<String> names = new TreeSet<>();
        compiled.path("segments").fieldNames().forEachRemaining(names::add);
        problems.tellUnknown(KIND, names, "; " + FILE + " has " + names);
    }

    /** A condition that names segments is one over the list of them in the record. */
    static JsonNode resolved(Section section, int line, JsonNode pattern) {
        if (!(pattern instanceof ObjectNode condition)) {
            return pattern;
        }
        Optional.ofNullable(condition.remove(KEY)).ifPresent(named -> {
            JsonNode customer = condition.path("customer");
            boolean fields = customer.isMissingNode() || customer.isObject();
            if (!fields || customer.has("segments")) {
                section.tell(
                        line, "segment says customer.segments; leave one of the two out, and let customer have fields");
                return;
            }
            JsonNode list = named.isArray()
                    ? named
                    : JsonNodeFactory.instance.arrayNode().add(named);
            condition.withObjectProperty("customer").set("segments", list);
        });
        condition.path("customer").path("segments").forEach(name -> needs(section, line, name.asText("")));
        condition.path("$or").valueStream().forEach(part -> resolved(section, line, part));
        return condition;
    }

    /** The event that a journey listens to; of segments, which one it is about. */
    static String happening(Section section, String on) {
        if (!EVENTS.contains(on)) {
            if (section.has(KEY)) {
                section.tell(
                        section.lineOf(KEY),
                        "segment stands beside one of "
                                + new TreeSet<>(EVENTS)
                                + "; as a condition it belongs below when");
            }
            return on;
        }
        String segment = section.text(KEY).orElse("");
        needs(section, section.lineOf(KEY), segment);
        return on + "/" + segment;
    }

    private static void needs(Section section, int line, String segment) {
        if (!segment.isEmpty()) {
            section.problems().needs(KIND, segment, section.file(), line);
        }
    }
}
