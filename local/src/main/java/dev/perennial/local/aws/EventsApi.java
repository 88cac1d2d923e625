package dev.perennial.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.bus.Buses;
import dev.perennial.local.bus.PutEvents;
import dev.perennial.local.http.HttpAnswer;

/** EventBridge: putting events, and seeing which buses and rules there are. */
public final class EventsApi {
    private final Buses buses;
    private final PutEvents putEvents;

    public EventsApi(Buses buses) {
        this.buses = buses;
        this.putEvents = new PutEvents(buses);
    }

    HttpAnswer answer(String operation, JsonNode request) {
        return switch (operation) {
            case "PutEvents" -> {
                try {
                    yield AwsEndpoint.ok(putEvents.put(request));
                } catch (PutEvents.Refused refused) {
                    yield AwsEndpoint.error(400, "ValidationException", String.valueOf(refused.getMessage()));
                }
            }
            case "ListEventBuses" -> {
                ObjectNode answer = Json.object();
                var list = answer.putArray("EventBuses");
                buses.names().forEach(name -> list.addObject().put("Name", name));
                yield AwsEndpoint.ok(answer);
            }
            case "ListRules" -> {
                String bus = request.path("EventBusName").asText("default");
                ObjectNode answer = Json.object();
                var list = answer.putArray("Rules");
                buses.rules().stream()
                        .filter(rule -> rule.bus().equals(bus))
                        .forEach(rule -> list.addObject()
                                .put("Name", rule.name())
                                .put("EventPattern", rule.pattern())
                                .put("State", "ENABLED")
                                .put("EventBusName", rule.bus()));
                yield AwsEndpoint.ok(answer);
            }
            default ->
                AwsEndpoint.error(
                        400,
                        "UnknownOperationException",
                        "The local cloud takes rules from the template; it does not know " + operation);
        };
    }
}
