package dev.perennial.playbook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.domain.Condition;
import dev.perennial.domain.Journey;
import dev.perennial.domain.Playbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads the compiled playbook. Its form is agreed with the compiler alone, and checked there. */
public final class Playbooks {
    private static final String RESOURCE = "/playbook/playbook.json";

    private Playbooks() {}

    /**
     * The playbook on the class path.
     *
     * @throws IllegalStateException where there is none: the function was packaged without it
     */
    public static Playbook load() {
        try (InputStream in = Playbooks.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no " + RESOURCE + " on the class path");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a compiled playbook; the caller closes the stream. */
    public static Playbook read(InputStream compiled) throws IOException {
        return playbook(new ObjectMapper(new JsonFactory()).readTree(compiled));
    }

    private static Playbook playbook(JsonNode json) {
        return new Playbook(
                text(json, "version"),
                stages(json.required("stages")),
                inactivity(json.required("inactivity")),
                surveys(json.required("surveys")),
                journeys(json.required("journeys")));
    }

    private static Playbook.Stages stages(JsonNode json) {
        return new Playbook.Stages(
                duration(json, "onboardingLasts"),
                json.required("loyalFromOrders").longValue(),
                duration(json, "loyalFor"),
                json.required("advocateFromScore").intValue(),
                json.required("advocateUntilBelow").intValue());
    }

    private static Playbook.Inactivity inactivity(JsonNode json) {
        return new Playbook.Inactivity(
                duration(json, "atRiskAfter"),
                json.required("usualIntervals").doubleValue(),
                json.required("rhythmFromOrders").longValue(),
                duration(json, "shortest"),
                duration(json, "longest"),
                duration(json, "dormantAfter"));
    }

    private static Playbook.Surveys surveys(JsonNode json) {
        return new Playbook.Surveys(duration(json, "npsWindow"), duration(json, "askAgainAfter"));
    }

    private static List<Journey> journeys(JsonNode json) {
        return json.properties().stream().map(Playbooks::journey).toList();
    }

    private static Journey journey(Map.Entry<String, JsonNode> entry) {
        JsonNode json = entry.getValue();
        return new Journey(
                entry.getKey(),
                text(json, "on"),
                json.has("when") ? new PatternCondition(json.get("when")) : Condition.ALWAYS,
                json.path("once").booleanValue(),
                text(json, "template"),
                duration(json, "freshFor"));
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).textValue();
    }

    private static Duration duration(JsonNode json, String field) {
        return Duration.parse(text(json, field));
    }
}
