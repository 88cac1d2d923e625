package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.wire.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tokens of one expression, read from left to right, and what all kinds of expressions share: paths and values. */
final class Tokens {
    private final Kind kind;
    private final String text;
    private final List<Token> tokens;
    private final Placeholders placeholders;
    private int at;

    Tokens(Kind kind, String text, Placeholders placeholders) {
        if (text.isBlank()) {
            throw kind.invalid("The expression can not be empty;");
        }
        this.kind = kind;
        this.text = text;
        this.tokens = Lexer.tokens(kind, text);
        this.placeholders = placeholders;
    }

    Kind kind() {
        return kind;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean isNext(String symbol) {
        return peek().isSymbol(symbol);
    }

    boolean isFunction() {
        return peek().kind() == Token.Kind.WORD && tokens.get(at + 1).isSymbol("(");
    }

    /** Reads a symbol where it is the next one. */
    boolean take(String symbol) {
        boolean there = isNext(symbol);
        if (there) {
            at++;
        }
        return there;
    }

    boolean takeWord(String keyword) {
        boolean there = peek().isWord(keyword);
        if (there) {
            at++;
        }
        return there;
    }

    void expect(String symbol) {
        if (!take(symbol)) {
            throw syntaxError();
        }
    }

    void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw syntaxError();
        }
    }

    /** Reads a value's placeholder where one is next. */
    Optional<Operand.Literal> value() {
        if (peek().kind() != Token.Kind.VALUE) {
            return Optional.empty();
        }
        String name = next().text();
        return Optional.of(new Operand.Literal(name, placeholders.value(kind, name)));
    }

    Path path() {
        List<Path.Step> steps = new ArrayList<>();
        steps.add(field());
        while (true) {
            if (take(".")) {
                steps.add(field());
            } else if (take("[")) {
                Token number = next();
                if (number.kind() != Token.Kind.NUMBER || !number.text().matches("[0-9]{1,9}")) {
                    at--;
                    throw syntaxError();
                }
                steps.add(new Path.Index(Integer.parseInt(number.text())));
                expect("]");
            } else {
                return new Path(steps);
            }
        }
    }

    private Path.Field field() {
        Token token = peek();
        if (token.kind() == Token.Kind.NAME) {
            at++;
            return new Path.Field(placeholders.name(kind, token.text()));
        }
        if (token.kind() != Token.Kind.WORD) {
            throw syntaxError();
        }
        if (ReservedWords.contains(token.text())) {
            throw kind.invalid("Attribute name is a reserved keyword; reserved keyword: " + token.text());
        }
        at++;
        return new Path.Field(token.text());
    }

    ServiceException syntaxError() {
        Token token = peek();
        int from = tokens.get(Math.max(0, at - 1)).start();
        Token after = tokens.get(Math.min(tokens.size() - 1, at + 1));
        int to = after.kind() == Token.Kind.END ? text.length() : after.end();
        return kind.invalid(
                "Syntax error; token: \"" + token.text() + "\", near: \"" + text.substring(from, to) + "\"");
    }
}
