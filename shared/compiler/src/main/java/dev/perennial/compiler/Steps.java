package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The steps of one journey, each read by its verb; where they lead is looked at by {@link Ways}. */
final class Steps {
    /** Instead of a time of day: the customer's own. */
    private static final String USUAL = "usual";

    private static final Set<String> VERBS =
            Set.of("send", "wait", "waitUntil", "if", "waitFor", "split", "grant", "publish", "goTo");

    private final Set<String> templates;
    private final Set<String> offers;

    private final List<CompiledStep> read = new ArrayList<>();

    private Steps(Set<String> templates, Set<String> offers) {
        this.templates = templates;
        this.offers = offers;
    }

    /**
     * Writes the steps to {@code target}.
     *
     * @param offers the names of the offers that exist
     * @param mails is told each mail
     */
    static void compile(
            Section journey, Set<String> templates, Set<String> offers, ArrayNode target, Ways.Mails mails) {
        Steps steps = new Steps(templates, offers);
        journey.items("steps").forEach(item -> steps.step(item, target.addObject()));
        new Ways(steps.read, mails).check();
    }

    private void step(Section step, ObjectNode compiled) {
        List<String> verbs = VERBS.stream().filter(step::has).sorted().toList();
        if (verbs.size() != 1) {
            step.tell(
                    step.line(),
                    "a step says one of "
                            + new TreeSet<>(VERBS)
                            + (verbs.isEmpty() ? "" : ", not " + String.join(" and ", verbs)));
            return;
        }
        String verb = verbs.getFirst();
        compiled.put("kind", verb);
        String usual = switch (verb) {
            case "send" -> send(step, compiled);
            case "wait" -> await(step, compiled);
            case "waitUntil" -> DateSteps.compile(step, compiled);
            case "if" -> branch(step, compiled);
            case "waitFor" -> awaitEvent(step, compiled);
            case "split" -> split(step, compiled);
            case "grant" -> grant(step, compiled);
            case "publish" -> publish(step, compiled);
            default -> goTo(step, compiled);
        };
        String name = step.has("name") ? step.text("name").orElse("") : usual;
        if (!Journeys.isName(name)) {
            step.tell(
                    step.lineOf("name"),
                    name.isEmpty()
                            ? verb + " needs a name: customers wait at it, and others lead to it"
                            : Journeys.unlikeAName("a step's", name));
        }
        compiled.put("name", name);
        read.add(new CompiledStep(step, compiled));
    }

    private String send(Section step, ObjectNode compiled) {
        step.only("name", "send", "freshFor", "anytime");
        String template = step.text("send").orElse("");
        compiled.put("template", template);
        Journeys.known(step, "send", "mail", template, templates);
        step.duration("freshFor").ifPresent(it -> compiled.put("freshFor", it.toString()));
        step.yesOrNo("anytime").filter(it -> it).ifPresent(it -> compiled.put("anytime", true));
        return template;
    }

    private static String await(Section step, ObjectNode compiled) {
        step.only("name", "wait", "until");
        step.duration("wait").ifPresent(it -> compiled.put("lasts", it.toString()));
        if (step.has("until")) {
            if (step.text("until").equals(Optional.of(USUAL))) {
                compiled.put("untilUsual", true);
            } else {
                step.time("until").ifPresent(it -> compiled.put("until", it.toString()));
            }
        }
        return "wait-" + compiled.path("lasts").asText().toLowerCase(Locale.ROOT);
    }

    private static String branch(Section step, ObjectNode compiled) {
        step.only("name", "if", "then", "else");
        Optional<JsonNode> condition = Patterns.compile(step, "if");
        condition.ifPresent(it -> compiled.set("when", it));
        if (condition.filter(it -> !it.findValues("event").isEmpty()).isPresent()) {
            step.tell(step.lineOf("if"), "if looks at the customer alone; which event there was is not known any more");
        }
        ways(step, compiled);
        return "";
    }

    private static String awaitEvent(Section step, ObjectNode compiled) {
        step.only("name", "waitFor", "segment", "when", "atMost", "then", "else");
        Journeys.trigger(step, "waitFor", compiled);
        step.duration("atMost").ifPresent(it -> compiled.put("atMost", it.toString()));
        ways(step, compiled);
        return "";
    }

    private static void ways(Section step, ObjectNode compiled) {
        if (!step.has("then") && !step.has("else")) {
            step.tell(step.line(), "then or else says where to go on; neither is there");
        }
        for (String way : List.of("then", "else")) {
            if (step.has(way)) {
                step.text(way).ifPresent(target -> compiled.put(way, target));
            }
        }
    }

    private static String split(Section step, ObjectNode compiled) {
        step.only("name", "split");
        ObjectNode arms = compiled.putObject("arms");
        Section split = step.section("split");
        split.entries().keySet().forEach(arm -> split.number(arm, 1, 99).ifPresent(percent -> arms.put(arm, percent)));
        if (arms.valueStream().mapToInt(arm -> arm.asInt()).sum() > 100) {
            split.tell(split.line(), "the arms of a split are more than 100 percent together");
        }
        return "";
    }

    private String grant(Section step, ObjectNode compiled) {
        step.only("name", "grant");
        String offer = step.text("grant").orElse("");
        compiled.put("offer", offer);
        Journeys.known(step, "grant", "offer", offer, offers);
        return "grant-" + offer;
    }

    private static String publish(Section step, ObjectNode compiled) {
        step.only("name", "publish", "data");
        String type = step.text("publish").orElse("");
        compiled.put("type", type);
        if (!type.matches("[A-Z][A-Za-z]{2,59}") || Vocabulary.events().contains(type)) {
            step.tell(step.lineOf("publish"), "publish names an event of your own, such as GiftDue, not " + type);
        }
        if (step.has("data")) {
            ObjectNode data = compiled.putObject("data");
            Section given = step.section("data");
            given.entries().keySet().forEach(key -> given.text(key).ifPresent(value -> data.put(key, value)));
        }
        return type.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String goTo(Section step, ObjectNode compiled) {
        step.only("name", "goTo");
        String target = step.text("goTo").orElse("");
        compiled.put("target", target);
        return "go-to-" + target;
    }
}
