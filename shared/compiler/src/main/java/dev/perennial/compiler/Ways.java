package dev.perennial.compiler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where the steps of a journey lead: each to one that exists, to each there is a way, and no way goes round in a circle
 * without a wait.
 *
 * @param mails is told each mail
 */
record Ways(List<CompiledStep> steps, Mails mails) {
    /** Is told a mail and what it may show. */
    interface Mails {
        /**
         * Is told of one step that sends it.
         *
         * @param answers whether it answers the event that began the journey
         * @param granted whether an offer was granted before, whichever way was taken
         */
        void sent(String mail, boolean answers, boolean granted);
    }

    /** Where a way leads that ends the journey. */
    private static final String END = "end";

    void check() {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            CompiledStep step = steps.get(i);
            if (step.name().equals(END) || indexes.putIfAbsent(step.name(), i) != null) {
                step.tell("two steps are called \"" + step.name() + "\": give this one another name");
            }
        }
        indexes.put(END, steps.size());
        boolean sound = true;
        for (CompiledStep step : steps) {
            for (String target : step.targets()) {
                if (!indexes.containsKey(target)) {
                    sound = false;
                    step.tell("\""
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
        Set<Integer> atOnce = reached(indexes, step -> !step.waits());
        Set<Integer> ever = reached(indexes, _ -> true);
        Set<Integer> ungranted = reached(indexes, step -> !step.kind().equals("grant"));
        Set<Integer> later = afterAWait(indexes, ever);
        for (int i = 0; i < steps.size(); i++) {
            CompiledStep step = steps.get(i);
            if (!ever.contains(i)) {
                step.tell("no way leads to \"" + step.name() + "\": leave it out");
            }
            if (Set.of("send", "grant").contains(step.kind())
                    && reached(after(i, indexes), indexes, _ -> true).contains(i)) {
                step.tell(
                        "\""
                                + step.name()
                                + "\" is come to again, but its mail or offer goes out once for each time on the journey: "
                                + "let a journey of its own do it, upon an event that is published here, BirthdayReached or AnniversaryReached");
            }
            if (step.kind().equals("send")) {
                boolean answers = atOnce.contains(i)
                        && !later.contains(i)
                        && step.compiled().path("anytime").booleanValue();
                mails.sent(step.compiled().path("template").asText(), answers, !ungranted.contains(i));
            }
        }
    }

    /** Once a journey has waited, the event that began it is not at hand any more. */
    private Set<Integer> afterAWait(Map<String, Integer> indexes, Set<Integer> ever) {
        List<Integer> first = ever.stream()
                .filter(index -> steps.get(index).waits())
                .flatMap(index -> after(index, indexes).stream())
                .toList();
        return reached(first, indexes, _ -> true);
    }

    private Set<Integer> reached(Map<String, Integer> indexes, Predicate<CompiledStep> through) {
        return reached(List.of(0), indexes, through);
    }

    private Set<Integer> reached(List<Integer> from, Map<String, Integer> indexes, Predicate<CompiledStep> through) {
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            int index = open.pop();
            if (index < steps.size() && reached.add(index)) {
                if (through.test(steps.get(index))) {
                    open.addAll(after(index, indexes));
                }
            }
        }
        return reached;
    }

    private List<Integer> after(int index, Map<String, Integer> indexes) {
        CompiledStep step = steps.get(index);
        List<Integer> next = new ArrayList<>();
        step.targets().forEach(target -> next.add(indexes.getOrDefault(target, steps.size())));
        if (step.goesOn()) {
            next.add(index + 1);
        }
        return next;
    }

    private List<Integer> atOnceAfter(int index, Map<String, Integer> indexes) {
        if (index >= steps.size()) {
            return List.of();
        }
        CompiledStep step = steps.get(index);
        if (step.mayPass()) {
            return step.targets().isEmpty()
                    ? List.of(index + 1)
                    : step.targets().stream()
                            .map(target -> indexes.getOrDefault(target, steps.size()))
                            .toList();
        }
        return step.waits() ? List.of() : after(index, indexes);
    }

    /** A circle without a wait would send and send. */
    private void circles(Map<String, Integer> indexes) {
        for (int start = 0; start < steps.size(); start++) {
            Set<Integer> seen = new HashSet<>();
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                int index = open.pop();
                for (int next : atOnceAfter(index, indexes)) {
                    if (next == start) {
                        steps.get(start)
                                .tell("\""
                                        + steps.get(start).name()
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
