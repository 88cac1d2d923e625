package dev.perennial.functions.unsubscribe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.aws.EventBus;
import dev.perennial.aws.Publishing;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Endpoint;
import dev.perennial.http.Front;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows links as a browser does, through API Gateway; knows what came onto the bus by it. */
final class Visitor {
    static final Instant NOW = Instant.parse("2026-11-22T09:32:00Z");
    static final CustomerId ADA = CustomerId.ofExternal("ada");

    final List<EventBus.Entry> taken = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    boolean busIsWell = true;

    ConsentPublisher consents() {
        return new ConsentPublisher(this::nextId, new Publishing(this::put, pause -> {}, "perennial.unsubscribe"));
    }

    String nextId(Instant now) {
        return "evt_" + (taken.size() + 1);
    }

    JsonNode visits(Endpoint page, String method, String path, String query, String body) {
        ObjectNode event = StrictJson.object()
                .put("rawPath", path)
                .put("routeKey", method + " " + path)
                .put("rawQueryString", query)
                .put("body", body);
        event.putObject("headers").put("content-type", "application/x-www-form-urlencoded");
        event.putObject("requestContext")
                .put("timeEpoch", NOW.toEpochMilli())
                .putObject("http")
                .put("method", method)
                .put("sourceIp", "203.0.113.7");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Front(page, log::add)
                .answer(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), out);
        return StrictJson.parse(out.toByteArray());
    }

    private List<Optional<String>> put(List<EventBus.Entry> entries) {
        if (busIsWell) {
            taken.addAll(entries);
        }
        return entries.stream()
                .map(it -> busIsWell ? Optional.<String>empty() : Optional.of("Throttled"))
                .toList();
    }

    /** Of whom nothing is known but what is allowed. */
    static Customer adaAllowing(Map<String, Consent> consent) {
        Customer nobody = Customer.unknown(ADA);
        return new Customer(
                ADA,
                nobody.profile(),
                nobody.lifecycle(),
                nobody.purchases(),
                nobody.feedback(),
                new Permission(consent, List.of()),
                nobody.entitlements(),
                nobody.agenda(),
                nobody.processed(),
                nobody.identity(),
                List.of(),
                1);
    }
}
