package dev.perennial.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.local.Json;
import dev.perennial.local.http.Iam;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

/** A shop's back end: posts what happens, signed as Standard Webhooks asks, and turns the days. */
final class Shop implements AutoCloseable {
    private static final String JSON = "application/json";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Iam iam;
    private final StandardWebhooks webhooks;
    private Instant now;
    private int posts;

    /**
     * A shop that posts to an address.
     *
     * @param secret {@code whsec_…}
     * @param iam signs who asks for numbers
     */
    Shop(String address, String secret, Iam iam) throws IOException, InterruptedException {
        this.address = address;
        this.iam = iam;
        this.webhooks = new StandardWebhooks(List.of(secret));
        this.now = time(get("/local/clock"));
    }

    int posts() {
        return posts;
    }

    /** Posts as a web form would, unsigned. */
    void open(String path, ObjectNode body) throws IOException, InterruptedException {
        posts++;
        accepted(path, send(request(path, JSON).POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
    }

    /** Posts as the back end, signed. */
    void signed(String path, ObjectNode body) throws IOException, InterruptedException {
        posts++;
        byte[] bytes = Json.bytes(body);
        String id = "demo-" + posts + "-" + now.getEpochSecond();
        now = time(get("/local/clock"));
        accepted(
                path,
                send(request(path, JSON)
                        .header("webhook-id", id)
                        .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                        .header("webhook-signature", webhooks.sign(id, now, bytes))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))));
    }

    /** Follows a mail's one-click unsubscribe link. */
    void unsubscribe(String link) throws IOException, InterruptedException {
        posts++;
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        if (response.statusCode() >= 400) {
            throw new IOException("Unsubscribing was refused: " + response.statusCode() + " " + response.body());
        }
    }

    /** Lets a day pass, with everything that falls due in it. */
    void sleep() throws IOException, InterruptedException {
        now = time(
                send(request("/local/clock", JSON).POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"P1D\"}"))));
    }

    JsonNode inbox() throws IOException, InterruptedException {
        return Json.parse(get("/local/inbox").body());
    }

    JsonNode metrics() throws IOException, InterruptedException {
        String path = "/v1/metrics/nps";
        URI uri = URI.create(address + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        // The client says Host by itself.
        iam.sign(path, uri.getAuthority()).forEach(request::header);
        return Json.parse(send(request).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", type);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Instant time(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException("The clock answered " + response.statusCode() + ": " + response.body());
        }
        return Instant.parse(Json.parse(response.body()).path("now").asText());
    }

    private static void accepted(String path, HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 202) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
