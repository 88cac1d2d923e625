package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.SignedLink.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes from a form is an event or a problem that names it. */
class FormFuzzTest {
    private static final Instant NOW = Instant.parse("2027-11-20T10:15:03Z");
    private static final Receipt RECEIPT = new Receipt(NOW, Optional.empty(), true, false, Optional.of("::1"));
    private static final SignedLink LINK =
            new SignedLink(Purpose.SURVEY, CustomerId.ofExternal("4711"), "welcome", NOW);

    private final BodyReader reader = new BodyReader(time -> "evt_1");

    static Stream<byte[]> forms() {
        return Stream.of(
                        "email=ada%40example.com&name=Ada+L&consent.marketing=on&attribution.source=x",
                        "score=9&comment=fine&survey=nps",
                        "customer.email=ada%40b%C3%BCcher.example&orderId=A-1&total.amount=100"
                                + "&total.currency=EUR&occurredAt=2026-11-20T10%3A15%3A00Z")
                .map(it -> it.getBytes(UTF_8));
    }

    @MethodSource("forms")
    @FuzzTest(maxDuration = "30s")
    void anyFormIsAnEventOrAProblem(byte[] input) {
        try {
            JsonNode form = FormBody.parse(input);
            RoundTrip.assertTravels(reader.readAnswer(form, LINK, RECEIPT));
            RoundTrip.assertTravels(reader.read(FactTypes.postedTo("/v1/complaints"), form, RECEIPT));
            for (FactType<?> type : FactTypes.onTheBus()) {
                RoundTrip.assertTravels(reader.read(type, form, RECEIPT));
            }
        } catch (MalformedBody refused) {
            // With a reason that may be answered.
        }
    }
}
