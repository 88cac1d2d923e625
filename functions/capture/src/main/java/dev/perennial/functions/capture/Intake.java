package dev.perennial.functions.capture;

import dev.perennial.aws.Publishing;
import dev.perennial.aws.Secrets;
import dev.perennial.events.BodyReader;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.SigningKeys;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;
import java.util.Optional;

/** Decides about a post before its fields are looked at: address, size, kind, sender. */
final class Intake implements Endpoint {
    private final Secrets<SigningKeys> keys;
    private final OnePost onePost;
    private final BatchPost batchPost;

    Intake(Secrets<SigningKeys> keys, BodyReader reader, Publishing publishing) {
        this.keys = keys;
        this.onePost = new OnePost(keys, reader, publishing);
        this.batchPost = new BatchPost(reader, publishing);
    }

    @Override
    public Outcome handle(HttpRequest request) {
        Optional<Route> route = Route.at(request.path());
        if (route.isEmpty()) {
            return Outcome.of(Problem.notFound());
        }
        if (!request.method().equals("POST")) {
            return Outcome.of(Problem.methodNotAllowed().answer().with("allow", "POST"));
        }
        Outcome outcome = take(request, route.get());
        return outcome.accepted() + outcome.refused() > 0 ? outcome : new Outcome(outcome.answer(), 0, 1);
    }

    private Outcome take(HttpRequest request, Route route) {
        if (request.body().length > route.maxBytes()) {
            return refuse(request, Problem.tooLarge("The body is larger than " + route.maxBytes() + " bytes."));
        }
        if (!route.mediaTypes().contains(request.mediaType())) {
            return Outcome.of(
                    Problem.unsupported("The content-type has to be " + String.join(" or ", route.mediaTypes()) + "."));
        }
        Sender sender = keys.judge(
                request.receivedAt(),
                known -> Sender.of(request, route, known.webhooks()),
                Sender.Stranger.class::isInstance);
        if (sender instanceof Sender.Stranger stranger) {
            return refuse(request, Problem.unauthorized(stranger.because()));
        }
        if (sender instanceof Sender.Unnamed unnamed) {
            return refuse(request, Problem.malformed(unnamed.because()));
        }
        try {
            return route.isBatch() ? batchPost.take(request, sender) : onePost.take(request, route, sender);
        } catch (MalformedBody malformed) {
            return refuse(request, Problem.malformed(malformed.reason()));
        }
    }

    private static Outcome refuse(HttpRequest request, Problem problem) {
        return Outcome.of(ProblemPage.answer(request, problem));
    }
}
