package dev.perennial.functions.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Front;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** One function, two doors: API Gateway's requests and the console's calls. */
final class Entrance {
    private final Function<Caller, Front> api;
    private final Function<WidgetCall, String> window;
    private final CallTime time;

    /**
     * An entrance.
     *
     * @param api answers requests of a caller whom API Gateway has recognised
     * @param window answers calls of the console
     */
    Entrance(Function<Caller, Front> api, Function<WidgetCall, String> window, CallTime time) {
        this.api = api;
        this.window = window;
        this.time = time;
    }

    /** Who calls the API: the ARN that IAM knows. */
    record Caller(String arn) {}

    void answer(InputStream in, OutputStream out) {
        try {
            byte[] bytes = in.readAllBytes();
            JsonNode event = StrictJson.parse(bytes);
            JsonNode context = event.path("requestContext");
            if (context.has("http")) {
                String arn =
                        context.path("authorizer").path("iam").path("userArn").asText("");
                api.apply(new Caller(arn)).answer(new ByteArrayInputStream(bytes), out);
            } else {
                String html = window.apply(WidgetCall.read(event, time.of(event)));
                out.write(TextNode.valueOf(html).toString().getBytes(UTF_8));
            }
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
