package dev.perennial.emulators;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.aws.LambdaApi;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpApi;
import dev.perennial.local.http.HttpCall;
import dev.perennial.local.http.Responder;
import dev.perennial.local.work.Drain;
import dev.perennial.local.work.Signal;
import java.time.Duration;
import java.time.Instant;

/**
 * The HTTP port: the declared routes, invoked with API Gateway's events, and what the end-to-end suite asks of any
 * cloud on this machine.
 */
final class Front implements Responder {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String FUNCTIONS = "/2015-03-31/functions/";

    private final HttpApi api;
    private final LambdaApi lambda;
    private final SentMails mails;
    private final Signal written;
    private final Drain drain;
    private final Duration lag;
    private final ObjectNode info;

    /**
     * A front.
     *
     * @param lambda invokes functions for those who ask by Lambda's API
     * @param mails what SES took in
     * @param written is raised before what is in flight is waited for: others write to the tables as well
     * @param lag how long an event may be on its way unseen
     */
    Front(HttpApi api, LambdaApi lambda, SentMails mails, Signal written, Drain drain, Duration lag, ObjectNode info) {
        this.api = api;
        this.lambda = lambda;
        this.mails = mails;
        this.written = written;
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
        if (call.path().startsWith(FUNCTIONS)) {
            return lambda.answer(call);
        }
        return switch (call.method() + " " + call.path()) {
            case "GET /local/info" ->
                HttpAnswer.json(200, info.deepCopy().put("now", Instant.now().toString()));
            case "GET /local/inbox" -> HttpAnswer.json(200, mails.sent());
            case "GET /local/clock" -> {
                Instant now = Instant.now();
                yield HttpAnswer.json(
                        200, Json.object().put("now", now.toString()).put("epochSecond", now.getEpochSecond()));
            }
            case "POST /local/drain" -> {
                written.raise();
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
}
