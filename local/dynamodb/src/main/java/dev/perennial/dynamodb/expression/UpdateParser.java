package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads update expressions: each of their four sections once, in any order. */
final class UpdateParser {
    private static final Set<Type> SETS = Set.of(Type.SS, Type.NS, Type.BS);
    private static final Set<Type> SUMMED = Set.of(Type.N, Type.SS, Type.NS, Type.BS);

    private final Tokens tokens;
    private final List<Update.Assignment> sets = new ArrayList<>();
    private final List<Path> removals = new ArrayList<>();
    private final List<Update.Change> additions = new ArrayList<>();
    private final List<Update.Change> deletions = new ArrayList<>();

    private UpdateParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static Update parse(String text, Placeholders placeholders) {
        Update update = new UpdateParser(new Tokens(Kind.UPDATE, text, placeholders)).sections();
        Path.requireApart(Kind.UPDATE, update.paths());
        return update;
    }

    private Update sections() {
        Set<String> seen = new HashSet<>();
        while (tokens.peek().kind() != Token.Kind.END) {
            String section = tokens.peek().text().toUpperCase(Locale.ROOT);
            Runnable entry = switch (tokens.peek().kind() == Token.Kind.WORD ? section : "") {
                case "SET" -> this::assignment;
                case "REMOVE" -> () -> removals.add(tokens.path());
                case "ADD" -> () -> additions.add(change("ADD", SUMMED));
                case "DELETE" -> () -> deletions.add(change("DELETE", SETS));
                default -> throw tokens.syntaxError();
            };
            tokens.next();
            if (!seen.add(section)) {
                throw Kind.UPDATE.invalid(
                        "The \"" + section + "\" section can only be used once in an update expression;");
            }
            do {
                entry.run();
            } while (tokens.take(","));
        }
        return new Update(sets, removals, additions, deletions);
    }

    private void assignment() {
        Path path = tokens.path();
        tokens.expect("=");
        UpdateValue left = value();
        boolean negative = tokens.isNext("-");
        if (tokens.take("+") || tokens.take("-")) {
            UpdateValue right = value();
            requireNumbers(negative ? "-" : "+", left, right);
            left = new UpdateValue.Sum(left, right, negative);
        }
        sets.add(new Update.Assignment(path, left));
    }

    private static void requireNumbers(String operator, UpdateValue... values) {
        for (UpdateValue each : values) {
            if (each instanceof UpdateValue.Literal literal && literal.value().type() != Type.N) {
                throw wrongType(operator, literal.value().type());
            }
        }
    }

    private UpdateValue value() {
        if (tokens.isFunction()) {
            return function();
        }
        Optional<Operand.Literal> literal = tokens.value();
        if (literal.isPresent()) {
            return new UpdateValue.Literal(literal.get().value());
        }
        if (tokens.take("(")) {
            UpdateValue inner = value();
            tokens.expect(")");
            return inner;
        }
        return new UpdateValue.Copy(tokens.path());
    }

    private UpdateValue function() {
        String name = tokens.next().text();
        tokens.expect("(");
        UpdateValue value = switch (name) {
            case "if_not_exists" -> {
                Path path = tokens.path();
                tokens.expect(",");
                yield new UpdateValue.IfMissing(path, value());
            }
            case "list_append" -> {
                UpdateValue left = value();
                tokens.expect(",");
                UpdateValue right = value();
                for (UpdateValue each : List.of(left, right)) {
                    if (each instanceof UpdateValue.Literal literal
                            && literal.value().type() != Type.L) {
                        throw wrongType("list_append", literal.value().type());
                    }
                }
                yield new UpdateValue.Appended(left, right);
            }
            case "size", "attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains" ->
                throw Kind.UPDATE.invalid("The function is not allowed in an update expression; function: " + name);
            default -> throw Kind.UPDATE.invalid("Invalid function name; function: " + name);
        };
        tokens.expect(")");
        return value;
    }

    private Update.Change change(String operator, Set<Type> allowed) {
        Path path = tokens.path();
        Operand.Literal value = tokens.value().orElseThrow(tokens::syntaxError);
        if (!allowed.contains(value.value().type())) {
            throw wrongType(operator, value.value().type());
        }
        return new Update.Change(path, value.value());
    }

    private static RuntimeException wrongType(String operator, Type type) {
        return Kind.UPDATE.invalid("Incorrect operand type for operator or function; operator: " + operator
                + ", operand type: " + name(type));
    }

    private static String name(Type type) {
        return switch (type) {
            case S -> "STRING";
            case N -> "NUMBER";
            case B -> "BINARY";
            case BOOL -> "BOOLEAN";
            case NULL -> "NULL";
            case L -> "LIST";
            case M -> "MAP";
            case SS -> "STRING_SET";
            case NS -> "NUMBER_SET";
            case BS -> "BINARY_SET";
        };
    }
}
