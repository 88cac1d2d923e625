package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Effect;
import dev.perennial.playbook.JourneyReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The file journeys.yaml: what it says of other files, and what its steps say of each other. */
final class JourneysFile {
    static final String NAME = "journeys.yaml";
    private static final String ALL = "/journeys";

    /** The names of journey and step begin the key of a mail, which is at most 128 characters long. */
    private static final Pattern STEP_NAME = Pattern.compile("[a-z0-9-]{1,30}");

    /** Instead of an event, where time brings a mail about. */
    private static final String TIME = "time";

    private final YamlFile file;
    private final Set<String> templates;
    private final Set<String> offers;
    private final AttributeCatalog attributes;
    private final Map<String, Set<String>> events = new TreeMap<>();

    /** Here only the ways between the steps matter: neither what conditions see nor what mails show. */
    private final JourneyReader reader =
            new JourneyReader(Categories.NONE, AttributeCatalog.NONE, JsonNodeFactory.instance.objectNode());

    private JourneysFile(YamlFile file, Set<String> templates, Set<String> offers, AttributeCatalog attributes) {
        this.file = file;
        this.attributes = attributes;
        this.templates = templates;
        this.offers = offers;
    }

    /**
     * Takes the journeys to {@code compiled}.
     *
     * @param templates the names of the mails that exist
     * @param offers the names of the offers that exist
     * @param attributes those that are declared
     * @return for each mail the events upon which it is sent
     */
    static Map<String, Set<String>> compile(
            YamlFile file,
            Set<String> templates,
            Set<String> offers,
            AttributeCatalog attributes,
            ObjectNode compiled) {
        JourneysFile journeys = new JourneysFile(file, templates, offers, attributes);
        file.at(ALL).properties().forEach(it -> {
            String pointer = YamlFile.child(ALL, it.getKey());
            if (file.isSound(pointer)) {
                journeys.check(it.getKey(), pointer, it.getValue());
            }
        });
        compiled.set("journeys", file.at(ALL));
        return journeys.events;
    }

    private void check(String name, String pointer, JsonNode journey) {
        if (name.equals(Effect.Message.CONFIRMATION)) {
            file.addAtKey(
                    pointer, "no journey may be named " + name + ": so is what asks for a consent, and needs none");
        }
        String on = journey.path("on").asText();
        boolean readable = trigger(pointer, "on", name);
        if (journey.has("goal")) {
            trigger(pointer + "/goal", "on", "goal");
        }
        for (int i = 0; i < journey.path("leave").size(); i++) {
            trigger(pointer + "/leave/" + i, "on", "leave of " + name);
        }
        if (journey.has("template")) {
            known(pointer + "/template", "mail", templates);
            sent(journey.path("template").asText(), on);
            return;
        }
        for (int i = 0; i < journey.path("steps").size(); i++) {
            readable &= step(pointer + "/steps/" + i, name);
        }
        if (readable) {
            graph(pointer + "/steps", reader.steps(journey), on);
        }
    }

    /** Whether it can be read; {@code key} names the event. */
    private boolean trigger(String pointer, String key, String name) {
        String event = file.at(pointer).path(key).asText();
        SegmentsFile.checkBeside(file, pointer, event);
        return Conditions.check(file, pointer + "/when", "when of " + name, ViewTypes.of(event, attributes));
    }

    private boolean step(String pointer, String journey) {
        JsonNode step = file.at(pointer);
        String name = step.path("name").asText("steps of " + journey);
        known(pointer + "/send", "mail", templates);
        known(pointer + "/grant", "offer", offers);
        return step.has("waitFor")
                ? trigger(pointer, "waitFor", name)
                : Conditions.check(file, pointer + "/if", "if of " + name, ViewTypes.ofRecord(attributes));
    }

    private void graph(String pointer, List<Step> steps, String on) {
        for (int i = 0; i < steps.size(); i++) {
            String at = pointer + "/" + i;
            switch (steps.get(i)) {
                case Step.WaitUntil it
                when !it.date().hasYear() && !it.yearly() ->
                    file.add(
                            at + "/waitUntil/date",
                            it.date().field() + " is a day of no certain year: say yearly: true beside it");
                case Step.WaitUntil it
                when it.date().attribute().filter(name -> !isDay(name)).isPresent() ->
                    file.add(
                            at + "/waitUntil/date",
                            "there is no attribute %s of type date that conditions may use; there are %s"
                                    .formatted(it.date().attribute().orElseThrow(), days()));
                case Step.Split it
                when it.arms().stream().mapToInt(Step.Split.Arm::percent).sum() > 100 ->
                    file.add(at + "/split", "the arms of a split are more than 100 percent together");
                case Step.Branch it when it.targets().isEmpty() -> nowhere(at);
                case Step.Await it when it.targets().isEmpty() -> nowhere(at);
                default -> {}
            }
            String name = steps.get(i).name();
            if (!STEP_NAME.matcher(name).matches()) {
                file.add(
                        at,
                        "a step's name is at most 30 small letters, digits and hyphens, not %s: give it one with name"
                                .formatted(name));
            }
        }
        new StepGraph(steps, (step, sentence) -> file.add(pointer + "/" + step, sentence))
                .mails()
                .forEach(mail -> sent(
                        mail.template(),
                        (mail.answers() ? on : TIME) + (mail.granted() ? Vocabulary.AFTER_GRANT : "")));
    }

    private boolean isDay(String name) {
        return days().contains(name);
    }

    private Set<String> days() {
        return attributes.usedFor(Attribute.Use.CONDITIONS).values().stream()
                .filter(it -> it.type() instanceof AttributeType.Day)
                .map(Attribute::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void nowhere(String pointer) {
        file.add(pointer, "then or else says where to go on; neither is there");
    }

    private void sent(String mail, String event) {
        events.computeIfAbsent(mail, _ -> new TreeSet<>()).add(event);
    }

    private void known(String pointer, String kind, Set<String> names) {
        JsonNode name = file.at(pointer);
        if (!name.isMissingNode() && !names.contains(name.asText())) {
            file.add(
                    pointer,
                    "there is no %s \"%s\"; there are %s".formatted(kind, name.asText(), new TreeSet<>(names)));
        }
    }
}
