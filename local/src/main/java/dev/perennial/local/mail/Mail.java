package dev.perennial.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mail that would have been sent.
 *
 * @param id as SES answers it
 * @param html empty where there is no such part; the same holds for {@code text}
 * @param headers those that the sender added
 * @param tags the message tags
 */
public record Mail(
        String id,
        Instant at,
        String from,
        List<String> to,
        String subject,
        String html,
        String text,
        List<Header> headers,
        Map<String, String> tags,
        String configurationSet) {

    public Mail {
        to = List.copyOf(to);
        headers = List.copyOf(headers);
        tags = Map.copyOf(tags);
    }

    /** A header field; a name may occur several times. */
    public record Header(String name, String value) {}

    public ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("at", at.toString()).put("from", from);
        to.forEach(json.putArray("to")::add);
        json.put("subject", subject).put("html", html).put("text", text);
        ObjectNode fields = json.putObject("headers");
        headers.forEach(header -> fields.put(header.name(), header.value()));
        ObjectNode tagged = json.putObject("tags");
        tags.forEach(tagged::put);
        return json.put("configurationSet", configurationSet);
    }

    static Mail of(JsonNode json) {
        List<String> to = new ArrayList<>();
        json.path("to").forEach(address -> to.add(address.asText()));
        List<Header> headers = new ArrayList<>();
        json.path("headers")
                .properties()
                .forEach(field ->
                        headers.add(new Header(field.getKey(), field.getValue().asText())));
        Map<String, String> tags = new LinkedHashMap<>();
        json.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return new Mail(
                json.path("id").asText(),
                Instant.parse(json.path("at").asText()),
                json.path("from").asText(),
                to,
                json.path("subject").asText(),
                json.path("html").asText(),
                json.path("text").asText(),
                headers,
                tags,
                json.path("configurationSet").asText());
    }
}
