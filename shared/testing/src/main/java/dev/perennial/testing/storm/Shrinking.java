package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Playbook;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a failing history short: leaves out facts, first halves and then single ones, then kinds of trouble, as long as
 * anything is still wrong. With fewer facts the same weather strikes elsewhere, so some other weathers are tried as
 * well.
 */
final class Shrinking {
    private static final int OTHER_WEATHERS = 40;
    private static final int FEW_OTHER_WEATHERS = 5;

    private final Playbook playbook;
    private final InjectionPoints seams;
    private History history;
    private Forecast forecast;
    private List<String> violations;

    private Shrinking(Playbook playbook, InjectionPoints seams, History history, Forecast forecast) {
        this.playbook = playbook;
        this.seams = seams;
        this.history = history;
        this.forecast = forecast;
        violations = Storm.weather(history, forecast, playbook, seams).violations();
    }

    /** The shortest that was found, from a history that ends wrong. */
    static Shortest shortest(History history, Forecast forecast, Playbook playbook, InjectionPoints seams) {
        Shrinking shrinking = new Shrinking(playbook, seams, history, forecast);
        shrinking.leaveOutFacts();
        shrinking.stillFails(shrinking.history.closedUp());
        shrinking.takePlainFacts();
        shrinking.leaveOutTroubles();
        return new Shortest(shrinking.history, shrinking.forecast, shrinking.violations);
    }

    private void leaveOutFacts() {
        for (int size = Math.max(1, history.size() / 2); size >= 1; size /= 2) {
            boolean again = true;
            while (again) {
                again = false;
                for (int from = 0; from < history.size(); ) {
                    int to = Math.min(history.size(), from + size);
                    if (stillFails(history.without(from, to))) {
                        again = true;
                    } else {
                        from = to;
                    }
                }
            }
        }
    }

    /** Takes each fact in at once, and none as history, where it fails all the same. */
    private void takePlainFacts() {
        for (int i = 0; i < history.size(); i++) {
            Event event = history.facts().get(i);
            Event plain = new Event(
                    event.id(), event.occurredAt(), event.occurredAt(), false, event.customer(), event.fact());
            if (!plain.equals(event)) {
                stillFails(history.with(i, plain));
            }
        }
    }

    private void leaveOutTroubles() {
        boolean again = !stillFails(history, forecast.calm(), OTHER_WEATHERS);
        while (again) {
            again = false;
            for (Forecast calmer : forecast.calmer()) {
                if (stillFails(history, calmer, FEW_OTHER_WEATHERS)) {
                    again = true;
                    break;
                }
            }
        }
    }

    private boolean stillFails(History candidate) {
        return candidate.size() > 0 && stillFails(candidate, forecast, OTHER_WEATHERS);
    }

    private boolean stillFails(History candidate, Forecast weather, int others) {
        return stillFails(candidate, weather)
                || IntStream.rangeClosed(1, others).anyMatch(other -> stillFails(candidate, weather.withSeed(other)));
    }

    private boolean stillFails(History candidate, Forecast weather) {
        List<String> wrong = Storm.weather(candidate, weather, playbook, seams).violations();
        if (wrong.isEmpty()) {
            return false;
        }
        history = candidate;
        forecast = weather;
        violations = wrong;
        return true;
    }
}
