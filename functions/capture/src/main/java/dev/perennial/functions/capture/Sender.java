package dev.perennial.functions.capture;

import dev.perennial.events.Receipt;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.events.StandardWebhooks.Headers;
import dev.perennial.events.StandardWebhooks.Verdict;
import dev.perennial.http.HttpRequest;
import java.util.Optional;

/** Who posts. */
sealed interface Sender {
    int MAX_ID = 128;

    /** The company itself; {@code messageId} is the same for each attempt of a post. */
    record Company(String messageId) implements Sender {}

    /** Anybody. */
    record Public() implements Sender {}

    /** Who claims to be the company and is not, or has to be the company and does not say so. */
    record Stranger(String because) implements Sender {}

    /** The company itself, in a post that it has to name otherwise. */
    record Unnamed(String because) implements Sender {}

    /** A post that claims to be signed has to be, wherever it goes. */
    static Sender of(HttpRequest request, Route route, StandardWebhooks webhooks) {
        Headers headers = new Headers(
                request.header("webhook-id"), request.header("webhook-timestamp"), request.header("webhook-signature"));
        if (route.isOpen() && !headers.present()) {
            return new Public();
        }
        return switch (webhooks.verify(headers, request.body(), request.receivedAt())) {
            case Verdict.Refused refused -> new Stranger(refused.because());
            case Verdict.Genuine(String id) when isPlain(id) -> new Company(id);
            case Verdict.Genuine unusable ->
                new Unnamed("webhook-id has to be 1 to " + MAX_ID + " plain characters (ASCII without blanks)");
        };
    }

    private static boolean isPlain(String id) {
        return id.length() <= MAX_ID && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** How this post reached us. */
    default Receipt receipt(HttpRequest request) {
        return new Receipt(
                request.receivedAt(),
                this instanceof Company company ? Optional.of(company.messageId()) : Optional.empty(),
                request.mediaType().equals(Route.FORM),
                this instanceof Company,
                request.sourceIp());
    }
}
