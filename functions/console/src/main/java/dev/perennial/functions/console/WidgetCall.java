package dev.perennial.functions.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.http.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call of the window as CloudWatch makes it: what an action says, the fields of all forms, and how the console looks.
 * Nothing of it is believed: who may call at all is decided by IAM, and each value is read as a stranger's.
 *
 * @param describe the editor of the dashboard asks what the widget understands
 * @param says the values of the action
 * @param forms the fields of all forms, by name
 * @param from the beginning of the time range shown
 * @param to its end
 */
record WidgetCall(
        boolean describe,
        Map<String, String> says,
        Map<String, String> forms,
        Language language,
        boolean dark,
        ZoneOffset zone,
        Optional<Instant> from,
        Optional<Instant> to,
        Instant now) {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Longer words are nobody's. */
    private static final int LONGEST = 2000;

    WidgetCall {
        says = Map.copyOf(says);
        forms = Map.copyOf(forms);
    }

    static WidgetCall read(JsonNode event, Instant now) {
        JsonNode context = event.path("widgetContext");
        return new WidgetCall(
                event.path("describe").asBoolean(),
                texts(event),
                texts(context.path("forms").path("all")),
                Language.of(context.path("locale").asText("en")).orElse(Language.EN),
                context.path("theme").asText().equals("dark"),
                zone(context.path("timezone").path("offsetISO").asText("Z")),
                moment(context.path("timeRange").path("start")),
                moment(context.path("timeRange").path("end")),
                now);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties().stream()
                .filter(it -> it.getValue().isValueNode() && !it.getValue().isNull())
                .filter(it -> it.getValue().asText().length() <= LONGEST)
                .forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
        return texts;
    }

    private static ZoneOffset zone(String offset) {
        try {
            return ZoneOffset.of(offset);
        } catch (DateTimeException malformed) {
            return ZoneOffset.UTC;
        }
    }

    private static Optional<Instant> moment(JsonNode milliseconds) {
        return Optional.of(milliseconds)
                .filter(it -> it.isIntegralNumber() && it.canConvertToLong())
                .map(JsonNode::asLong)
                .filter(it -> it >= 0 && it < 32_503_680_000_000L) // the year 3000
                .map(Instant::ofEpochMilli);
    }

    /** What the action says, else what stands in a form. */
    String value(String name) {
        return says.getOrDefault(name, forms.getOrDefault(name, "")).strip();
    }

    /** A moment as the console shows it, in the time zone of the viewer. */
    String when(Instant at) {
        return WHEN.format(at.atOffset(zone));
    }
}
