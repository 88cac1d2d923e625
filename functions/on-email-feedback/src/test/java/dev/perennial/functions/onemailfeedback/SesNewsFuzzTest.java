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

/** Whatever is said to come from Amazon SES is news of a mail, is of no interest, or is refused. */
class SesNewsFuzzTest {
    static Stream<byte[]> news() {
        return Stream.of("Delivered", "Clicked", "Bounced", "Complaint Received", "Opened")
                .map(type -> """
                                {"detail-type":"Email %s","time":"2026-11-20T12:00:00Z","detail":{
                                 "mail":{"messageId":"ses-1","tags":{"customerId":["%s"],"sendKey":["welcome"]}},
                                 "bounce":{"bounceType":"Permanent","bounceSubType":"General"}}}""".formatted(type, CustomerId.ofExternal("4711")))
                .map(it -> it.getBytes(UTF_8));
    }

    @MethodSource("news")
    @FuzzTest(maxDuration = "30s")
    void anyNewsAreOfAMailOrOfNoInterest(byte[] input) {
        read(input).ifPresent(news -> {
            assertThat(news.reason()).isNotNull();
            if (news.ledgerStatus().isPresent() || news.event(Optional.empty()).isPresent()) {
                assertThat(news.customerId().value()).startsWith("cus_");
                assertThat(news.sendKey()).isNotEmpty();
            }
        });
    }

    private static Optional<SesNews> read(byte[] input) {
        try {
            return Optional.of(SesNews.read(input));
        } catch (MalformedBody | DateTimeException refused) {
            return Optional.empty();
        }
    }
}
