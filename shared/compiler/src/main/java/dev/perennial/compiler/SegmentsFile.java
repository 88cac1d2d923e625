package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.playbook.ConditionPattern;
import java.util.Set;
import java.util.TreeSet;

/** The file segments.yaml, and what the other files say of segments. */
final class SegmentsFile {
    static final String NAME = "segments.yaml";

    private static final Set<String> EVENTS = Set.of("SegmentEntered", "SegmentLeft");

    /** How problems call them. */
    private static final String KIND = "segment";

    private SegmentsFile() {}

    /** Takes the segments to {@code compiled}. */
    static void compile(YamlFile file, AttributeCatalog attributes, ObjectNode compiled) {
        JsonNode segments = file.at("/segments");
        segments.fieldNames().forEachRemaining(name -> {
            String pointer = YamlFile.child("/segments", name);
            Conditions.check(file, pointer, name + " of segments", ViewTypes.ofRecord(attributes));
        });
        compiled.set("segments", segments);
    }

    static void addUnknown(Problems problems, ObjectNode compiled) {
        Set<String> names = new TreeSet<>();
        compiled.path("segments").fieldNames().forEachRemaining(names::add);
        problems.addUnknown(KIND, names, "; " + NAME + " has " + names);
    }

    /** A condition that names segments says no more of those in the record. */
    static void check(YamlFile file, String pointer) {
        JsonNode condition = file.at(pointer);
        JsonNode named = condition.path(ConditionPattern.SEGMENT);
        JsonNode inRecord = condition.path("customer").path("segments");
        if (!named.isMissingNode() && !inRecord.isMissingNode()) {
            file.add(pointer, "segment says customer.segments; leave one of the two out");
        }
        if (named.isTextual()) {
            refer(file, pointer, named);
        }
        named.forEach(name -> refer(file, pointer, name));
        inRecord.valueStream().filter(JsonNode::isTextual).forEach(name -> refer(file, pointer, name));
    }

    /** Which segment an event is about stands beside it. */
    static void checkBeside(YamlFile file, String pointer, String event) {
        String segment = pointer + "/" + ConditionPattern.SEGMENT;
        JsonNode named = file.at(segment);
        if (!EVENTS.contains(event)) {
            if (!named.isMissingNode()) {
                file.add(
                        segment,
                        "segment stands beside one of %s; as a condition it belongs below when"
                                .formatted(new TreeSet<>(EVENTS)));
            }
        } else if (named.isMissingNode()) {
            file.add(segment, "segment is missing beside %s: which one?".formatted(event));
        } else {
            refer(file, segment, named);
        }
    }

    static void refer(YamlFile file, String pointer, JsonNode segment) {
        file.refer(KIND, segment.asText(), pointer);
    }
}
