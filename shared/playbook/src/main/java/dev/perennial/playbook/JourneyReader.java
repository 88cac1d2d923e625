package dev.perennial.playbook;

import static dev.perennial.playbook.JsonFields.duration;
import static dev.perennial.playbook.JsonFields.number;
import static dev.perennial.playbook.JsonFields.optional;
import static dev.perennial.playbook.JsonFields.optionalText;
import static dev.perennial.playbook.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.ReentryRule;
import dev.perennial.domain.playbook.Segment;
import dev.perennial.domain.playbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads journeys.yaml and segments.yaml. */
public final class JourneyReader {
    private final Categories categories;
    private final AttributeCatalog attributes;
    private final StepReader steps;

    /**
     * Of one playbook.
     *
     * @param categories what conditions have to know
     * @param attributes what conditions see besides
     * @param mails what the mails show, see {@link MailContent}
     */
    public JourneyReader(Categories categories, AttributeCatalog attributes, JsonNode mails) {
        this.categories = categories;
        this.attributes = attributes;
        this.steps = new StepReader(this, mails);
    }

    List<Journey> journeys(JsonNode json) {
        return json.properties().stream()
                .map(it -> journey(it.getKey(), it.getValue()))
                .toList();
    }

    List<Segment> segments(JsonNode json) {
        return json.properties().stream()
                .map(it -> new Segment(it.getKey(), condition(it.getValue())))
                .toList();
    }

    private Journey journey(String name, JsonNode json) {
        return new Journey(
                name,
                happening(json, "on"),
                condition(json, "when"),
                json.path("once").booleanValue(),
                duration(json, "freshFor"),
                json.path("leave").valueStream().map(it -> trigger(it, "on")).toList(),
                terms(json),
                steps(json));
    }

    private Journey.Settings terms(JsonNode json) {
        return new Journey.Settings(
                optional(json, "again").map(JourneyReader::again),
                optional(json, "goal").map(it -> new Journey.Goal(trigger(it, "on"), duration(it, "within"))),
                json.path("holdout").asInt(0),
                json.path("priority").asInt(0));
    }

    private static ReentryRule again(JsonNode json) {
        return new ReentryRule(
                optionalText(json, "after").map(Duration::parse).orElse(Duration.ZERO),
                optional(json, "atMost").map(_ -> number(json, "atMost")));
    }

    /** The steps of a journey; the short form has one mail, which answers the event at once and at any hour. */
    public List<Step> steps(JsonNode journey) {
        return journey.has("template")
                ? List.of(steps.answer(text(journey, "template"), duration(journey, "freshFor")))
                : journey.required("steps").valueStream().map(steps::step).toList();
    }

    /** @param key names the event */
    Journey.Trigger trigger(JsonNode json, String key) {
        return new Journey.Trigger(happening(json, key), condition(json, "when"));
    }

    private static String happening(JsonNode json, String key) {
        String type = text(json, key);
        Optional<String> segment = optionalText(json, ConditionPattern.SEGMENT);
        return segment.map(it -> Segment.happening(type, it)).orElse(type);
    }

    Condition condition(JsonNode json, String key) {
        return optional(json, key).map(this::condition).orElse(Condition.ALWAYS);
    }

    private Condition condition(JsonNode json) {
        return new PatternCondition(ConditionPattern.of(json), categories, attributes);
    }
}
