package dev.perennial.functions.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.aws.Publishing;
import dev.perennial.aws.Secrets;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.events.BodyReader;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SigningKeys;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Front;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The function with a bus that can be looked into. */
final class House {
    static final CustomerId ADA =
            CustomerId.of(EmailAddress.parse("ada@example.com").orElseThrow());

    final FakeBus bus = new FakeBus();
    final List<String> log = new ArrayList<>();

    /** The secrets that posts may be signed with, newest first. */
    final List<String> secrets = new ArrayList<>(List.of(Post.SECRET, Post.OLD_SECRET));

    final LinkTokens links = new LinkTokens(List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private final Front front;

    House() {
        this(false);
    }

    /** Where every consent from the public is to be confirmed, or not. */
    House(boolean doubleOptIn) {
        front = new Front(
                new Intake(
                        new Secrets<>(() -> new SigningKeys(new StandardWebhooks(secrets), links)),
                        new BodyReader(time -> "evt_minted", doubleOptIn),
                        new Publishing(bus, pause -> {}, "perennial.capture")),
                log::add);
    }

    Answer send(Post post) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        front.answer(post.event(), out);
        return new Answer(StrictJson.parse(out.toByteArray()));
    }

    String surveyToken(Duration validity) {
        return links.sign(new SignedLink(SignedLink.Purpose.SURVEY, ADA, "thank-you.A-1001", Post.NOW.plus(validity)));
    }

    String satisfactionToken(Duration validity) {
        return links.sign(
                new SignedLink(SignedLink.Purpose.SATISFACTION, ADA, "complaint-survey.c", Post.NOW.plus(validity)));
    }

    /** The detail of the only event on the bus. */
    JsonNode onlyDetail() {
        if (bus.taken.size() != 1) {
            throw new AssertionError("not one event but " + bus.taken);
        }
        return StrictJson.parse(bus.taken.getFirst().detail());
    }

    record Answer(JsonNode raw) {
        int status() {
            return raw.path("statusCode").asInt();
        }

        String header(String name) {
            return raw.path("headers").path(name).asText();
        }

        String text() {
            return raw.path("body").asText();
        }

        JsonNode json() {
            return StrictJson.parse(text());
        }

        /** The fields that a problem names. */
        List<String> fields() {
            List<String> fields = new ArrayList<>();
            json().path("errors")
                    .forEach(error -> fields.add(error.path("field").asText()));
            return fields;
        }
    }
}
