package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What few journeys say: how they may be taken again, what they are for, who is held out, and which goes first. */
final class Terms {
    private Terms() {}

    /** The keys of a journey that are read here. */
    static final String[] KEYS = {"again", "goal", "holdout", "priority"};

    static void compile(Section journey, ObjectNode compiled) {
        if (journey.has("again")) {
            again(journey, compiled.putObject("again"));
        }
        if (journey.has("goal")) {
            Section goal = journey.section("goal").only("on", "segment", "when", "within");
            ObjectNode target = compiled.putObject("goal");
            Journeys.trigger(goal, target);
            goal.duration("within").ifPresent(it -> target.put("within", it.toString()));
        }
        if (journey.has("holdout")) {
            journey.number("holdout", 1, 50).ifPresent(it -> compiled.put("holdoutPercent", it));
        }
        if (journey.has("priority")) {
            journey.number("priority", 0, 100).ifPresent(it -> compiled.put("priority", it));
        }
    }

    private static void again(Section journey, ObjectNode compiled) {
        Section again = journey.section("again").only("after", "atMost");
        if (journey.yesOrNo("once").orElse(false)) {
            journey.tell(
                    journey.lineOf("again"),
                    "a journey that is taken once is not taken again: leave out once or again");
        }
        if (!again.absent() && !again.has("after") && !again.has("atMost")) {
            again.tell(again.line(), "again says after, or atMost, or both; neither is there");
        }
        if (again.has("after")) {
            again.duration("after").ifPresent(it -> compiled.put("after", it.toString()));
        }
        if (again.has("atMost")) {
            again.number("atMost", 2, 1_000).ifPresent(it -> compiled.put("atMost", it));
        }
    }
}
