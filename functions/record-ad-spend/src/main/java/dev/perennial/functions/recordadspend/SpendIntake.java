package dev.perennial.functions.recordadspend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.aws.Secrets;
import dev.perennial.domain.metrics.AdSpend;
import dev.perennial.events.AdSpendBody;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.SigningKeys;
import dev.perennial.events.StandardWebhooks.Headers;
import dev.perennial.events.StandardWebhooks.Verdict;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.numbers.ToldNumbers;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;

/** Takes in what a channel cost on a day; the answer says under which name the channel is known to the numbers. */
final class SpendIntake implements Endpoint {
    private static final String JSON = "application/json";
    private static final int MAX_BYTES = 16 * 1024;

    private final Secrets<SigningKeys> keys;
    private final ToldNumbers numbers;

    SpendIntake(Secrets<SigningKeys> keys, ToldNumbers numbers) {
        this.keys = keys;
        this.numbers = numbers;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        Outcome outcome = take(request);
        return outcome.accepted() > 0 ? outcome : new Outcome(outcome.answer(), 0, 1);
    }

    private Outcome take(HttpRequest request) {
        if (request.body().length > MAX_BYTES) {
            return Outcome.of(Problem.tooLarge("The body is larger than " + MAX_BYTES + " bytes."));
        }
        if (!request.mediaType().equals(JSON)) {
            return Outcome.of(Problem.unsupported("The content-type has to be " + JSON + "."));
        }
        Headers headers = new Headers(
                request.header("webhook-id"), request.header("webhook-timestamp"), request.header("webhook-signature"));
        Verdict verdict = keys.judge(
                request.receivedAt(),
                known -> known.webhooks().verify(headers, request.body(), request.receivedAt()),
                Verdict.Refused.class::isInstance);
        if (verdict instanceof Verdict.Refused refused) {
            return Outcome.of(Problem.unauthorized(refused.because()));
        }
        try {
            return read(request, StrictJson.parse(request.body()));
        } catch (MalformedBody malformed) {
            return Outcome.of(Problem.malformed(malformed.reason()));
        }
    }

    private Outcome read(HttpRequest request, JsonNode body) {
        if (!body.isObject()) {
            return Outcome.of(Problem.malformed("The body is not a JSON object."));
        }
        return switch (AdSpendBody.read(body, request.receivedAt())) {
            case AdSpendBody.Read.Refused refused -> Outcome.of(Problem.invalid(refused.problems()));
            case AdSpendBody.Read.Told(AdSpend spend) -> {
                numbers.tell(spend);
                yield new Outcome(
                        HttpAnswer.json(
                                200,
                                StrictJson.object()
                                        .put("day", spend.day().toString())
                                        .put("channel", spend.counter().parts().get("channel"))
                                        .put("spent", spend.amount().toString())),
                        1,
                        0);
            }
        };
    }
}
