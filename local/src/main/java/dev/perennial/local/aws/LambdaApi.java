package dev.perennial.local.aws;

import dev.perennial.local.Json;
import dev.perennial.local.functions.Asynchronous;
import dev.perennial.local.functions.Functions;
import dev.perennial.local.functions.Outcome;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import dev.perennial.template.Arns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's {@code Invoke}, by name or ARN, waiting for the answer or not. */
public final class LambdaApi {
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

    private final Functions functions;
    private final Asynchronous asynchronous;

    public LambdaApi(Functions functions, Asynchronous asynchronous) {
        this.functions = functions;
        this.asynchronous = asynchronous;
    }

    /** The answer to a call of Lambda's API; an error of its own where there is no such function. */
    public HttpAnswer answer(HttpCall call) throws InterruptedException {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return Protocol.refuse(call);
        }
        String function = Arns.functionName(path.group(1));
        if (!functions.has(function)) {
            return AwsEndpoint.error(404, "ResourceNotFoundException", "Function not found");
        }
        byte[] event = call.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : call.body();
        if (call.header("x-amz-invocation-type").orElse("RequestResponse").equals("Event")) {
            asynchronous.invoke(function, event);
            return HttpAnswer.of(202, "application/json", new byte[0]);
        }
        return switch (functions.invoke(function, event)) {
            case Outcome.Answered answered -> HttpAnswer.of(200, "application/json", answered.payload());
            case Outcome.Failed failed ->
                new HttpAnswer(200, Map.of("x-amz-function-error", List.of("Unhandled")), Json.bytes(failed.json()));
        };
    }
}
