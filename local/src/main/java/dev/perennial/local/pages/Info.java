package dev.perennial.local.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.time.Instant;
import java.util.List;

/** What one needs to know to talk to the running local cloud. */
public record Info(
        String http,
        String aws,
        String signingSecret,
        String region,
        List<String> tables,
        List<String> buses,
        List<String> queues) {
    public Info {
        tables = List.copyOf(tables);
        buses = List.copyOf(buses);
        queues = List.copyOf(queues);
    }

    ObjectNode json(Instant now) {
        ObjectNode json = Json.object()
                .put("http", http)
                .put("aws", aws)
                .put("signingSecret", signingSecret)
                .put("region", region);
        tables.forEach(json.putArray("tables")::add);
        json.put("bus", buses.isEmpty() ? "default" : buses.getFirst());
        queues.forEach(json.putArray("queues")::add);
        return json.put("timeZones", TimeZoneRules.version()).put("now", now.toString());
    }
}
