package dev.perennial.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. */
final class Lexer {
    private final Kind kind;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /** The tokens with an end behind them. */
    static List<Token> tokens(Kind kind, String text) {
        return new Lexer(kind, text).tokens();
    }

    private List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else {
                tokens.add(next(c));
            }
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", text.length()));
        return tokens;
    }

    private Token next(char c) {
        if (c == '#' || c == ':') {
            Token token = take(c == '#' ? Token.Kind.NAME : Token.Kind.VALUE, 1);
            if (token.text().length() == 1) {
                throw syntaxError(token);
            }
            return token;
        }
        if (isDigit(c)) {
            return take(Token.Kind.NUMBER, 0);
        }
        if (isPartOfWord(c)) {
            return take(Token.Kind.WORD, 0);
        }
        String symbol = symbol(c);
        Token token = new Token(Token.Kind.SYMBOL, symbol, at);
        if ("=<>()[],.+-".indexOf(c) < 0) {
            throw syntaxError(token);
        }
        at += symbol.length();
        return token;
    }

    private Token take(Token.Kind tokenKind, int from) {
        int start = at;
        at += from;
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        return new Token(tokenKind, text.substring(start, at), start);
    }

    private String symbol(char c) {
        String two = text.substring(at, Math.min(text.length(), at + 2));
        return two.equals("<>") || two.equals("<=") || two.equals(">=") ? two : String.valueOf(c);
    }

    private RuntimeException syntaxError(Token token) {
        String near = text.substring(Math.max(0, token.start() - 8), Math.min(text.length(), token.end() + 8));
        return kind.invalid("Syntax error; token: \"" + token.text() + "\", near: \"" + near.strip() + "\"");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isPartOfWord(char c) {
        boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return isLetter || isDigit(c) || c == '_';
    }
}
