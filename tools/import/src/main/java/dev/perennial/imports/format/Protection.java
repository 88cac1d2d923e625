package dev.perennial.imports.format;

/**
 * A character that some programs write in front of a value, so that no spreadsheet takes it for a formula or a number.
 * It is taken off where it protects, and nowhere else: {@code 'tis} keeps it.
 */
public enum Protection {
    /** {@code '+27…}, {@code '0183}, {@code '=SUM(A1)}: before signs of formulas, and before digits. */
    APOSTROPHE {
        @Override
        public String off(String value) {
            return value.length() > 1
                            && value.charAt(0) == '\''
                            && (isFormula(value.charAt(1)) || isDigit(value.charAt(1)))
                    ? value.substring(1)
                    : value;
        }
    },
    /** {@code " =SUM(A1)"}, {@code " -10.0000"}: before signs of formulas. */
    SPACE {
        @Override
        public String off(String value) {
            return value.length() > 1 && value.charAt(0) == ' ' && isFormula(value.charAt(1))
                    ? value.substring(1)
                    : value;
        }
    };

    /** The value itself. */
    public abstract String off(String value);

    private static boolean isFormula(char c) {
        return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
