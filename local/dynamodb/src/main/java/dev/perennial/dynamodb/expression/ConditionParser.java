package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Ordering;
import dev.perennial.dynamodb.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads conditions: {@code OR} binds least, then {@code AND}, then {@code NOT}. */
public final class ConditionParser {
    private static final Set<Type> ORDERED = Set.of(Type.S, Type.N, Type.B);
    private static final int CHOICES = 100;

    private final Tokens tokens;

    private ConditionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads a whole expression. */
    public static Condition parse(Kind kind, String text, Placeholders placeholders) {
        Tokens tokens = new Tokens(kind, text, placeholders);
        Condition condition = new ConditionParser(tokens).either();
        tokens.expectEnd();
        return condition;
    }

    private Condition either() {
        Condition left = both();
        while (tokens.takeWord("OR")) {
            left = new Condition.Or(left, both());
        }
        return left;
    }

    private Condition both() {
        Condition left = negated();
        while (tokens.takeWord("AND")) {
            left = new Condition.And(left, negated());
        }
        return left;
    }

    private Condition negated() {
        return tokens.takeWord("NOT") ? new Condition.Not(negated()) : single();
    }

    private Condition single() {
        if (tokens.take("(")) {
            boolean redundant = tokens.isNext("(");
            Condition inner = either();
            redundant &= tokens.isNext(")") && !(inner instanceof Condition.And || inner instanceof Condition.Or);
            tokens.expect(")");
            if (redundant) {
                throw tokens.kind().invalid("The expression has redundant parentheses;");
            }
            return inner;
        }
        if (tokens.isFunction() && !tokens.peek().isWord("size")) {
            return function();
        }
        Operand left = operand();
        if (tokens.takeWord("BETWEEN")) {
            Operand low = operand();
            if (!tokens.takeWord("AND")) {
                throw tokens.syntaxError();
            }
            return between(left, low, operand());
        }
        if (tokens.takeWord("IN")) {
            return new Condition.In(left, choices());
        }
        Condition.Comparator comparator = Condition.Comparator.of(tokens.peek()).orElseThrow(tokens::syntaxError);
        tokens.next();
        Operand right = operand();
        requireDistinct(comparator.symbol(), left, right);
        if (comparator != Condition.Comparator.EQUAL && comparator != Condition.Comparator.UNEQUAL) {
            requireOrdered(comparator.symbol(), left, right);
        }
        return new Condition.Compared(left, comparator, right);
    }

    private List<Operand> choices() {
        tokens.expect("(");
        List<Operand> choices = new ArrayList<>();
        do {
            choices.add(operand());
        } while (tokens.take(","));
        tokens.expect(")");
        if (choices.size() > CHOICES) {
            throw tokens.kind()
                    .invalid("The IN operator is provided with too many operands; number of operands: "
                            + choices.size());
        }
        return choices;
    }

    private Condition between(Operand value, Operand low, Operand high) {
        requireOrdered("BETWEEN", value, low, high);
        if (low instanceof Operand.Literal from && high instanceof Operand.Literal to) {
            if (from.value().type() != to.value().type()) {
                throw tokens.kind()
                        .invalid("The BETWEEN operator requires same data type for lower and upper bounds;"
                                + bounds(from, to));
            }
            if (Ordering.compare(from.value(), to.value()) > 0) {
                throw tokens.kind()
                        .invalid("The BETWEEN operator requires upper bound to be greater than or equal to lower bound;"
                                + bounds(from, to));
            }
        }
        return new Condition.Between(value, low, high);
    }

    private static String bounds(Operand.Literal from, Operand.Literal to) {
        return " lower bound operand: AttributeValue: " + written(from.value())
                + ", upper bound operand: AttributeValue: " + written(to.value());
    }

    private static String written(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text text -> "{S:" + text.value() + "}";
            case AttributeValue.Decimal number -> "{N:" + number.value().toPlainString() + "}";
            default -> "{" + value.type() + "}";
        };
    }

    private Condition function() {
        String name = tokens.next().text();
        tokens.expect("(");
        Condition condition = switch (name) {
            case "attribute_exists" -> new Condition.Exists(tokens.path());
            case "attribute_not_exists" -> new Condition.Missing(tokens.path());
            case "attribute_type" -> hasType();
            case "begins_with" -> beginsWith();
            case "contains" -> contains();
            default -> throw tokens.kind().invalid("Invalid function name; function: " + name);
        };
        tokens.expect(")");
        return condition;
    }

    private Condition hasType() {
        Path path = tokens.path();
        tokens.expect(",");
        Operand.Literal type = tokens.value().orElseThrow(tokens::syntaxError);
        type.requireType(tokens.kind(), "attribute_type", Set.of(Type.S));
        if (type.value() instanceof AttributeValue.Text text && !isType(text.value())) {
            throw tokens.kind()
                    .invalid("Invalid attribute type name found; type: " + text.value()
                            + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
        return new Condition.HasType(path, type);
    }

    private static boolean isType(String name) {
        for (Type type : Type.values()) {
            if (type.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private Condition beginsWith() {
        Operand operand = operand();
        tokens.expect(",");
        Operand beginning = operand();
        for (Operand each : List.of(operand, beginning)) {
            if (each instanceof Operand.Literal literal) {
                literal.requireType(tokens.kind(), "begins_with", Set.of(Type.S, Type.B));
            }
        }
        requireDistinct("begins_with", operand, beginning);
        return new Condition.BeginsWith(operand, beginning);
    }

    private Condition contains() {
        Operand operand = operand();
        tokens.expect(",");
        Operand part = operand();
        requireDistinct("contains", operand, part);
        return new Condition.Contains(operand, part);
    }

    private Operand operand() {
        if (tokens.isFunction()) {
            String name = tokens.peek().text();
            if (!name.equals("size")) {
                throw tokens.kind()
                        .invalid("The function is not allowed to be used this way in an expression; function: " + name);
            }
            tokens.next();
            tokens.expect("(");
            Operand size = new Operand.Size(tokens.path());
            tokens.expect(")");
            return size;
        }
        Optional<Operand.Literal> value = tokens.value();
        return value.isPresent() ? value.get() : new Operand.Attribute(tokens.path());
    }

    private void requireOrdered(String operator, Operand... operands) {
        for (Operand operand : operands) {
            if (operand instanceof Operand.Literal literal) {
                literal.requireType(tokens.kind(), operator, ORDERED);
            }
        }
    }

    private void requireDistinct(String operator, Operand left, Operand right) {
        if (left instanceof Operand.Attribute one && right.equals(left)) {
            throw tokens.kind()
                    .invalid("The first operand must be distinct from the remaining operands for this operator or"
                            + " function; operator: " + operator + ", first operand: " + one.path());
        }
    }
}
