package dev.perennial.imports.posting;

import dev.perennial.events.SigningKeys;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.events.StrictJson;
import dev.perennial.imports.format.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /v1/events} of an installation, signed by its secret. */
public final class HttpTarget implements Target, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI address;
    private final StandardWebhooks webhooks;
    private final Duration ahead;

    private HttpTarget(URI address, StandardWebhooks webhooks, Duration ahead) {
        this.address = address;
        this.webhooks = webhooks;
        this.ahead = ahead;
    }

    /**
     * The local cloud, which tells its secret and its clock itself.
     *
     * @throws Refused where none answers there
     */
    public static HttpTarget local(URI address) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(address.resolve("/local/info"))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            var info = StrictJson.parse(answer.body());
            Duration ahead = Duration.between(
                    Instant.now(), Instant.parse(info.path("now").asText()));
            return new HttpTarget(
                    address,
                    new StandardWebhooks(List.of(info.path("signingSecret").asText())),
                    ahead.abs().compareTo(Duration.ofSeconds(30)) < 0 ? Duration.ZERO : ahead);
        } catch (IOException unreachable) {
            throw new Refused("No local cloud answers at " + address
                    + ": start it with ./perennial up, or name another by" + " --api.");
        }
    }

    /**
     * An installation.
     *
     * @param secret {@code whsec_…}, or the text of the secret in Secrets Manager
     */
    public static HttpTarget of(URI address, String secret) {
        String text = secret.strip();
        try {
            StandardWebhooks webhooks =
                    text.startsWith("{") ? SigningKeys.parse(text).webhooks() : new StandardWebhooks(List.of(text));
            return new HttpTarget(address, webhooks, Duration.ZERO);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(
                    "The signing secret cannot be read: it is whsec_… or the text that Secrets Manager holds.");
        }
    }

    @Override
    public Answer post(String id, byte[] body) throws IOException, InterruptedException {
        Instant now = Instant.now().plus(ahead);
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/events"))
                .timeout(PATIENCE)
                .header("content-type", "application/x-ndjson")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", webhooks.sign(id, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        Optional<Duration> wait = answer.headers()
                .firstValue("retry-after")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        return new Answer(answer.statusCode(), answer.body(), wait);
    }

    @Override
    public void close() {
        client.close();
    }
}
