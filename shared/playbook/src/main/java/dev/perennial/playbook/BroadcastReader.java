package dev.perennial.playbook;

import static dev.perennial.playbook.JsonFields.duration;
import static dev.perennial.playbook.JsonFields.number;
import static dev.perennial.playbook.JsonFields.optional;
import static dev.perennial.playbook.JsonFields.optionalText;
import static dev.perennial.playbook.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.playbook.Broadcast.FollowUp;
import dev.perennial.domain.playbook.Broadcast.Trial;
import dev.perennial.domain.playbook.Broadcast.Variant;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Mailing;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Reads the files of the folder broadcasts. */
final class BroadcastReader {
    private final JourneyReader journeys;
    private final StepReader steps;

    BroadcastReader(JourneyReader journeys, JsonNode mails) {
        this.journeys = journeys;
        this.steps = new StepReader(journeys, mails);
    }

    List<Broadcast> broadcasts(JsonNode json) {
        return json.properties().stream()
                .map(it -> broadcast(it.getKey(), it.getValue()))
                .toList();
    }

    private Broadcast broadcast(String name, JsonNode json) {
        Duration freshFor = duration(json, "freshFor");
        Optional<String> incident = optionalText(json, "incident");
        boolean service = incident.isPresent();
        return new Broadcast(
                name,
                optionalText(json, "segment"),
                optionalText(json, "at").map(LocalDateTime::parse),
                !json.path("clock").asText().equals("house"),
                optional(json, "perHour").map(_ -> number(json, "perHour")),
                freshFor,
                variants(json, freshFor, service),
                optional(json, "trial").map(it -> new Trial(number(it, "percent"), duration(it, "lasts"))),
                json.path("holdout").asInt(0),
                optional(json, "goal").map(it -> new Journey.Goal(journeys.trigger(it, "on"), duration(it, "within"))),
                new Mailing(
                        optionalText(json, "purpose").orElse(Customer.MARKETING),
                        json.path("cap").asBoolean(true),
                        incident,
                        Optional.of(name)),
                optional(json, "followUp")
                        .map(it -> new FollowUp(
                                duration(it, "after"), mail("follow-up", text(it, "template"), freshFor, service))));
    }

    private List<Variant> variants(JsonNode json, Duration freshFor, boolean service) {
        return json.has("template")
                ? List.of(new Variant("", mail("mail", text(json, "template"), freshFor, service)))
                : json.required("variants").properties().stream()
                        .map(it -> new Variant(
                                it.getKey(), mail("mail", it.getValue().asText(), freshFor, service)))
                        .toList();
    }

    /** The name of the step ends the mail's key where a follow-up comes, and is the same for all variants. */
    private Step.Send mail(String name, String template, Duration freshFor, boolean service) {
        return steps.send(name, template, freshFor, service);
    }
}
