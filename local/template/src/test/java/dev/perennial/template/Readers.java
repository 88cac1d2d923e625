package dev.perennial.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.Batch;
import dev.perennial.events.BodyReader;
import dev.perennial.events.FormBody;
import dev.perennial.events.Reading;
import dev.perennial.events.Receipt;
import dev.perennial.events.SignedLink;
import dev.perennial.events.StrictJson;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads bodies as the functions do, by the same classes. */
final class Readers {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final Optional<String> HOME = Optional.of("203.0.113.7");
    private static final SignedLink LINK = new SignedLink(
            SignedLink.Purpose.SURVEY, CustomerId.ofExternal("shop-4711"), "thank-you.A-1001", Instant.MAX);

    /** Those that the examples name. */
    private static final AttributeCatalog ATTRIBUTES = new AttributeCatalog(
            new TreeMap<>(Stream.of(
                            attribute("plan", new AttributeType.OneOf(List.of("free", "gold"))),
                            attribute("seats", new AttributeType.Decimal()),
                            attribute("renewal", new AttributeType.Day()),
                            attribute("budget", new AttributeType.Amount()),
                            attribute("vip", new AttributeType.YesNo()))
                    .collect(Collectors.toMap(Attribute::name, it -> it))),
            true);

    private static final BodyReader READER = new BodyReader(at -> "evt_test", false, ATTRIBUTES);

    private Readers() {}

    private static Attribute attribute(String name, AttributeType type) {
        return new Attribute(name, type, Set.of(), false, false, false, Optional.empty());
    }

    /** A single body, signed where {@code signed}. */
    static Reading read(String path, JsonNode body, boolean signed) {
        Receipt receipt = new Receipt(NOW, Optional.empty(), false, signed, HOME);
        if (!body.path("token").asText("").isBlank()) {
            return READER.readAnswer(body, LINK, receipt);
        }
        return READER.read(posted(path), body, receipt);
    }

    private static List<FactType<?>> posted(String path) {
        List<FactType<?>> types = FactTypes.postedTo(path);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("nothing is posted to " + path);
        }
        return types;
    }

    /** A form, by way of its text. */
    static Reading readForm(String path, JsonNode fields) {
        String text = fields.properties().stream()
                .map(field -> URLEncoder.encode(field.getKey(), UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue().asText(), UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode body = FormBody.parse(text.getBytes(UTF_8));
        Receipt receipt = new Receipt(NOW, Optional.empty(), true, false, HOME);
        return body.has("token") ? READER.readAnswer(body, LINK, receipt) : READER.read(posted(path), body, receipt);
    }

    /** Each line of a batch's text. */
    static List<Reading> readBatch(String text) {
        Receipt receipt = new Receipt(NOW, Optional.of("msg_test"), false, true, HOME);
        return Batch.lines(text.getBytes(UTF_8)).stream()
                .map(line -> switch (line) {
                    case Batch.Line.Parsed parsed -> READER.readLine(parsed.body(), receipt);
                    case Batch.Line.Malformed malformed -> throw new AssertionError(malformed.because());
                })
                .toList();
    }

    /** The same body, which holds that JSON at that pointer. */
    static ObjectNode with(JsonNode body, String pointer, String json) {
        ObjectNode copy = body.deepCopy();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), StrictJson.parse(json));
        return copy;
    }

    static ObjectNode without(JsonNode body, String field) {
        ObjectNode copy = body.deepCopy();
        copy.remove(field);
        return copy;
    }
}
