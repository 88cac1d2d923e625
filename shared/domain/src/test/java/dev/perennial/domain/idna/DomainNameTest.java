package dev.perennial.domain.idna;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    /** The oracle: ICU's UTS #46 without its transition, with all checks that it has. */
    private static final IDNA ICU = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /** ICU may know a newer Unicode than the JDK. */
    private static final int OF_THE_JDK = 16;

    @ParameterizedTest
    @CsvSource({
        "straße.example, xn--strae-oqa.example",
        "STRASSE.example, strasse.example",
        "STRAẞE.example, xn--strae-oqa.example",
        "faß.de, xn--fa-hia.de",
        "βόλος.com, xn--nxasmm1c.com",
        "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
        "βόλοσ.com, xn--nxasmq6b.com",
        "نامه\u200cای.com, xn--mgba3gch31f060k.com",
        "نامهای.com, xn--mgba3gch31f.com",
        "ශ්\u200dරී.com, xn--10cl1a0b660p.com",
        "ශ්රී.com, xn--10cl1a0b.com",
        "Bücher.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "bücher。example, xn--bcher-kva.example",
        "ｂücher．example, xn--bcher-kva.example",
        "bü\u00adcher.example, xn--bcher-kva.example",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "bücher例.example, xn--bcher-kva5981l.example",
        "İstanbul.example, xn--istanbul-o0e.example",
        "ısparta.example, xn--sparta-o9a.example",
        "paral·lel.example, xn--parallel-koa.example",
        "מבחן.example, xn--5dbmtg.example",
        "xn--strae-oqa.example, xn--strae-oqa.example",
        "XN--STRAE-OQA.Example, xn--strae-oqa.example",
        "EXAMPLE.COM, example.com",
        "r3---sn-4g5e6n.example, r3---sn-4g5e6n.example",
    })
    void aNameIsWrittenAsBrowsersAndRegistriesWriteIt(String typed, String ascii) {
        assertThat(DomainName.ascii(typed)).contains(ascii);
    }

    @Test
    void namesThatLookAlikeAreTwo() {
        assertThat(DomainName.ascii("\u0430pple.example")).contains("xn--pple-43d.example");
        assertThat(DomainName.ascii("apple.example")).contains("apple.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i❤.example",
                "xn--i-7iq.example",
                "☃.example",
                "xn--n3h.example",
                "\ud83d\ude00.example",
                "a\u200db.example",
                "a\u200cb.example",
                "\u0300a.example",
                "a·b.example",
                "ー・a\u30fb.\u00b7",
                "a\u05d0.example",
                "\u05d0a.example",
                "1\u05d0.example",
                "\u0661\u06f1\u0628.example",
                "\u0640\u0628.example",
                "xn--strasse-.example",
                "xn--.example",
                "xn--a.example",
                "xn--bcher-kv.example",
                "xn--Fa-hia\u00e4.example",
                "xn--zz-xxxxxxxxxxxxxxxxxxxxx99999999999.example",
                "-ä.example",
                "ä-.example",
                "äö--ü.example",
                "-a.example",
                "a-.example",
                "a..b",
                "ä..b",
                "",
                ".",
                "ä.",
                "\u2488com.example",
                "a\u2025b.example",
                "\u2100.example",
                "a ä.example",
                "\ud800.example",
                "\u0378ä.example",
                "\uffff.example"
            })
    void whatNoRegistryGivesAwayIsNoName(String typed) {
        assertThat(DomainName.ascii(typed)).isEmpty();
    }

    @Test
    void aLabelIsNoLongerThan63Letters() {
        assertThat(DomainName.ascii("x".repeat(63) + ".example")).isPresent();
        assertThat(DomainName.ascii("x".repeat(64) + ".example")).isEmpty();
        assertThat(DomainName.ascii("ä".repeat(64) + ".example")).isEmpty();
        assertThat(DomainName.ascii("中".repeat(5_000) + ".example")).isEmpty();
    }

    /** Each character alone, first, last, and between letters of its kind: what is taken, ICU writes alike. */
    @Test
    void whatIsTakenIcuWritesAlikeWhateverTheCharacter() {
        List<String> wrong = new ArrayList<>();
        int taken = 0;
        for (int point = 0x80; point <= Character.MAX_CODE_POINT; point++) {
            if (isSurrogate(point) || isUnknown(point) || isOneOfThousandsAlike(point)) {
                continue;
            }
            String letter = Character.toString(point);
            for (String name :
                    List.of(letter, "a" + letter, letter + "a", "\u0628" + letter + "\u0628", "カ" + letter)) {
                Optional<String> ours = DomainName.ascii(name + ".example");
                if (ours.isPresent() && !ours.equals(icu(name + ".example"))) {
                    wrong.add(Integer.toHexString(point) + " in " + name + ": " + ours + " and not "
                            + icu(name + ".example"));
                }
                taken += ours.isPresent() ? 1 : 0;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(taken).isGreaterThan(50_000);
    }

    /** The other way round: letters, digits and their likes that ICU takes are taken. */
    @Test
    void aWordThatIcuTakesIsTaken() {
        List<String> wrong = IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(point -> !isSurrogate(point) && !isUnknown(point) && !isOneOfThousandsAlike(point))
                .filter(Character::isLetterOrDigit)
                .filter(point -> !isWithoutItsOwnWord(point))
                .mapToObj(Character::toString)
                .filter(letter -> icu(letter + ".example").isPresent())
                .filter(letter -> DomainName.ascii(letter + ".example").isEmpty())
                .map(letter -> Integer.toHexString(letter.codePointAt(0)))
                .toList();
        assertThat(wrong).isEmpty();
    }

    /** RFC 5892 takes them out, each by name or by block. */
    private static boolean isWithoutItsOwnWord(int point) {
        String mapped = Mapping.of(Character.toString(point)).orElse("");
        return !CodePoints.areAllowed(mapped)
                && mapped.codePoints()
                        .anyMatch(it -> isOneOf(it, 0x640, 0x7FA, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B)
                                || (it >= 0x1100 && it <= 0x11FF)
                                || (it >= 0xA960 && it <= 0xA97F)
                                || (it >= 0xD7B0 && it <= 0xD7FF)
                                || (it < 0x80 && !CodePoints.isLetterDigitHyphen(it))
                                || !Character.isLetterOrDigit(it));
    }

    private static boolean isOneOf(int point, int... others) {
        return IntStream.of(others).anyMatch(other -> other == point);
    }

    @Test
    void labelsOfLettersThatChangeOneAnotherAreWrittenAsIcuWritesThem() {
        int[] letters = ("aßςσlL·ꞵ\u0375\u05f3\u05d0\u05d1\u0661\u06f1\u0628\u0627\u200c\u200d\u094d\u0915\u0dca\u0dbb"
                        + "\u0300\u0308\u0345\u03b1カ・中-1ÄÅ\u1e9e\u13a0\uab70\u0f71\u0f72\u1100\u1161\uac00\u11a8")
                .codePoints()
                .toArray();
        SplittableRandom random = new SplittableRandom(46);
        int taken = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int left = 1 + random.nextInt(5); left > 0; left--) {
                name.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            name.append(random.nextBoolean() ? ".example" : ".\u05d0");
            Optional<String> ours = DomainName.ascii(name.toString());
            assertThat(ours)
                    .as("%s, step %s", escaped(name), i)
                    .satisfiesAnyOf(
                            it -> assertThat(it).isEqualTo(icu(name.toString())),
                            it -> assertThat(it).isEmpty());
            if (ours.isEmpty() && icu(name.toString()).isPresent()) {
                assertThat(name.codePoints())
                        .as("refused though ICU takes it: %s", escaped(name))
                        .anyMatch(it -> it >= 0x1100 && it <= 0x11FF);
            }
            taken += ours.isPresent() ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(2_000);
    }

    private static String escaped(CharSequence name) {
        StringBuilder out = new StringBuilder();
        name.codePoints()
                .forEach(point -> out.append(Integer.toHexString(point)).append(' '));
        return out.toString();
    }

    @Test
    void aNameIsItsOwnName() {
        for (int point = 0x80; point < 0x3000; point++) {
            if (!isSurrogate(point)) {
                Optional<String> once = DomainName.ascii("a" + Character.toString(point) + ".example");
                assertThat(once.flatMap(DomainName::ascii)).isEqualTo(once);
            }
        }
    }

    @Test
    void joinedLettersAreThoseOfUnicode() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (!isUnknown(point)) {
                int joining = UCharacter.getIntPropertyValue(point, UProperty.JOINING_TYPE);
                boolean both = joining == UCharacter.JoiningType.DUAL_JOINING;
                assertThat(Joining.joinsForward(point))
                        .as("forward %x", point)
                        .isEqualTo(both || joining == UCharacter.JoiningType.LEFT_JOINING);
                assertThat(Joining.joinsBackward(point))
                        .as("backward %x", point)
                        .isEqualTo(both || joining == UCharacter.JoiningType.RIGHT_JOINING);
                assertThat(Joining.isVirama(point))
                        .as("virama %x", point)
                        .isEqualTo(UCharacter.getCombiningClass(point) == 9);
            }
        }
    }

    /** Ideographs and syllables of Hangul are looked at now and then. */
    private static boolean isOneOfThousandsAlike(int point) {
        boolean many = (point >= 0x3400 && point <= 0x9FFF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0x17000 && point <= 0x18CFF)
                || (point >= 0x20000 && point <= 0x3FFFF);
        return many && point % 97 != 0;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** Not in the Unicode that both know. */
    private static boolean isUnknown(int point) {
        return !Character.isDefined(point) || UCharacter.getAge(point).getMajor() > OF_THE_JDK;
    }

    private static Optional<String> icu(String name) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = ICU.nameToASCII(name, new StringBuilder(), info);
        return info.getErrors().isEmpty() ? Optional.of(ascii.toString()) : Optional.empty();
    }
}
