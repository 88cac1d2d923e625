package dev.perennial.local.http;

import dev.perennial.local.Json;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.functions.Functions;
import dev.perennial.local.functions.Outcome;
import dev.perennial.local.work.Activity;
import dev.perennial.template.Route;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** API Gateway's HTTP API: the declared routes in front of the functions. */
public final class HttpApi {
    /** Beyond this much work in flight a request waits before it begins, so that no flood fills the memory. */
    private static final long MOST_IN_FLIGHT = 4_000;

    private final Routes routes;
    private final Functions functions;
    private final LocalClock clock;
    private final Activity activity;
    private final String account;
    private final Optional<Iam> iam;

    /** An API whose routes for IAM's users are open to everybody. */
    public HttpApi(List<Route> routes, Functions functions, LocalClock clock, Activity activity, String account) {
        this(routes, functions, clock, activity, account, Optional.empty());
    }

    /** An API that asks for a signature where a route wants one. */
    public HttpApi(
            List<Route> routes, Functions functions, LocalClock clock, Activity activity, String account, Iam iam) {
        this(routes, functions, clock, activity, account, Optional.of(iam));
    }

    private HttpApi(
            List<Route> routes,
            Functions functions,
            LocalClock clock,
            Activity activity,
            String account,
            Optional<Iam> iam) {
        this.routes = new Routes(routes);
        this.functions = functions;
        this.clock = clock;
        this.activity = activity;
        this.account = account;
        this.iam = iam;
    }

    /** The answer of the function behind the route; empty where no route fits. */
    public Optional<HttpAnswer> answer(HttpCall call) throws InterruptedException {
        Optional<Routes.Match> match = routes.find(call.method(), call.path());
        if (match.isPresent()
                && match.get().route().iam()
                && iam.filter(it -> !it.allows(call)).isPresent()) {
            return Optional.of(HttpAnswer.json(403, Json.object().put("message", "Forbidden")));
        }
        return answerUnsigned(call);
    }

    /** The same for the local cloud itself, which nobody asks for a signature. */
    public Optional<HttpAnswer> answerUnsigned(HttpCall call) throws InterruptedException {
        Optional<Routes.Match> match = routes.find(call.method(), call.path());
        if (match.isEmpty()) {
            return Optional.empty();
        }
        activity.awaitFewerThan(MOST_IN_FLIGHT);
        byte[] event = Payload.event(call, match.get(), clock.now(), account);
        String function = match.get().route().function();
        return Optional.of(
                switch (functions.invokeAtOnce(function, event)) {
                    case Outcome.Failed failed -> {
                        System.err.println(function + " failed: " + failed.errorType() + ": " + failed.errorMessage());
                        failed.stackTrace().stream().limit(8).forEach(line -> System.err.println("    at " + line));
                        yield internalError();
                    }
                    case Outcome.Answered answered -> {
                        try {
                            yield Payload.answer(answered.payload());
                        } catch (IOException malformed) {
                            System.err.println(function + " did not answer with JSON: " + malformed.getMessage());
                            yield internalError();
                        }
                    }
                });
    }

    private static HttpAnswer internalError() {
        return HttpAnswer.json(500, Json.object().put("message", "Internal Server Error"));
    }
}
