package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The steps of one journey: each is read by its verb, and all are walked through once. */
final class Steps {
    /** Where a way leads that ends the journey. */
    private static final String END = "end";

    private static final Set<String> VERBS =
            Set.of("send", "wait", "if", "waitFor", "split", "publish", "goTo");

    private final Set<String> templates;

    /** Is told which mail may answer which event: the one that began the journey, or none. */
    private final BiConsumer<String, Boolean> mails;

    private final List<Read> read = new ArrayList<>();

    /** A step as the file says it. */
    private record Read(Section section, ObjectNode compiled) {
        String name() {
            return compiled.path("name").asText();
        }

        String kind() {
            return compiled.path("kind").asText();
        }

        boolean waits() {
            return Set.of("wait", "waitFor").contains(kind());
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

    private Steps(Set<String> templates, BiConsumer<String, Boolean> mails) {
        this.templates = templates;
        this.mails = mails;
    }

    /**
     * Writes the steps to {@code target}.
     *
     * @param mails is told each mail, and whether it answers the event that began the journey
     */
    static void compile(
            Section journey,
            Set<String> templates,
            ArrayNode target,
            BiConsumer<String, Boolean> mails) {
        Steps steps = new Steps(templates, mails);
        journey.items("steps").forEach(item -> steps.step(item, target.addObject()));
        steps.check();
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
        String usual =
                switch (verb) {
                    case "send" -> send(step, compiled);
                    case "wait" -> await(step, compiled);
                    case "if" -> branch(step, compiled);
                    case "waitFor" -> awaitEvent(step, compiled);
                    case "split" -> split(step, compiled);
                    case "publish" -> publish(step, compiled);
                    default -> goTo(step, compiled);
                };
        String name = step.has("name") ? step.text("name").orElse("") : usual;
        if (!Journeys.isName(name)) {
            step.tell(
                    step.lineOf("name"),
                    name.isEmpty()
                            ? verb + " needs a name: customers wait at it, and others lead to it"
                            : "a step's name is small letters, digits and hyphens, unlike \""
                                    + name
                                    + "\"");
        }
        compiled.put("name", name);
        read.add(new Read(step, compiled));
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
            step.time("until").ifPresent(it -> compiled.put("until", it.toString()));
        }
        return "wait-" + compiled.path("lasts").asText().toLowerCase(Locale.ROOT);
    }

    private static String branch(Section step, ObjectNode compiled) {
        step.only("name", "if", "then", "else");
        Patterns.compile(step, "if").ifPresent(it -> compiled.set("when", it));
        ways(step, compiled);
        return "";
    }

    private static String awaitEvent(Section step, ObjectNode compiled) {
        step.only("name", "waitFor", "when", "atMost", "then", "else");
        String on = step.text("waitFor").orElse("");
        compiled.put("on", on);
        Journeys.known(step, "waitFor", "event", on, Vocabulary.events());
        Patterns.compile(step, "when").ifPresent(it -> compiled.set("when", it));
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
        split.entries()
                .keySet()
                .forEach(
                        arm ->
                                split.number(arm, 1, 99)
                                        .ifPresent(percent -> arms.put(arm, percent)));
        if (arms.valueStream().mapToInt(arm -> arm.asInt()).sum() > 100) {
            split.tell(split.line(), "the arms of a split are more than 100 percent together");
        }
        return "";
    }

    private static String publish(Section step, ObjectNode compiled) {
        step.only("name", "publish", "data");
        String type = step.text("publish").orElse("");
        compiled.put("type", type);
        if (!type.matches("[A-Z][A-Za-z]{2,59}") || Vocabulary.events().contains(type)) {
            step.tell(
                    step.lineOf("publish"),
                    "publish names an event of your own, such as GiftDue, not " + type);
        }
        if (step.has("data")) {
            ObjectNode data = compiled.putObject("data");
            Section given = step.section("data");
            given.entries()
                    .keySet()
                    .forEach(key -> given.text(key).ifPresent(value -> data.put(key, value)));
        }
        return type.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String goTo(Section step, ObjectNode compiled) {
        step.only("name", "goTo");
        String target = step.text("goTo").orElse("");
        compiled.put("target", target);
        return "go-to-" + target;
    }

    private void check() {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        for (int i = 0; i < read.size(); i++) {
            Read step = read.get(i);
            if (step.name().equals(END) || indexes.putIfAbsent(step.name(), i) != null) {
                step.section()
                        .tell(
                                step.section().line(),
                                "two steps are called \""
                                        + step.name()
                                        + "\": give this one another name");
            }
        }
        indexes.put(END, read.size());
        boolean sound = true;
        for (Read step : read) {
            for (String target : step.targets()) {
                if (!indexes.containsKey(target)) {
                    sound = false;
                    step.section()
                            .tell(
                                    step.section().line(),
                                    "\""
                                            + step.name()
                                            + "\" leads to \""
                                            + target
                                            + "\", which is no step; there are "
                                            + indexes.keySet());
                }
            }
        }
        if (sound) {
            reach(indexes);
            circles(indexes);
        }
    }

    /** Every step must be reached; what is reached without a wait answers the first event. */
    private void reach(Map<String, Integer> indexes) {
        Set<Integer> atOnce = reached(indexes, false);
        Set<Integer> ever = reached(indexes, true);
        for (int i = 0; i < read.size(); i++) {
            Read step = read.get(i);
            if (!ever.contains(i)) {
                step.section()
                        .tell(
                                step.section().line(),
                                "no way leads to \"" + step.name() + "\": leave it out");
            }
            if (step.kind().equals("send")) {
                boolean answers =
                        atOnce.contains(i) && step.compiled().path("anytime").booleanValue();
                mails.accept(step.compiled().path("template").asText(), answers);
            }
        }
    }

    private Set<Integer> reached(Map<String, Integer> indexes, boolean throughWaits) {
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int index = open.pop();
            if (index < read.size() && reached.add(index)) {
                if (throughWaits || !read.get(index).waits()) {
                    open.addAll(after(index, indexes));
                }
            }
        }
        return reached;
    }

    private List<Integer> after(int index, Map<String, Integer> indexes) {
        Read step = read.get(index);
        List<Integer> next = new ArrayList<>();
        step.targets().forEach(target -> next.add(indexes.getOrDefault(target, read.size())));
        if (step.goesOn()) {
            next.add(index + 1);
        }
        return next;
    }

    /** A circle without a wait would send and send. */
    private void circles(Map<String, Integer> indexes) {
        for (int start = 0; start < read.size(); start++) {
            Set<Integer> seen = new HashSet<>();
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                int index = open.pop();
                if (index >= read.size() || read.get(index).waits()) {
                    continue;
                }
                for (int next : after(index, indexes)) {
                    if (next == start) {
                        Section section = read.get(start).section();
                        section.tell(
                                section.line(),
                                "\""
                                        + read.get(start).name()
                                        + "\" comes to itself again without a wait in between");
                        open.clear();
                        break;
                    }
                    if (seen.add(next)) {
                        open.push(next);
                    }
                }
            }
        }
    }
}
