package dev.perennial.bench;

/**
 * A target and what was measured.
 *
 * @param number of the target
 * @param verdict "met", or by how much it is missed
 */
record Finding(String number, String what, String target, String measured, String verdict) {
    static final String HEAD = """
            | # | What | Target | Measured | |
            |---|---|---|---|---|
            """;

    /** A value that has to be at least so much. */
    static Finding atLeast(String number, String what, double target, String unit, double value, String measured) {
        return new Finding(
                number,
                what,
                "≥ " + Series.number(target).replace(".0", "") + unit,
                measured,
                value >= target ? "met" : "missed: " + percent(value / target) + " of it");
    }

    /** A value that may be at most so much. */
    static Finding atMost(String number, String what, double target, String unit, double value, String measured) {
        return new Finding(
                number,
                what,
                "≤ " + bound(target) + unit,
                measured,
                value <= target ? "met" : "missed: " + percent(value / target) + " of it");
    }

    static Finding told(String number, String what, String target, String measured) {
        return new Finding(number, what, target, measured, "");
    }

    private static String bound(double target) {
        return target == Math.rint(target) ? Series.number(target).replace(".0", "") : String.valueOf(target);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    String row() {
        return "| " + String.join(" | ", number, what, target, measured, verdict) + " |\n";
    }
}
