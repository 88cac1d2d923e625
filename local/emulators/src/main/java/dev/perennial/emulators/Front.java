package dev.perennial.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpApi;
import dev.perennial.local.http.HttpCall;
import dev.perennial.local.http.Responder;
import dev.perennial.local.work.Drain;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * The HTTP port: the declared routes, invoked with API Gateway's events, and what the end-to-end suite asks of any
 * cloud on this machine.
 */
final class Front implements Responder {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpApi api;
    private final Emulator emulator;
    private final Drain drain;
    private final Duration lag;
    private final ObjectNode info;

    /**
     * A front.
     *
     * @param emulator of SES
     * @param lag how long an event may be on its way unseen
     */
    Front(HttpApi api, Emulator emulator, Drain drain, Duration lag, ObjectNode info) {
        this.api = api;
        this.emulator = emulator;
        this.drain = drain;
        this.lag = lag;
        this.info = info;
    }

    @Override
    public HttpAnswer answer(HttpCall call) throws Exception {
        var routed = api.answer(call);
        if (routed.isPresent()) {
            return routed.get();
        }
        return switch (call.method() + " " + call.path()) {
            case "GET /local/info" -> HttpAnswer.json(200, info);
            case "GET /local/inbox" -> HttpAnswer.json(200, sentMails());
            case "GET /local/clock" ->
                HttpAnswer.json(200, Json.object().put("now", Instant.now().toString()));
            case "POST /local/drain" -> {
                boolean idle = drain.toIdle(PATIENCE);
                if (!lag.isZero()) {
                    Thread.sleep(lag);
                    idle &= drain.toIdle(PATIENCE);
                }
                yield HttpAnswer.json(idle ? 200 : 503, Json.object().put("idle", idle));
            }
            default -> HttpAnswer.problem(404, "Not Found", "There is nothing at this address.");
        };
    }

    /** What the emulator's SES took in; it keeps neither the plain text nor the headers. */
    private ArrayNode sentMails() throws IOException, InterruptedException {
        ArrayNode mails = Json.array();
        for (JsonNode mail :
                Json.parse(emulator.get("/moto-api/data.json")).path("ses").path("Message")) {
            ObjectNode sent = mails.addObject()
                    .put("id", mail.path("id").asText())
                    .put("subject", mail.path("subject").asText())
                    .put("html", mail.path("body").asText());
            sent.set("to", mail.path("destinations").path("ToAddresses"));
        }
        return mails;
    }
}
