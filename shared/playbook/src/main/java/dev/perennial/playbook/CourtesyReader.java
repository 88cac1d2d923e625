package dev.perennial.playbook;

import static dev.perennial.playbook.Playbooks.duration;
import static dev.perennial.playbook.Playbooks.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.playbook.Playbook;
import java.time.LocalTime;
import java.time.ZoneId;

/** Reads how customers are left in peace. */
final class CourtesyReader {
    private CourtesyReader() {}

    static Playbook.Courtesy read(JsonNode json) {
        return new Playbook.Courtesy(
                LocalTime.parse(text(json, "quietFrom")),
                LocalTime.parse(text(json, "quietUntil")),
                ZoneId.of(text(json, "timezone")),
                json.required("mailsPerDay").intValue(),
                json.required("mailsPerWeek").intValue(),
                json.required("holdoutPercent").intValue(),
                json.has("confirmation") ? confirmation(json.get("confirmation")) : Playbook.Confirmation.NOT_ASKED,
                json.has("softBounces") ? softBounces(json.get("softBounces")) : Playbook.SoftBounces.USUAL,
                json.has("usualHour") ? usualHour(json.get("usualHour")) : Playbook.UsualHour.USUAL);
    }

    private static Playbook.UsualHour usualHour(JsonNode json) {
        return new Playbook.UsualHour(json.required("atLeast").intValue(), LocalTime.parse(text(json, "fallback")));
    }

    private static Playbook.SoftBounces softBounces(JsonNode json) {
        return new Playbook.SoftBounces(json.required("inARow").intValue(), duration(json, "over"));
    }

    private static Playbook.Confirmation confirmation(JsonNode json) {
        return new Playbook.Confirmation(
                json.required("ask").booleanValue(),
                json.required("perDay").intValue(),
                json.required("perMonth").intValue(),
                duration(json, "goodFor"));
    }
}
