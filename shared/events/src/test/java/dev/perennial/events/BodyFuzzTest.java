package dev.perennial.events;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.SignedLink.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is posted as JSON, line by line or alone, is an event or a problem that names it. */
class BodyFuzzTest {
    private static final Instant NOW = Instant.parse("2027-11-20T10:15:03Z");
    private static final List<Receipt> RECEIPTS = List.of(
            new Receipt(NOW, Optional.of("msg-1"), false, true, Optional.of("::1")),
            new Receipt(NOW, Optional.empty(), false, false, Optional.of("::1")));
    private static final SignedLink LINK =
            new SignedLink(Purpose.SURVEY, CustomerId.ofExternal("4711"), "welcome", NOW);

    private final BodyReader reader = new BodyReader(time -> "evt_1");

    @MethodSource("dev.perennial.events.Samples#lines")
    @FuzzTest(maxDuration = "30s")
    void anyBodyIsAnEventOrAProblem(byte[] input) {
        try {
            Batch.lines(input).forEach(this::read);
        } catch (MalformedBody refused) {
            // With a reason that may be answered.
        }
    }

    private void read(Batch.Line line) {
        if (line instanceof Batch.Line.Parsed parsed) {
            for (Receipt receipt : RECEIPTS) {
                RoundTrip.assertTravels(reader.readLine(parsed.body(), receipt));
                RoundTrip.assertTravels(reader.read(FactTypes.postedTo("/v1/complaints"), parsed.body(), receipt));
                RoundTrip.assertTravels(reader.readAnswer(parsed.body(), LINK, receipt));
                for (FactType<?> type : FactTypes.onTheBus()) {
                    RoundTrip.assertTravels(reader.read(type, parsed.body(), receipt));
                }
            }
        }
    }
}
