package dev.perennial.playbook;

import static dev.perennial.playbook.JsonFields.duration;
import static dev.perennial.playbook.JsonFields.optionalText;
import static dev.perennial.playbook.JsonFields.text;
import static dev.perennial.playbook.JsonFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.playbook.Step;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one step of a journey by its verb. A step without a name has one that follows from what it does: records keep
 * it, so it stays as it is.
 */
final class StepReader {
    /** Instead of a time of day: the customer's own. */
    private static final String USUAL = "usual";

    private static final List<String> VERBS =
            List.of("send", "waitUntil", "waitFor", "wait", "if", "split", "grant", "publish", "goTo");

    private final JourneyReader journeys;
    private final JsonNode mails;

    StepReader(JourneyReader journeys, JsonNode mails) {
        this.journeys = journeys;
        this.mails = mails;
    }

    Step step(JsonNode json) {
        String verb = VERBS.stream()
                .filter(json::has)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an unknown step: " + json));
        return switch (verb) {
            case "send" -> send(json);
            case "wait" -> wait(json);
            case "waitUntil" -> waitUntil(json);
            case "if" ->
                new Step.Branch(
                        text(json, "name"),
                        journeys.condition(json, "if"),
                        optionalText(json, "then"),
                        otherwise(json));
            case "waitFor" ->
                new Step.Await(
                        text(json, "name"),
                        journeys.trigger(json, "waitFor"),
                        duration(json, "atMost"),
                        optionalText(json, "then"),
                        otherwise(json));
            case "split" ->
                new Step.Split(
                        text(json, "name"),
                        json.required("split").properties().stream()
                                .map(arm -> new Step.Split.Arm(arm.getValue().intValue(), arm.getKey()))
                                .toList());
            case "grant" -> {
                String offer = text(json, "grant");
                yield new Step.Grant(name(json, "grant-" + offer), offer);
            }
            case "publish" -> {
                String type = text(json, "publish");
                yield new Step.Publish(name(json, hyphened(type)), type, data(json));
            }
            default -> {
                String target = text(json, "goTo");
                yield new Step.GoTo(name(json, "go-to-" + target), target);
            }
        };
    }

    /** The mail that answers what the customer just did. */
    Step.Send answer(String template, Duration freshFor) {
        return send(template, template, freshFor, true);
    }

    private Step.Send send(JsonNode json) {
        String template = text(json, "send");
        return send(
                name(json, template),
                template,
                duration(json, "freshFor"),
                json.path("anytime").booleanValue());
    }

    /** A mail under a name of its own. */
    Step.Send send(String name, String template, Duration freshFor, boolean anytime) {
        MailContent mail = MailContent.read(mails.path(template));
        return new Step.Send(name, template, freshFor, anytime, mail.offer(), mail.asks(), mail.category());
    }

    private static Step.Wait wait(JsonNode json) {
        Duration lasts = duration(json, "wait");
        Optional<String> until = optionalText(json, "until");
        return new Step.Wait(
                name(json, "wait-" + lasts.toString().toLowerCase(Locale.ROOT)),
                lasts,
                until.filter(it -> !it.equals(USUAL)).map(LocalTime::parse),
                until.filter(USUAL::equals).isPresent());
    }

    private static Step.WaitUntil waitUntil(JsonNode json) {
        JsonNode wait = json.required("waitUntil");
        String date = text(wait, "date");
        return new Step.WaitUntil(
                name(json, "until-" + hyphened(date.replaceAll("At$", ""))),
                RecordDate.ofField(date),
                days(wait, "plus") - days(wait, "minus"),
                wait.path("yearly").booleanValue(),
                time(wait, "at"),
                otherwise(json));
    }

    private static int days(JsonNode wait, String key) {
        return wait.has(key) ? Math.toIntExact(duration(wait, key).toDays()) : 0;
    }

    private static Optional<String> otherwise(JsonNode json) {
        return optionalText(json, "else");
    }

    private static Map<String, Object> data(JsonNode json) {
        Map<String, Object> data = new LinkedHashMap<>();
        json.path("data")
                .properties()
                .forEach(it -> data.put(it.getKey(), it.getValue().asText()));
        return data;
    }

    private static String name(JsonNode json, String usual) {
        return optionalText(json, "name").orElse(usual);
    }

    /** {@code GiftDue} as {@code gift-due}. */
    private static String hyphened(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
