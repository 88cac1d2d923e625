package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.playbook.RecordDate;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The step that waits until a day which the record knows. */
final class DateSteps {
    private static final Duration YEAR = Duration.ofDays(366);

    private DateSteps() {}

    /** Writes the step; answers its usual name. */
    static String compile(Section step, ObjectNode compiled) {
        step.only("name", "waitUntil", "else");
        Section wait = step.section("waitUntil").only("date", "plus", "minus", "yearly", "at");
        String date = wait.text("date").orElse("");
        compiled.put("date", date);
        Journeys.known(wait, "date", "date", date, Set.copyOf(RecordDate.fields()));
        if (wait.has("plus") && wait.has("minus")) {
            wait.tell(wait.line(), "waitUntil says plus or minus, not both");
        }
        for (String key : new TreeSet<>(Set.of("plus", "minus"))) {
            if (wait.has(key)) {
                wait.duration(key).ifPresent(it -> days(wait, key, it, compiled));
            }
        }
        wait.yesOrNo("yearly").filter(it -> it).ifPresent(it -> compiled.put("yearly", true));
        if (RecordDate.fields().contains(date) && !RecordDate.ofField(date).hasYear() && !compiled.has("yearly")) {
            wait.tell(wait.lineOf("date"), date + " is a day of no certain year: say yearly: true beside it");
        }
        wait.time("at").ifPresent(it -> compiled.put("at", it.toString()));
        if (step.has("else")) {
            step.text("else").ifPresent(target -> compiled.put("else", target));
        }
        return "until-"
                + date.replaceAll("At$", "").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static void days(Section wait, String key, Duration length, ObjectNode compiled) {
        if (!Duration.ofDays(length.toDays()).equals(length) || length.compareTo(YEAR) > 0) {
            wait.tell(wait.lineOf(key), key + " is a number of whole days, at most P366D");
        }
        compiled.put("days", key.equals("minus") ? -length.toDays() : length.toDays());
    }
}
