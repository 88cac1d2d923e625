package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.values.Survey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file journeys.yaml. */
final class Journeys {
    private static final String FILE = "journeys.yaml";

    /** The names of journey and step begin the key of a mail, which is at most 128 characters long. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final int LONGEST_NAME = 30;

    /** Instead of an event, where time brings a mail about. */
    private static final String TIME = "time";

    private final Set<String> templates;
    private final Set<String> offers;
    private final Map<String, Set<String>> events = new TreeMap<>();

    private Journeys(Set<String> templates, Set<String> offers) {
        this.templates = templates;
        this.offers = offers;
    }

    /**
     * Writes the journeys to {@code compiled}.
     *
     * @param templates the names of the mails that exist
     * @param offers the names of the offers that exist
     * @return for each mail the events upon which it is sent
     */
    static Map<String, Set<String>> compile(
            Settings.Files files, Set<String> templates, Set<String> offers, ObjectNode compiled) {
        Journeys journeys = new Journeys(templates, offers);
        ObjectNode target = compiled.putObject("journeys");
        files.read(FILE)
                .only("journeys")
                .section("journeys")
                .sections()
                .forEach((name, section) -> journeys.journey(name, section, target));
        return journeys.events;
    }

    private void journey(String name, Section section, ObjectNode target) {
        boolean oneMail = section.has("template");
        Stream<String> keys = oneMail
                ? Stream.of("on", "segment", "when", "once", "template", "freshFor")
                : Stream.of("on", "segment", "when", "once", "freshFor", "leave", "steps");
        section.only(Stream.concat(keys, Stream.of(Terms.KEYS)).toArray(String[]::new));
        if (!isName(name)) {
            section.tell(section.line(), unlikeAName("a journey's", name));
        }
        if (name.equals(Effect.Message.CONFIRMATION)) {
            section.tell(
                    section.line(),
                    "no journey may be named " + name + ": so is what asks for a consent, and needs none");
        }
        ObjectNode journey = target.putObject(name);
        String on = trigger(section, journey);
        section.yesOrNo("once").filter(once -> once).ifPresent(once -> journey.put("once", true));
        section.duration("freshFor").ifPresent(freshFor -> journey.put("freshFor", freshFor.toString()));
        Terms.compile(section, journey);
        if (section.has("leave")) {
            ArrayNode leave = journey.putArray("leave");
            section.items("leave").forEach(item -> trigger(item.only("on", "segment", "when"), leave.addObject()));
        }
        ArrayNode steps = journey.putArray("steps");
        if (oneMail) {
            oneMail(section, steps, on);
        } else {
            Steps.compile(
                    section,
                    templates,
                    offers,
                    steps,
                    (mail, answers, granted) ->
                            sentUpon(mail, (answers ? on : TIME) + (granted ? Vocabulary.AFTER_GRANT : "")));
        }
    }

    static String trigger(Section section, ObjectNode compiled) {
        return trigger(section, "on", compiled);
    }

    /** What is listened to; {@code key} names the event. */
    static String trigger(Section section, String key, ObjectNode compiled) {
        String on = section.text(key).orElse("");
        compiled.put("on", Segments.happening(section, on));
        known(section, key, "event", on, Vocabulary.events());
        Patterns.compile(section, "when").ifPresent(when -> compiled.set("when", when));
        return on;
    }

    /** The short form: one mail, which answers the event at once and at any hour. */
    private void oneMail(Section section, ArrayNode steps, String on) {
        String template = section.text("template").orElse("");
        known(section, "template", "mail", template, templates);
        ObjectNode step = steps.addObject();
        step.put("kind", "send").put("name", template).put("template", template);
        section.duration("freshFor").ifPresent(it -> step.put("freshFor", it.toString()));
        step.put("anytime", true);
        sentUpon(template, on);
    }

    private void sentUpon(String mail, String event) {
        if (!mail.isEmpty() && !event.isEmpty()) {
            events.computeIfAbsent(mail, key -> new TreeSet<>()).add(event);
        }
    }

    /** A mail about an offer is not sent where the offer is used or has ended: its steps say so. */
    static void markThoseThatShowOffers(ObjectNode compiled, Predicate<String> showsOffer) {
        mark(compiled, showsOffer, step -> step.put("showsOffer", true));
    }

    /** One about a category is not sent where that was bought, or there is none. */
    static void markThoseThatShowCategories(ObjectNode compiled, Predicate<String> shows) {
        mark(compiled, shows, step -> step.put("showsCategory", true));
    }

    /** Nobody is asked too often: the steps of a mail that asks say so. */
    static void markThoseThatAsk(ObjectNode compiled, Predicate<String> asks, Predicate<String> onlyAsks) {
        mark(compiled, asks, step -> step.put("asks", Survey.CSAT.word()));
        mark(compiled, onlyAsks, step -> step.put("onlyAsks", true));
    }

    private static void mark(ObjectNode compiled, Predicate<String> mail, Consumer<ObjectNode> mark) {
        compiled.path("journeys")
                .valueStream()
                .flatMap(journey -> journey.path("steps").valueStream())
                .filter(step -> mail.test(step.path("template").asText("")))
                .forEach(step -> mark.accept((ObjectNode) step));
    }

    static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    static String unlikeAName(String whose, String name) {
        return "%s name is at most %d small letters, digits and hyphens, unlike \"%s\""
                .formatted(whose, LONGEST_NAME, name);
    }

    static void known(Section section, String key, String what, String name, Set<String> names) {
        if (!name.isEmpty() && !names.contains(name)) {
            section.tell(
                    section.lineOf(key),
                    "there is no %s \"%s\"; there are %s".formatted(what, name, List.copyOf(new TreeSet<>(names))));
        }
    }
}
