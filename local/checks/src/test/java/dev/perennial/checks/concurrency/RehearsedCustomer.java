package dev.perennial.checks.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SigningKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of many customers to whom happens what a handler rehearses: each has an address, an id and signatures of their
 * own.
 */
record RehearsedCustomer(int number, JsonNode rehearsal) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REHEARSED = "cus_kdha78nwwz46hwrdc3r833m4t8";
    private static final Pattern TOKEN = Pattern.compile("token=([\\w-]+\\.[\\w-]+)");

    private String address() {
        return "ada-" + number + "@example.com";
    }

    private String id() {
        return CustomerId.of(new EmailAddress(address())).value();
    }

    /** What is in the tables before, each with the variable that names the table. */
    List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        rehearsal.path("items").forEach(item -> items.add(own(item)));
        return items;
    }

    /** What the handler is given, one after the other. */
    List<byte[]> events() {
        List<byte[]> events = new ArrayList<>();
        rehearsal
                .path("events")
                .forEach(event -> events.add(signed(own(event)).toString().getBytes(UTF_8)));
        return events;
    }

    private JsonNode own(JsonNode told) {
        return read(told.toString()
                .replace("{round}", Integer.toString(number))
                .replace(REHEARSED, id())
                .replace("ada@example.com", address())
                .replace("rehearsal@example.com", address())
                .replace("rehearsal%40example.com", address().replace("@", "%40"))
                .replace("\"shardId\":\"rehearsal\"", "\"shardId\":\"shard-" + number + "\""));
    }

    private JsonNode signed(JsonNode event) {
        JsonNode secret = rehearsal.at("/answers/GetSecretValue/SecretString");
        if (secret.isMissingNode()) {
            return event;
        }
        SigningKeys keys = SigningKeys.parse(secret.asText());
        if (event.path("headers").has("webhook-signature")) {
            sign((ObjectNode) event.path("headers"), event.path("body").asText(), keys);
        }
        Matcher token = TOKEN.matcher(event.toString());
        return read(token.replaceAll(found -> "token=" + resigned(found.group(1), keys.links())));
    }

    private static void sign(ObjectNode headers, String body, SigningKeys keys) {
        Instant at = Instant.ofEpochSecond(headers.path("webhook-timestamp").asLong());
        headers.put(
                "webhook-signature",
                keys.webhooks().sign(headers.path("webhook-id").asText(), at, body.getBytes(UTF_8)));
    }

    /** The same link, to this customer. */
    private String resigned(String token, LinkTokens links) {
        for (SignedLink.Purpose purpose : SignedLink.Purpose.values()) {
            if (links.verify(token, purpose, Instant.EPOCH) instanceof LinkTokens.Verdict.Valid(SignedLink link)) {
                return links.sign(new SignedLink(purpose, new CustomerId(id()), link.sendKey(), link.expiresAt()));
            }
        }
        throw new IllegalArgumentException("the rehearsal has a link that its keys did not sign");
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
