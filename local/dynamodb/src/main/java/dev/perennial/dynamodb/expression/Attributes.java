package dev.perennial.dynamodb.expression;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which attributes a condition looks at. */
public final class Attributes {
    private final Set<String> names = new LinkedHashSet<>();

    private Attributes() {}

    public static Set<String> of(Condition condition) {
        Attributes attributes = new Attributes();
        attributes.add(condition);
        return attributes.names;
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.And(Condition left, Condition right) -> {
                add(left);
                add(right);
            }
            case Condition.Or(Condition left, Condition right) -> {
                add(left);
                add(right);
            }
            case Condition.Not(Condition inner) -> add(inner);
            case Condition.Compared(Operand left, var _, Operand right) -> {
                add(left);
                add(right);
            }
            case Condition.Between(Operand operand, Operand low, Operand high) -> {
                add(operand);
                add(low);
                add(high);
            }
            case Condition.In(Operand operand, var choices) -> {
                add(operand);
                choices.forEach(this::add);
            }
            case Condition.Exists(Path path) -> names.add(path.attribute());
            case Condition.Missing(Path path) -> names.add(path.attribute());
            case Condition.HasType(Path path, var _) -> names.add(path.attribute());
            case Condition.BeginsWith(Operand operand, Operand beginning) -> {
                add(operand);
                add(beginning);
            }
            case Condition.Contains(Operand operand, Operand part) -> {
                add(operand);
                add(part);
            }
        }
    }

    private void add(Operand operand) {
        switch (operand) {
            case Operand.Attribute(Path path) -> names.add(path.attribute());
            case Operand.Size(Path path) -> names.add(path.attribute());
            case Operand.Literal _ -> {}
        }
    }
}
