package dev.perennial.dynamodb.expression;

/**
 * A piece of an expression.
 *
 * @param start where it begins
 */
record Token(Kind kind, String text, int start) {
    enum Kind {
        WORD,
        NAME,
        VALUE,
        NUMBER,
        SYMBOL,
        END
    }

    int end() {
        return start + text.length();
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
