package dev.perennial.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The keys of an installation as its secret holds them: {@code {"webhooks":["whsec_…"], "links":["<base64>"]}}. In each
 * list the first signs and all verify.
 */
public record SigningKeys(StandardWebhooks webhooks, LinkTokens links) {
    /**
     * Reads the secret's text.
     *
     * @throws IllegalArgumentException where it has not this form; the message holds no key
     */
    public static SigningKeys parse(String secret) {
        JsonNode json;
        try {
            json = StrictJson.parse(secret);
        } catch (MalformedBody malformed) {
            throw new IllegalArgumentException("the secret with the signing keys is not JSON");
        }
        return new SigningKeys(
                new StandardWebhooks(texts(json.path("webhooks"))), new LinkTokens(texts(json.path("links"))));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
