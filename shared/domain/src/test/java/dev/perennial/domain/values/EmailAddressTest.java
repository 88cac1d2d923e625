package dev.perennial.domain.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void caseAndSurroundingBlanksDoNotMatter() {
        assertThat(normal(" Ada@Example.COM\t")).isEqualTo("ada@example.com");
    }

    @Test
    void tagsAndDotsArePartOfTheAddress() {
        assertThat(normal("a.d.a+shop@gmail.com")).isEqualTo("a.d.a+shop@gmail.com");
    }

    @Test
    void anInternationalDomainIsTheSameInBothItsForms() {
        assertThat(normal("ada@Bücher.example")).isEqualTo("ada@xn--bcher-kva.example");
        assertThat(normal("ada@xn--BCHER-kva.example")).isEqualTo("ada@xn--bcher-kva.example");
        assertThat(normal("ada@bücher。example")).isEqualTo("ada@xn--bcher-kva.example");
    }

    @Test
    void theFourCharactersThatOnceWereFoldedNameADomainOfTheirOwn() {
        assertThat(normal("ada@straße.example")).isEqualTo("ada@xn--strae-oqa.example");
        assertThat(normal("ada@STRASSE.example")).isEqualTo("ada@strasse.example");
        assertThat(normal("ada@βόλος.example")).isEqualTo("ada@xn--nxasmm1c.example");
        assertThat(normal("ada@نامه\u200cای.example")).isEqualTo("ada@xn--mgba3gch31f060k.example");
        assertThat(normal("ada@ශ්\u200dරී.example")).isEqualTo("ada@xn--10cl1a0b660p.example");
    }

    @Test
    void aNameThatNoRegistryGivesAwayIsNoAddressInEitherForm() {
        assertThat(EmailAddress.parse("ada@i❤.example")).isEmpty();
        assertThat(EmailAddress.parse("ada@xn--i-7iq.example")).isEmpty();
    }

    @Test
    void whatAnEarlierBuildStoredStaysReadable() {
        assertThat(EmailAddress.read("ada@xn--i-7iq.example")).contains(new EmailAddress("ada@xn--i-7iq.example"));
        assertThat(EmailAddress.read("ada@-x.example")).contains(new EmailAddress("ada@-x.example"));
        assertThat(EmailAddress.read("no address")).isEmpty();
    }

    @Test
    void bothWaysToWriteAnAccentAreTheSameAddress() {
        assertThat(normal("rene\u0301@example.com")).isEqualTo(normal("ren\u00e9@example.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "jörg@example.com, LETTERS",
        "иван@example.com, LETTERS",
        "a..b@example.com, DOTS",
        ".ab@example.com, DOTS",
        "ab.@example.com, DOTS",
        "ada@-x.example, HOST",
        "ada@x-.example, HOST",
        "ada@127.0.0.1, HOST",
        "ada@example.123, HOST",
        "ada@printer.local, HOST",
        "ada@localhost.localhost, HOST",
        "ada@x.invalid, HOST",
        "ada@x.onion, HOST"
    })
    void anAddressThatNoMailReachesSaysWhy(String typed, EmailAddress.Fault why) {
        assertThat(EmailAddress.read(typed).orElseThrow().fault()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "a.b.c+d_e-f@example.co.uk",
                "!#$%&'*+-/=?^_`{|}~@example.com",
                "ada@3m.example",
                "ada@x.y-z.example",
                "ada@xn--bcher-kva.example",
                "ada@bücher.example",
                "ada@example.xn--p1ai",
                "ada@mail.invalid.example"
            })
    void nothingSpeaksAgainstAnOrdinaryAddress(String typed) {
        assertThat(EmailAddress.parse(typed).orElseThrow().fault()).isEmpty();
    }

    @Test
    void whatNoMailCouldReachIsNoAddress() {
        List<String> hostile = List.of(
                "",
                " ",
                "ada",
                "@example.com",
                "ada@",
                "ada@localhost",
                "ada@example..com",
                "ada@.com",
                "ada@exam ple.com",
                "ada@exam_ple.com",
                "a@b@example.com",
                "ada\r\nBcc: eve@example.com@example.com",
                "ada\u0000@example.com",
                "ada\u0085@example.com",
                "ada\u00a0x@example.com",
                "ada\u202e@example.com",
                "ada\u2028@example.com",
                "ada\ud800@example.com",
                "ada@\ud800.example",
                "ada\uff20example.com",
                "Ada <ada@example.com>",
                "ada@example.com,eve@example.com",
                "ada@[127.0.0.1]",
                "x".repeat(65) + "@example.com",
                "ada@" + "x".repeat(64) + ".com",
                "ada@" + "xyz.".repeat(63) + "com");
        assertThat(hostile).allSatisfy(it -> assertThat(EmailAddress.parse(it)).isEmpty());
    }

    @Test
    void aNormalAddressIsNotChangedByNormalisingAgain() {
        List<EmailAddress> parsed = IntStream.range(0, Character.MIN_SUPPLEMENTARY_CODE_POINT)
                .mapToObj(it -> EmailAddress.parse(Character.toString(it) + "a@x.com"))
                .flatMap(Optional::stream)
                .toList();
        assertThat(parsed).hasSizeGreaterThan(40_000);
        assertThat(parsed.stream().flatMap(it -> EmailAddress.parse(it.value()).stream()))
                .containsExactlyElementsOf(parsed);
    }

    @Test
    void aValueThatIsNotNormalIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("ada@Example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("Ada@example.com"));
    }

    @Test
    void theLongestAddressIsOneOf254Characters() {
        String longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63);
        longest += "." + "d".repeat(254 - longest.length() - 1);
        assertThat(EmailAddress.parse(longest)).isPresent();
        assertThat(EmailAddress.parse(longest + "d")).isEmpty();
    }

    @Test
    void anAddressDoesNotShowInLogs() {
        assertThat(new EmailAddress("ada@example.com")).hasToString("EmailAddress[hidden]");
    }

    private static String normal(String typed) {
        return EmailAddress.parse(typed).orElseThrow().value();
    }

    /** A blank in front is no part of an address, and keeps it from being taken as it stands. */
    @Test
    void whatIsTakenAsItStandsIsWhatTheLongWayMakesOfIt() {
        Random chance = new Random(1);
        String letters = "aab01x-._+@@..--nAß ";
        int plain = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + chance.nextInt(14);
            for (int at = 0; at < length; at++) {
                text.append(letters.charAt(chance.nextInt(letters.length())));
            }
            String address = chance.nextInt(3) == 0 ? "a.b@" + text + ".example" : text.toString();
            assertThat(EmailAddress.parse(address))
                    .as("seed 1, %s", address)
                    .isEqualTo(EmailAddress.parse(" " + address));
            plain += EmailAddress.parse(address).isPresent() ? 1 : 0;
        }
        assertThat(plain).isGreaterThan(5_000);
        String long64 = "a".repeat(64);
        for (String address : List.of(
                long64 + "@x.example",
                long64 + "a@x.example",
                "a@" + "b".repeat(63) + ".example",
                "a@" + "b".repeat(64) + ".example",
                "a@" + "b.".repeat(124) + "example",
                "a@xn--strae-oqa.example",
                "a@xn--x.example",
                "a@ab--cd.example")) {
            assertThat(EmailAddress.parse(address)).as(address).isEqualTo(EmailAddress.parse(" " + address));
        }
    }
}
