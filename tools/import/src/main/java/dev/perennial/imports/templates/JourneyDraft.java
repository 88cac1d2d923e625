package dev.perennial.imports.templates;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A journey of Amazon Pinpoint as a comment in the words of journeys.yaml: steps in the order in which they follow.
 * What it begins upon, and what its conditions are about, are events and segments of another system: a person says what
 * they are here.
 */
final class JourneyDraft {
    private final JsonNode activities;
    private final List<String> lines = new ArrayList<>();

    private JourneyDraft(JsonNode activities) {
        this.activities = activities;
    }

    /** The draft, each line of it a comment. */
    static String of(JsonNode journey) {
        JourneyDraft draft = new JourneyDraft(journey.path("Activities"));
        draft.begin(journey);
        draft.steps(journey.path("StartActivity").asText(""));
        return draft.lines.stream()
                .map(line -> ("# " + line).stripTrailing() + "\n")
                .reduce("", String::concat);
    }

    private void begin(JsonNode journey) {
        lines.add("%s:   # '%s' in Pinpoint"
                .formatted(PinpointTemplates.name(text(journey, "Name")), text(journey, "Name")));
        JsonNode start = journey.path("StartCondition");
        JsonNode event = start.at("/EventStartCondition/EventFilter/Dimensions/EventType/Values");
        if (!event.isMissingNode()) {
            lines.add("  on: TODO   # began upon the event %s".formatted(words(event)));
        } else {
            lines.add("  on: SegmentEntered   # began with the segment %s"
                    .formatted(words(start.at("/SegmentStartCondition/SegmentId"))));
            lines.add("  segment: TODO");
        }
        lines.add("  freshFor: P7D");
        for (String field : List.of("Limits", "QuietTime", "Schedule", "OpenHours", "ClosedDays")) {
            if (journey.path(field).size() > 0) {
                lines.add("  # %s of Pinpoint: see courtesy.yaml".formatted(field));
            }
        }
        lines.add("  steps:");
    }

    private void steps(String first) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            String id = open.pop();
            JsonNode activity = activities.path(id);
            if (id.isEmpty() || activity.isMissingNode() || !seen.add(id)) {
                continue;
            }
            step(id, activity);
            List<String> next = next(activity);
            if (next.isEmpty()) {
                lines.add("    - goTo: end");
            }
            next.reversed().forEach(open::push);
        }
        activities.fieldNames().forEachRemaining(id -> {
            if (!seen.contains(id)) {
                lines.add("    # no way leads to the activity " + step(id));
            }
        });
    }

    private void step(String id, JsonNode activity) {
        String name = "    - name: " + step(id);
        JsonNode wait = activity.path("WAIT").path("WaitTime");
        if (activity.has("EMAIL")) {
            lines.add(name);
            lines.add("      send: %s".formatted(PinpointTemplates.name(text(activity.path("EMAIL"), "TemplateName"))));
            lines.add("      freshFor: P7D");
            lines.add("      # then %s".formatted(target(activity.path("EMAIL"), "NextActivity")));
        } else if (activity.has("WAIT")) {
            lines.add(name);
            lines.add(
                    wait.has("WaitFor")
                            ? "      wait: %s".formatted(text(wait, "WaitFor"))
                            : "      # waited until %s".formatted(text(wait, "WaitUntil")));
            lines.add("      # then %s".formatted(target(activity.path("WAIT"), "NextActivity")));
        } else if (activity.has("ConditionalSplit")) {
            JsonNode split = activity.path("ConditionalSplit");
            lines.add(name);
            lines.add("      if: { customer: TODO }   # %s".formatted(split.path("Condition")));
            lines.add("      then: %s".formatted(target(split, "TrueActivity")));
            lines.add("      else: %s".formatted(target(split, "FalseActivity")));
        } else if (activity.has("RandomSplit")) {
            lines.add(name);
            List<String> arms = new ArrayList<>();
            activity.at("/RandomSplit/Branches")
                    .forEach(branch -> arms.add("%s: %s"
                            .formatted(
                                    target(branch, "NextActivity"),
                                    branch.path("Percentage").asText())));
            lines.add("      split: { %s }".formatted(String.join(", ", arms)));
        } else if (activity.has("Holdout")) {
            lines.add("    # held out: %s percent; say holdout beside steps"
                    .formatted(activity.at("/Holdout/Percentage").asText()));
        } else {
            lines.add("    # %s (%s) has no counterpart that a draft could have".formatted(step(id), kinds(activity)));
        }
    }

    private static List<String> next(JsonNode activity) {
        List<String> next = new ArrayList<>();
        for (Map.Entry<String, JsonNode> kind : activity.properties()) {
            JsonNode value = kind.getValue();
            for (String field : List.of("NextActivity", "TrueActivity", "FalseActivity", "DefaultActivity")) {
                Optional.of(text(value, field)).filter(id -> !id.isEmpty()).ifPresent(next::add);
            }
            value.path("Branches")
                    .forEach(branch -> Optional.of(text(branch, "NextActivity"))
                            .filter(id -> !id.isEmpty())
                            .ifPresent(next::add));
        }
        return next;
    }

    private static String target(JsonNode from, String field) {
        String id = text(from, field);
        return id.isEmpty() ? "end" : step(id);
    }

    private static String step(String id) {
        String name = PinpointTemplates.name(id);
        return name.length() <= 30 ? name : name.substring(0, 30);
    }

    private static String kinds(JsonNode activity) {
        List<String> kinds = new ArrayList<>();
        activity.properties().stream()
                .filter(kind -> kind.getValue().isObject())
                .forEach(kind -> kinds.add(kind.getKey()));
        return String.join(", ", kinds);
    }

    private static String words(JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.toString();
        return text.replaceAll("\\s+", " ");
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText("").replaceAll("\\s+", " ");
    }
}
