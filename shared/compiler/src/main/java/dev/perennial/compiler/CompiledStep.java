package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A step: as the file says it, and as it is compiled. */
record CompiledStep(Section section, ObjectNode compiled) {
    String name() {
        return compiled.path("name").asText();
    }

    void tell(String sentence) {
        section.tell(section.line(), sentence);
    }

    String kind() {
        return compiled.path("kind").asText();
    }

    boolean waits() {
        return Set.of("wait", "waitFor", "waitUntil").contains(kind());
    }

    /** Whether there is a way on without a wait: where the day is not known or has passed. */
    boolean mayPass() {
        return kind().equals("waitUntil");
    }

    /** Whether the step after this one in order may follow. */
    boolean goesOn() {
        return switch (kind()) {
            case "if", "waitFor" -> !(compiled.has("then") && compiled.has("else"));
            case "split" -> sum() < 100;
            case "goTo" -> false;
            default -> true;
        };
    }

    int sum() {
        return compiled.path("arms").valueStream().mapToInt(arm -> arm.asInt()).sum();
    }

    List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String key : List.of("then", "else", "target")) {
            Optional.ofNullable(compiled.path(key).textValue()).ifPresent(targets::add);
        }
        compiled.path("arms").properties().forEach(arm -> targets.add(arm.getKey()));
        return targets;
    }
}
