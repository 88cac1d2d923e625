package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The file journeys.yaml. */
final class Journeys {
    private static final String FILE = "journeys.yaml";

    /** A journey's name begins the key of its mails, which is at most 64 characters long. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final int LONGEST_NAME = 30;

    private final Set<String> templates;
    private final Map<String, Set<String>> events = new TreeMap<>();

    private Journeys(Set<String> templates) {
        this.templates = templates;
    }

    /**
     * Writes the journeys to {@code compiled}.
     *
     * @param templates the names of the mails that exist
     * @return for each mail the events upon which it is sent
     */
    static Map<String, Set<String>> compile(
            Settings.Files files, Set<String> templates, ObjectNode compiled) {
        Journeys journeys = new Journeys(templates);
        ObjectNode target = compiled.putObject("journeys");
        files.read(FILE)
                .only("journeys")
                .section("journeys")
                .sections()
                .forEach((name, section) -> journeys.journey(name, section, target));
        return journeys.events;
    }

    private void journey(String name, Section section, ObjectNode target) {
        section.only("on", "when", "once", "template", "freshFor");
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            section.tell(
                    section.line(),
                    "a journey's name is at most "
                            + LONGEST_NAME
                            + " small letters, digits and hyphens, unlike \""
                            + name
                            + "\"");
        }
        ObjectNode journey = target.putObject(name);
        section.text("on").ifPresent(on -> journey.put("on", on));
        known(section, journey, "on", "event", Vocabulary.events());
        Patterns.compile(section, "when").ifPresent(when -> journey.set("when", when));
        section.yesOrNo("once").filter(once -> once).ifPresent(once -> journey.put("once", true));
        section.text("template").ifPresent(template -> journey.put("template", template));
        known(section, journey, "template", "mail", templates);
        section.duration("freshFor")
                .ifPresent(freshFor -> journey.put("freshFor", freshFor.toString()));
        if (journey.has("on") && journey.has("template")) {
            events.computeIfAbsent(journey.get("template").textValue(), key -> new TreeSet<>())
                    .add(journey.get("on").textValue());
        }
    }

    private static void known(
            Section section, ObjectNode journey, String key, String what, Set<String> names) {
        String name = journey.path(key).asText();
        if (!name.isEmpty() && !names.contains(name)) {
            section.tell(
                    section.lineOf(key),
                    "there is no %s \"%s\"; there are %s"
                            .formatted(what, name, List.copyOf(new TreeSet<>(names))));
        }
    }
}
