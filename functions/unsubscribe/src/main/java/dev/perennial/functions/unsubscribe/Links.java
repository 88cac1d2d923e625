package dev.perennial.functions.unsubscribe;

import dev.perennial.aws.Secrets;
import dev.perennial.events.LinkTokens.Verdict;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SigningKeys;
import dev.perennial.http.Endpoint.Outcome;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.LinkPage;
import dev.perennial.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** Tells what the token of a mail's link is worth. */
@FunctionalInterface
interface Links {
    Verdict verify(String token, SignedLink.Purpose purpose, Instant now);

    /** By the keys of the day; one that was made a moment ago is known as well. */
    static Links of(Secrets<SigningKeys> keys) {
        return (token, purpose, now) ->
                keys.judge(now, it -> it.links().verify(token, purpose, now), Verdict.Forged.class::isInstance);
    }

    /**
     * Follows a link, by GET, HEAD or POST.
     *
     * @param page answers a link that is good, given the token and what it says
     */
    default Outcome follow(
            HttpRequest request, SignedLink.Purpose purpose, BiFunction<String, SignedLink, Outcome> page) {
        if (!List.of("GET", "HEAD", "POST").contains(request.method())) {
            return Outcome.of(Problem.methodNotAllowed().answer().with("allow", "GET, HEAD, POST"));
        }
        String token = request.parameter("token").orElse("");
        return switch (verify(token, purpose, request.receivedAt())) {
            case Verdict.Valid(SignedLink link) -> page.apply(token, link);
            case Verdict.Expired _ -> Outcome.of(LinkPage.expired(request.language()));
            case Verdict.Forged _ -> Outcome.of(LinkPage.invalid(request.language()));
        };
    }
}
