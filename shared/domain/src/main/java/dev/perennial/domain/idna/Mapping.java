package dev.perennial.domain.idna;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The mapping of UTS #46 without its transition: small letters, one form of each character, nothing that cannot be
 * seen. It follows from the JDK's own tables; the exceptions stand here, and a test holds all code points against ICU.
 */
final class Mapping {
    private static final int SHARP_S = 0xDF;
    private static final int CAPITAL_SHARP_S = 0x1E9E;
    private static final int FINAL_SIGMA = 0x3C2;
    private static final String FINAL = "\u03c2";
    private static final String SIGMA = "\u03c3";
    private static final int DOTLESS_I = 0x131;
    private static final int IDEOGRAPHIC_STOP = 0x3002;
    private static final int FULLWIDTH_STOP = 0xFF0E;
    private static final int HALFWIDTH_IDEOGRAPHIC_STOP = 0xFF61;

    private Mapping() {}

    /** The mapped text; empty where a character of it stands in no name, such as one that hides a full stop. */
    static Optional<String> of(String text) {
        StringBuilder folded = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            if (isStop(point)) {
                folded.append('.');
            } else if (!isLeftOut(point)) {
                String one = point == FINAL_SIGMA ? FINAL : nfkc(fold(point)).replace(FINAL, SIGMA);
                if (one.indexOf('.') >= 0) {
                    return Optional.empty();
                }
                folded.append(one);
            }
        }
        String mapped = nfkc(folded.toString());
        StringBuilder again = new StringBuilder();
        mapped.codePoints().forEach(point -> again.append(fold(point)));
        return Optional.of(nfkc(again.toString()));
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static boolean isStop(int point) {
        return point == '.'
                || point == IDEOGRAPHIC_STOP
                || point == FULLWIDTH_STOP
                || point == HALFWIDTH_IDEOGRAPHIC_STOP;
    }

    /** What is not seen and says nothing: soft hyphens, selectors of a variant. */
    private static boolean isLeftOut(int point) {
        return point == 0xAD
                || point == 0x34F
                || (point >= 0x180B && point <= 0x180D)
                || point == 0x180F
                || point == 0x200B
                || point == 0x2060
                || point == 0x2064
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFEFF
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    /** Case folding; what Unicode has no small letter for, Cherokee, is folded the other way round. */
    private static String fold(int point) {
        if (point == CAPITAL_SHARP_S) {
            return Character.toString(SHARP_S);
        }
        if (point == SHARP_S || point == FINAL_SIGMA || point == DOTLESS_I || isCherokee(point)) {
            return Character.toString(point);
        }
        String capital = Character.toString(point).toUpperCase(Locale.ROOT);
        return isCherokee(capital.codePointAt(0)) ? capital : capital.toLowerCase(Locale.ROOT);
    }

    private static boolean isCherokee(int point) {
        return point >= 0x13A0 && point <= 0x13F5;
    }
}
