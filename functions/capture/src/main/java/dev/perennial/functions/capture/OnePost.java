package dev.perennial.functions.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.aws.Publishing;
import dev.perennial.aws.Secrets;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.Survey;
import dev.perennial.events.BodyReader;
import dev.perennial.events.FormBody;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.Reading;
import dev.perennial.events.Receipt;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SignedLink.Purpose;
import dev.perennial.events.SigningKeys;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Endpoint.Outcome;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Language;
import dev.perennial.http.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A post that states one fact. */
final class OnePost {
    private static final String THANKS = "/v1/pages/thanks";

    /** Where a consent has to be confirmed, whoever gave it. */
    private static final String CHECK_INBOX = "/v1/pages/check-inbox";

    /**
     * A field of the forms that no person sees. Whoever fills it is a robot: it is thanked as everybody is, counted as
     * refused in the log, and nothing is kept.
     */
    private static final String TRAP = "fax_number";

    private static final String TRY_AGAIN_SECONDS = "5";

    private final Secrets<SigningKeys> keys;
    private final BodyReader reader;
    private final Publishing publishing;

    OnePost(Secrets<SigningKeys> keys, BodyReader reader, Publishing publishing) {
        this.keys = keys;
        this.reader = reader;
        this.publishing = publishing;
    }

    Outcome take(HttpRequest request, Route route, Sender sender) {
        Receipt receipt = sender.receipt(request);
        JsonNode body =
                receipt.form() ? FormBody.parse(request.body(), request.charset()) : StrictJson.parse(request.body());
        if (!body.isObject()) {
            return refuse(request, Problem.malformed("The body is not a JSON object."));
        }
        if (route.takesAnswers() && (!token(body).isBlank() || !receipt.signed())) {
            return answer(request, body, receipt);
        }
        if (receipt.form() && !body.path(TRAP).asText().isBlank()) {
            return new Outcome(HttpAnswer.seeOther(page(THANKS, body)), 0, 1);
        }
        return publish(request, body, reader.read(route.facts(), body, receipt));
    }

    private Outcome answer(HttpRequest request, JsonNode body, Receipt receipt) {
        String token = token(body);
        return switch (verify(token, purposes(body), receipt.receivedAt())) {
            case LinkTokens.Verdict.Valid(SignedLink link) ->
                publish(request, body, reader.readAnswer(body, link, receipt));
            case LinkTokens.Verdict.Expired expired -> refuse(request, expired, "The link from the mail has expired.");
            case LinkTokens.Verdict.Forged forged ->
                refuse(
                        request,
                        forged,
                        token.isBlank()
                                ? "An answer needs the token from the mail that asked, or a signature."
                                : "The link from the mail is not valid.");
        };
    }

    private static String token(JsonNode body) {
        return body.path("token").asText("");
    }

    /** A token answers one survey: the one that is named, or where none is, its own. */
    private static List<Purpose> purposes(JsonNode body) {
        return Survey.of(body.path("survey").asText(""))
                .map(survey -> List.of(Purpose.of(survey)))
                .orElseGet(() -> Arrays.stream(Survey.values()).map(Purpose::of).toList());
    }

    private LinkTokens.Verdict verify(String token, List<Purpose> purposes, Instant now) {
        return keys.judge(
                now,
                known -> purposes.stream()
                        .map(purpose -> known.links().verify(token, purpose, now))
                        .filter(verdict -> !(verdict instanceof LinkTokens.Verdict.Forged))
                        .findFirst()
                        .orElseGet(LinkTokens.Verdict.Forged::new),
                LinkTokens.Verdict.Forged.class::isInstance);
    }

    private static Outcome refuse(HttpRequest request, LinkTokens.Verdict verdict, String because) {
        return Outcome.of(ProblemPage.answer(request, verdict, Problem.unauthorized(because)));
    }

    private Outcome publish(HttpRequest request, JsonNode body, Reading reading) {
        return switch (reading) {
            case Reading.Refused refused -> refuse(request, Problem.invalid(refused.problems()));
            case Reading.Accepted(Event event) ->
                switch (publishing.publish(event)) {
                    case TAKEN -> accepted(request, body, event);
                    case REFUSED ->
                        Outcome.of(ProblemPage.answer(request, Problem.unavailable())
                                .with("retry-after", TRY_AGAIN_SECONDS));
                    case TOO_LARGE -> refuse(request, Problem.tooLarge("The event is too large."));
                };
        };
    }

    private static Outcome accepted(HttpRequest request, JsonNode body, Event event) {
        HttpAnswer answer = request.mediaType().equals(Route.FORM)
                ? HttpAnswer.seeOther(page(isToBeConfirmed(event.fact()) ? CHECK_INBOX : THANKS, body))
                : HttpAnswer.json(
                        202,
                        StrictJson.object()
                                .put("eventId", event.id())
                                .put("customerId", event.customer().key().value()));
        return new Outcome(answer, 1, 0);
    }

    /** In the language of the form, where it says so. */
    private static String page(String page, JsonNode form) {
        Optional<Language> language = Language.of(form.path("lang").asText());
        return language.map(it -> page + "?lang=" + it.tag()).orElse(page);
    }

    private static boolean isToBeConfirmed(Fact fact) {
        Optional<Fact.ConsentGiven> consent = switch (fact) {
            case Fact.CustomerSignedUp signUp -> signUp.consent();
            case Fact.LeadCaptured lead -> lead.consent();
            default -> Optional.empty();
        };
        return consent.filter(Fact.ConsentGiven::marketing)
                .filter(Fact.ConsentGiven::toBeConfirmed)
                .isPresent();
    }

    private static Outcome refuse(HttpRequest request, Problem problem) {
        return Outcome.of(ProblemPage.answer(request, problem));
    }
}
