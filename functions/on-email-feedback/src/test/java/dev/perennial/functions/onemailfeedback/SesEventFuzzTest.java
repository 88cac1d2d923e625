package dev.perennial.functions.onemailfeedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.MalformedBody;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is said to come from Amazon SES is about a mail, is of no interest, or is refused. */
class SesEventFuzzTest {
    static Stream<byte[]> events() {
        return Stream.of("Delivered", "Clicked", "Bounced", "Complaint Received", "Opened")
                .map(type -> """
                                {"detail-type":"Email %s","time":"2026-11-20T12:00:00Z","detail":{
                                 "mail":{"messageId":"ses-1","tags":{"customerId":["%s"],"sendKey":["welcome"]}},
                                 "bounce":{"bounceType":"Permanent","bounceSubType":"General"}}}""".formatted(type, CustomerId.ofExternal("4711")))
                .map(it -> it.getBytes(UTF_8));
    }

    @MethodSource("events")
    @FuzzTest(maxDuration = "30s")
    void anyEventIsAboutAMailOrOfNoInterest(byte[] input) {
        read(input).ifPresent(event -> {
            assertThat(event.reason()).isNotNull();
            if (event.ledgerStatus().isPresent()
                    || event.domainEvent(Optional.empty()).isPresent()) {
                assertThat(event.customerId().value()).startsWith("cus_");
                assertThat(event.sendKey()).isNotEmpty();
            }
        });
    }

    private static Optional<SesEvent> read(byte[] input) {
        try {
            return Optional.of(SesEvent.read(input));
        } catch (MalformedBody | DateTimeException refused) {
            return Optional.empty();
        }
    }
}
