package dev.perennial.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.Json;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import dev.perennial.local.http.Responder;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Routes a request to its service: by target header for the JSON protocols, by path for the REST ones. */
public final class AwsEndpoint implements Responder {
    private final EventsApi events;
    private final SecretsApi secrets;
    private final SqsApi queues;
    private final SesApi mail;
    private final LambdaApi functions;

    public AwsEndpoint(EventsApi events, SecretsApi secrets, SqsApi queues, SesApi mail, LambdaApi functions) {
        this.events = events;
        this.secrets = secrets;
        this.queues = queues;
        this.mail = mail;
        this.functions = functions;
    }

    /** An error as AWS's JSON protocols write it. */
    static HttpAnswer error(int status, String type, String message) {
        return new HttpAnswer(
                status,
                Map.of(
                        "content-type", List.of("application/x-amz-json-1.1"),
                        "x-amzn-errortype", List.of(type)),
                Json.bytes(Json.object().put("__type", type).put("message", message)));
    }

    static HttpAnswer ok(JsonNode json) {
        return HttpAnswer.of(200, "application/x-amz-json-1.1", Json.bytes(json));
    }

    @Override
    public HttpAnswer answer(HttpCall call) throws Exception {
        String target = call.header("x-amz-target").orElse("");
        String operation = target.substring(target.indexOf('.') + 1);
        try {
            if (target.startsWith("AmazonSQS.")) {
                return queues.answer(operation, call.body());
            }
            if (target.startsWith("AWSEvents.")) {
                return events.answer(operation, Json.read(call.body()));
            }
            if (target.startsWith("secretsmanager.")) {
                return secrets.answer(operation, Json.read(call.body()));
            }
            if (call.path().startsWith("/v2/email/")) {
                return mail.answer(call);
            }
            if (call.path().startsWith("/2015-03-31/functions/")) {
                return functions.answer(call);
            }
        } catch (IOException malformed) {
            return error(400, "SerializationException", "The request is not JSON.");
        }
        return Protocol.refuse(call);
    }
}
