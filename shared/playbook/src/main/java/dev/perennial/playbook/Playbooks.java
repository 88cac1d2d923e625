package dev.perennial.playbook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.playbook.ReentryRule;
import dev.perennial.domain.playbook.Segment;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.playbook.Step.Split.Arm;
import dev.perennial.domain.values.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the compiled playbook. Its form is agreed with the compiler alone, and checked there. */
public final class Playbooks {
    private static final String RESOURCE = "/playbook/playbook.json";

    /** What conditions have to know. */
    private final Categories categories;

    private Playbooks(Categories categories) {
        this.categories = categories;
    }

    /**
     * The playbook on the class path.
     *
     * @throws IllegalStateException where there is none: the function was packaged without it
     */
    public static Playbook load() {
        return read(json());
    }

    /** How its customers are left in peace; the rest is not looked at. */
    public static Playbook.Courtesy loadCourtesy() {
        return CourtesyReader.read(json().required("courtesy"));
    }

    private static JsonNode json() {
        try (InputStream in = Playbooks.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no " + RESOURCE + " on the class path");
            }
            return json(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a compiled playbook; the caller closes the stream. */
    public static Playbook read(InputStream compiled) throws IOException {
        return read(json(compiled));
    }

    private static JsonNode json(InputStream compiled) throws IOException {
        return new ObjectMapper(new JsonFactory()).readTree(compiled);
    }

    private static Playbook read(JsonNode json) {
        return new Playbooks(CategoriesReader.read(json)).playbook(json);
    }

    private Playbook playbook(JsonNode json) {
        return new Playbook(
                text(json, "version"),
                stages(json.required("stages")),
                inactivity(json.required("inactivity")),
                surveys(json.required("surveys")),
                CourtesyReader.read(json.required("courtesy")),
                journeys(json.required("journeys")),
                segments(json.path("segments")),
                rewards(json));
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
        return new Playbook.Surveys(
                asked(json.required("nps")), json.has("csat") ? asked(json.get("csat")) : Playbook.Surveys.Asked.USUAL);
    }

    private static Playbook.Surveys.Asked asked(JsonNode json) {
        return new Playbook.Surveys.Asked(duration(json, "window"), duration(json, "askAgainAfter"));
    }

    private List<Segment> segments(JsonNode json) {
        return json.properties().stream()
                .<Segment>map(it -> new Segment(it.getKey(), new PatternCondition(it.getValue(), categories)))
                .toList();
    }

    private Playbook.Rewards rewards(JsonNode json) {
        Map<String, Duration> offers = new LinkedHashMap<>();
        json.path("offers")
                .properties()
                .forEach(offer -> offers.put(offer.getKey(), duration(offer.getValue(), "validFor")));
        return new Playbook.Rewards(
                offers, Optional.ofNullable(json.get("loyalty")).map(Playbooks::loyalty), categories);
    }

    private static Playbook.Loyalty loyalty(JsonNode json) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        json.required("points")
                .properties()
                .forEach(rate ->
                        points.put(rate.getKey(), new BigDecimal(rate.getValue().textValue())));
        return new Playbook.Loyalty(
                points,
                json.required("months").intValue(),
                json.required("byOrders").booleanValue(),
                json.required("tiers")
                        .valueStream()
                        .map(tier -> new Playbook.Loyalty.Tier(
                                text(tier, "name"), tier.required("from").longValue()))
                        .toList());
    }

    private List<Journey> journeys(JsonNode json) {
        return json.properties().stream().map(this::journey).toList();
    }

    private Journey journey(Map.Entry<String, JsonNode> entry) {
        JsonNode json = entry.getValue();
        return new Journey(
                entry.getKey(),
                text(json, "on"),
                condition(json, "when"),
                json.path("once").booleanValue(),
                duration(json, "freshFor"),
                json.path("leave").valueStream().map(this::trigger).toList(),
                terms(json),
                json.required("steps").valueStream().map(this::step).toList());
    }

    private Journey.Settings terms(JsonNode json) {
        return new Journey.Settings(
                part(json, "again").map(Playbooks::again),
                part(json, "goal").map(it -> new Journey.Goal(trigger(it), duration(it, "within"))),
                json.path("holdoutPercent").asInt(0),
                json.path("priority").asInt(0));
    }

    private static ReentryRule again(JsonNode json) {
        return new ReentryRule(
                optional(json, "after").map(Duration::parse).orElse(Duration.ZERO),
                part(json, "atMost").map(JsonNode::intValue));
    }

    private Journey.Trigger trigger(JsonNode json) {
        return new Journey.Trigger(text(json, "on"), condition(json, "when"));
    }

    private static Step.Question question(String asked, JsonNode json) {
        return new Step.Question(
                Survey.of(asked).orElseThrow(), json.path("onlyAsks").booleanValue());
    }

    private Step step(JsonNode json) {
        String name = text(json, "name");
        return switch (text(json, "kind")) {
            case "send" ->
                new Step.Send(
                        name,
                        text(json, "template"),
                        duration(json, "freshFor"),
                        json.path("anytime").booleanValue(),
                        json.path("showsOffer").booleanValue(),
                        optional(json, "asks").map(asked -> question(asked, json)),
                        json.path("showsCategory").booleanValue());
            case "wait" ->
                new Step.Wait(
                        name,
                        duration(json, "lasts"),
                        optional(json, "until").map(LocalTime::parse),
                        json.path("untilUsual").booleanValue());
            case "waitUntil" ->
                new Step.WaitUntil(
                        name,
                        RecordDate.ofField(text(json, "date")),
                        json.path("days").asInt(0),
                        json.path("yearly").booleanValue(),
                        LocalTime.parse(text(json, "at")),
                        optional(json, "else"));
            case "if" -> new Step.Branch(name, condition(json, "when"), optional(json, "then"), optional(json, "else"));
            case "waitFor" ->
                new Step.Await(
                        name, trigger(json), duration(json, "atMost"), optional(json, "then"), optional(json, "else"));
            case "split" ->
                new Step.Split(
                        name,
                        json.required("arms").properties().stream()
                                .map(arm -> new Arm(arm.getValue().intValue(), arm.getKey()))
                                .toList());
            case "publish" -> new Step.Publish(name, text(json, "type"), data(json));
            case "grant" -> new Step.Grant(name, text(json, "offer"));
            case "goTo" -> new Step.GoTo(name, text(json, "target"));
            default -> throw new IllegalArgumentException("an unknown step: " + text(json, "kind"));
        };
    }

    private static Map<String, Object> data(JsonNode json) {
        Map<String, Object> data = new LinkedHashMap<>();
        json.path("data")
                .properties()
                .forEach(entry -> data.put(entry.getKey(), entry.getValue().asText()));
        return data;
    }

    private Condition condition(JsonNode json, String field) {
        return json.has(field) ? new PatternCondition(json.get(field), categories) : Condition.ALWAYS;
    }

    private static Optional<String> optional(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }

    private static Optional<JsonNode> part(JsonNode json, String field) {
        return json.has(field) ? Optional.of(json.get(field)) : Optional.empty();
    }

    static String text(JsonNode json, String field) {
        return json.required(field).textValue();
    }

    static Duration duration(JsonNode json, String field) {
        return Duration.parse(text(json, field));
    }
}
