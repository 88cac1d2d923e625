package dev.perennial.domain.idna;

import java.lang.Character.UnicodeScript;

/**
 * Which characters a label may hold, by the rules of RFC 5892: letters, digits and marks of all scripts, as the JDK
 * knows them, and a few that depend on what stands beside them. Symbols such as ❤ are none of them.
 */
final class CodePoints {
    private static final int MIDDLE_DOT = 0xB7;
    private static final int KERAIA = 0x375;
    private static final int GERESH = 0x5F3;
    private static final int GERSHAYIM = 0x5F4;
    private static final int KATAKANA_DOT = 0x30FB;
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private CodePoints() {}

    static boolean isLetterDigitHyphen(int point) {
        return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9') || point == '-';
    }

    static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Whether all characters of a mapped label may stand where they stand. */
    static boolean areAllowed(String label) {
        int[] points = label.codePoints().toArray();
        for (int at = 0; at < points.length; at++) {
            if (!isAllowed(points, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int[] label, int at) {
        int point = label[at];
        if (point < 0x80) {
            return isLetterDigitHyphen(point);
        }
        return switch (point) {
            case MIDDLE_DOT -> is(label, at - 1, 'l') && is(label, at + 1, 'l');
            case KERAIA -> at + 1 < label.length && UnicodeScript.of(label[at + 1]) == UnicodeScript.GREEK;
            case GERESH, GERSHAYIM -> at > 0 && UnicodeScript.of(label[at - 1]) == UnicodeScript.HEBREW;
            case KATAKANA_DOT -> isJapanese(label);
            case NON_JOINER -> isAfterVirama(label, at) || isBetweenJoined(label, at);
            case JOINER -> isAfterVirama(label, at);
            default ->
                isArabicDigit(point)
                        ? !has(label, 0x6F0, 0x6F9)
                        : isExtendedArabicDigit(point) ? !has(label, 0x660, 0x669) : isLetterOrDigit(point);
        };
    }

    private static boolean is(int[] label, int at, int point) {
        return at >= 0 && at < label.length && label[at] == point;
    }

    private static boolean isJapanese(int[] label) {
        for (int point : label) {
            UnicodeScript script = UnicodeScript.of(point);
            if (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA || script == UnicodeScript.HAN) {
                return true;
            }
        }
        return false;
    }

    private static boolean isArabicDigit(int point) {
        return point >= 0x660 && point <= 0x669;
    }

    private static boolean isExtendedArabicDigit(int point) {
        return point >= 0x6F0 && point <= 0x6F9;
    }

    private static boolean has(int[] label, int from, int to) {
        for (int point : label) {
            if (point >= from && point <= to) {
                return true;
            }
        }
        return false;
    }

    /** PVALID of RFC 5892, of what is mapped already. */
    private static boolean isLetterOrDigit(int point) {
        return switch (point) {
            case 0x6FD, 0x6FE, 0xF0B, 0x3007 -> true;
            case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B -> false;
            default -> isOfAWord(point) && !isOldHangul(point) && !isOfNotation(point) && !isUnseen(point);
        };
    }

    private static boolean isOfAWord(int point) {
        return switch (Character.getType(point)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isOldHangul(int point) {
        return (point >= 0x1100 && point <= 0x11FF)
                || (point >= 0xA960 && point <= 0xA97F)
                || (point >= 0xD7B0 && point <= 0xD7FF);
    }

    /** Marks for symbols, and of music. */
    private static boolean isOfNotation(int point) {
        return (point >= 0x20D0 && point <= 0x20FF) || (point >= 0x1D100 && point <= 0x1D24F);
    }

    /** Letters and marks that nobody sees: default ignorable code points. */
    private static boolean isUnseen(int point) {
        return point == 0x34F
                || point == 0x3164
                || point == 0xFFA0
                || (point >= 0x17B4 && point <= 0x17B5)
                || (point >= 0x180B && point <= 0x180F)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0000 && point <= 0xE0FFF);
    }

    private static boolean isAfterVirama(int[] label, int at) {
        return at > 0 && Joining.isVirama(label[at - 1]);
    }

    /** RFC 5892, A.1: what parts two letters that would be joined, whatever marks stand between. */
    private static boolean isBetweenJoined(int[] label, int at) {
        int before = at - 1;
        while (before >= 0 && Joining.isTransparent(label[before])) {
            before--;
        }
        int after = at + 1;
        while (after < label.length && Joining.isTransparent(label[after])) {
            after++;
        }
        return before >= 0
                && after < label.length
                && Joining.joinsForward(label[before])
                && Joining.joinsBackward(label[after]);
    }
}
