package dev.perennial.playbook;

import static dev.perennial.playbook.JsonFields.duration;
import static dev.perennial.playbook.JsonFields.number;
import static dev.perennial.playbook.JsonFields.optional;
import static dev.perennial.playbook.JsonFields.text;
import static dev.perennial.playbook.JsonFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.fields.Placeholders;
import dev.perennial.domain.playbook.Playbook;
import java.time.ZoneId;
import java.util.stream.Collectors;

/** Reads the thresholds: stages.yaml, inactivity.yaml, surveys.yaml, courtesy.yaml, identity.yaml. */
public final class SettingsReader {
    private SettingsReader() {}

    public static Playbook.Stages stages(JsonNode json) {
        JsonNode loyal = json.required("loyal");
        JsonNode advocate = json.required("advocate");
        return new Playbook.Stages(
                duration(json.required("onboarding"), "lasts"),
                number(loyal, "orders"),
                duration(loyal, "for"),
                number(advocate, "npsScore"),
                number(advocate, "untilBelow"));
    }

    public static Playbook.Inactivity inactivity(JsonNode json) {
        JsonNode atRisk = json.required("atRisk");
        return new Playbook.Inactivity(
                duration(atRisk, "after"),
                atRisk.required("usualIntervals").doubleValue(),
                number(atRisk, "fromOrders"),
                duration(atRisk, "shortest"),
                duration(atRisk, "longest"),
                duration(json.required("dormant"), "after"),
                optional(atRisk, "probability")
                        .map(it -> probability(atRisk, it))
                        .orElse(Playbook.Probability.NOT_ASKED));
    }

    private static Playbook.Probability probability(JsonNode atRisk, JsonNode json) {
        return new Playbook.Probability(
                atRisk.path("by").asText("silence").equals("probability"),
                duration(json, "within"),
                json.required("below").doubleValue(),
                json.required("clearFrom").doubleValue());
    }

    static Playbook.Surveys surveys(JsonNode json) {
        return new Playbook.Surveys(
                asked(json.required("nps")),
                optional(json, "csat").map(SettingsReader::asked).orElse(Playbook.Surveys.Asked.USUAL));
    }

    private static Playbook.Surveys.Asked asked(JsonNode json) {
        return new Playbook.Surveys.Asked(duration(json, "window"), duration(json, "askAgainAfter"));
    }

    /** Which ids name nobody; where nothing is said, those that name nobody anywhere. */
    static Placeholders placeholders(JsonNode json) {
        return new Placeholders(
                json.path("placeholders").valueStream().map(JsonNode::asText).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * How customers are left in peace.
     *
     * @throws java.time.DateTimeException where the time zone is none
     */
    public static Playbook.Courtesy courtesy(JsonNode json) {
        JsonNode quiet = json.required("quietHours");
        JsonNode mails = json.required("mails");
        return new Playbook.Courtesy(
                time(quiet, "from"),
                time(quiet, "until"),
                ZoneId.of(text(quiet, "timezone")),
                number(mails, "perDay"),
                number(mails, "perWeek"),
                number(json.required("holdout"), "percent"),
                optional(json, "confirmation")
                        .map(SettingsReader::confirmation)
                        .orElse(Playbook.Confirmation.NOT_ASKED),
                optional(json, "softBounces")
                        .map(it -> new Playbook.SoftBounces(number(it, "inARow"), duration(it, "over")))
                        .orElse(Playbook.SoftBounces.USUAL),
                optional(json, "usualHour")
                        .map(it -> new Playbook.UsualHour(number(it, "atLeast"), time(it, "fallback")))
                        .orElse(Playbook.UsualHour.USUAL));
    }

    private static Playbook.Confirmation confirmation(JsonNode json) {
        return new Playbook.Confirmation(
                json.path("ask").asBoolean(true),
                number(json, "perDay"),
                number(json, "perMonth"),
                duration(json, "goodFor"));
    }
}
