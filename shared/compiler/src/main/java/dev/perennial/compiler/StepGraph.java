package dev.perennial.compiler;

import dev.perennial.domain.playbook.Step;
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
 */
final class StepGraph {
    private final List<Step> steps;
    private final Reporter reporter;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    /** Takes what is wrong with a step. */
    interface Reporter {
        void add(int step, String sentence);
    }

    /**
     * One step that sends a mail.
     *
     * @param answers whether it answers the event that began the journey
     * @param granted whether an offer was granted before, whichever way was taken
     */
    record Mail(String template, boolean answers, boolean granted) {}

    StepGraph(List<Step> steps, Reporter reporter) {
        this.steps = steps;
        this.reporter = reporter;
    }

    /** Checks all ways; answers what is sent on them, nothing where one leads to a step that does not exist. */
    List<Mail> mails() {
        for (int i = 0; i < steps.size(); i++) {
            String name = steps.get(i).name();
            if (name.equals(Step.END) || indexes.putIfAbsent(name, i) != null) {
                reporter.add(i, "two steps are called \"%s\": give this one another name".formatted(name));
            }
        }
        indexes.put(Step.END, steps.size());
        if (!targetsExist()) {
            return List.of();
        }
        circles();
        return reach();
    }

    private boolean targetsExist() {
        boolean exist = true;
        for (int i = 0; i < steps.size(); i++) {
            for (String target : steps.get(i).targets()) {
                if (!indexes.containsKey(target)) {
                    exist = false;
                    reporter.add(
                            i,
                            "\"%s\" leads to \"%s\", which is no step; there are %s"
                                    .formatted(steps.get(i).name(), target, indexes.keySet()));
                }
            }
        }
        return exist;
    }

    /** Every step must be reached; what is reached without a wait answers the first event. */
    private List<Mail> reach() {
        Set<Integer> atOnce = reached(step -> !waits(step));
        Set<Integer> ever = reached(_ -> true);
        Set<Integer> ungranted = reached(step -> !(step instanceof Step.Grant));
        Set<Integer> later = afterAWait(ever);
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (!ever.contains(i)) {
                reporter.add(i, "no way leads to \"%s\": leave it out".formatted(step.name()));
            }
            if ((step instanceof Step.Send || step instanceof Step.Grant)
                    && reached(after(i), _ -> true).contains(i)) {
                reporter.add(i, """
                        "%s" is come to again, but its mail or offer goes out once for each time on the journey: let a \
                        journey of its own do it, upon an event that is published here, BirthdayReached or \
                        AnniversaryReached""".formatted(step.name()));
            }
            if (step instanceof Step.Send send) {
                boolean answers = send.anytime() && atOnce.contains(i) && !later.contains(i);
                mails.add(new Mail(send.template(), answers, !ungranted.contains(i)));
            }
        }
        return mails;
    }

    /** Once a journey has waited, the event that began it is not at hand any more. */
    private Set<Integer> afterAWait(Set<Integer> ever) {
        List<Integer> first = ever.stream()
                .filter(index -> waits(steps.get(index)))
                .flatMap(index -> after(index).stream())
                .toList();
        return reached(first, _ -> true);
    }

    private Set<Integer> reached(Predicate<Step> through) {
        return reached(List.of(0), through);
    }

    private Set<Integer> reached(List<Integer> from, Predicate<Step> through) {
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            int index = open.pop();
            if (index < steps.size() && reached.add(index) && through.test(steps.get(index))) {
                open.addAll(after(index));
            }
        }
        return reached;
    }

    private List<Integer> after(int index) {
        Step step = steps.get(index);
        List<Integer> next = new ArrayList<>(targets(step));
        if (goesOn(step)) {
            next.add(index + 1);
        }
        return next;
    }

    private List<Integer> targets(Step step) {
        return step.targets().stream()
                .map(target -> indexes.getOrDefault(target, steps.size()))
                .toList();
    }

    private static boolean waits(Step step) {
        return step instanceof Step.Wait || step instanceof Step.WaitUntil || step instanceof Step.Await;
    }

    /** Whether the step after this one in order may follow. */
    private static boolean goesOn(Step step) {
        return switch (step) {
            case Step.Branch it -> it.then().isEmpty() || it.otherwise().isEmpty();
            case Step.Await it -> it.then().isEmpty() || it.otherwise().isEmpty();
            case Step.Split it ->
                it.arms().stream().mapToInt(Step.Split.Arm::percent).sum() < 100;
            case Step.GoTo _ -> false;
            case Step.Send _, Step.Wait _, Step.WaitUntil _, Step.Publish _, Step.Grant _ -> true;
        };
    }

    /** What may follow without a wait: of one for a day, where the day is not known or has passed. */
    private List<Integer> atOnceAfter(int index) {
        if (index >= steps.size()) {
            return List.of();
        }
        Step step = steps.get(index);
        if (step instanceof Step.WaitUntil) {
            return step.targets().isEmpty() ? List.of(index + 1) : targets(step);
        }
        return waits(step) ? List.of() : after(index);
    }

    /** A circle without a wait would send and send. */
    private void circles() {
        for (int start = 0; start < steps.size(); start++) {
            Set<Integer> seen = new HashSet<>();
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty() && !seen.contains(start)) {
                for (int next : atOnceAfter(open.pop())) {
                    if (seen.add(next)) {
                        open.push(next);
                    }
                }
            }
            if (seen.contains(start)) {
                reporter.add(
                        start,
                        "\"%s\" comes to itself again without a wait in between"
                                .formatted(steps.get(start).name()));
            }
        }
    }
}
