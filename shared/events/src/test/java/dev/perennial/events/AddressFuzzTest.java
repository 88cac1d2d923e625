package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.perennial.domain.values.EmailAddress;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken for an address stays one, and can break no header of a mail. */
class AddressFuzzTest {
    static Stream<byte[]> addresses() {
        return Stream.of(
                        "Ada.Lovelace+tea@Example.COM",
                        "ada@bücher.example",
                        "ada@xn--bcher-kva.example",
                        "名前@例え.テスト",
                        "İ@İ.com")
                .map(it -> it.getBytes(UTF_8));
    }

    @MethodSource("addresses")
    @FuzzTest(maxDuration = "30s")
    void anAddressStaysWhatItIs(byte[] input) {
        EmailAddress.parse(new String(input, UTF_8)).ifPresent(address -> {
            assertThat(EmailAddress.parse(address.value())).contains(address);
            assertThat(address.value())
                    .hasSizeLessThanOrEqualTo(EmailAddress.MAX_LENGTH)
                    .doesNotContainAnyWhitespaces()
                    .doesNotContain("<", ">", ",", ";", "\u0000");
        });
    }
}
