package dev.perennial.domain.idna;

import java.util.List;

/** The rule of RFC 5893: where a name holds letters that run from right to left, the order of each label is plain. */
final class WritingDirection {
    private static final int L = Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    private static final int R = Character.DIRECTIONALITY_RIGHT_TO_LEFT;
    private static final int AL = Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    private static final int AN = Character.DIRECTIONALITY_ARABIC_NUMBER;
    private static final int EN = Character.DIRECTIONALITY_EUROPEAN_NUMBER;

    private WritingDirection() {}

    static boolean isClear(List<String> labels) {
        return labels.stream().noneMatch(WritingDirection::runsLeft)
                || labels.stream().allMatch(label -> label.isEmpty() || isClear(label));
    }

    private static boolean runsLeft(String label) {
        return label.codePoints().map(Character::getDirectionality).anyMatch(it -> it == R || it == AL || it == AN);
    }

    private static boolean isClear(String label) {
        int[] directions = label.codePoints().map(Character::getDirectionality).toArray();
        int end = directions.length - 1;
        while (end > 0 && directions[end] == Character.DIRECTIONALITY_NONSPACING_MARK) {
            end--;
        }
        int last = directions[end];
        if (directions[0] == L) {
            return (last == L || last == EN) && allAre(directions, false);
        }
        boolean european = has(directions, EN);
        boolean arabic = has(directions, AN);
        return (directions[0] == R || directions[0] == AL)
                && (last == R || last == AL || last == EN || last == AN)
                && !(european && arabic)
                && allAre(directions, true);
    }

    private static boolean has(int[] directions, int which) {
        for (int direction : directions) {
            if (direction == which) {
                return true;
            }
        }
        return false;
    }

    private static boolean allAre(int[] directions, boolean fromTheRight) {
        for (int direction : directions) {
            boolean neutral = switch (direction) {
                case Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                        Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                        Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                        Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                        Character.DIRECTIONALITY_OTHER_NEUTRALS,
                        Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
                        Character.DIRECTIONALITY_NONSPACING_MARK -> true;
                default -> false;
            };
            boolean own = fromTheRight ? direction == R || direction == AL || direction == AN : direction == L;
            if (!neutral && !own) {
                return false;
            }
        }
        return true;
    }
}
