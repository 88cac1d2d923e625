package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An update expression: what it sets, removes, adds and deletes. */
public record Update(List<Assignment> sets, List<Path> removals, List<Change> additions, List<Change> deletions) {
    record Assignment(Path path, UpdateValue value) {}

    record Change(Path path, AttributeValue value) {}

    /** An update that touches nothing but may make an item. */
    public static final Update NONE = new Update(List.of(), List.of(), List.of(), List.of());

    public static Update parse(String text, Placeholders placeholders) {
        return UpdateParser.parse(text, placeholders);
    }

    /** All places that are written to. */
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        sets.forEach(it -> paths.add(it.path));
        paths.addAll(removals);
        additions.forEach(it -> paths.add(it.path));
        deletions.forEach(it -> paths.add(it.path));
        return paths;
    }

    public Item apply(Item before) {
        List<AttributeValue> values =
                sets.stream().map(it -> it.value.of(before)).toList();
        Draft draft = new Draft(before);
        for (int index = 0; index < sets.size(); index++) {
            draft.set(sets.get(index).path, values.get(index));
        }
        draft.removeAll(removals);
        for (Change addition : additions) {
            draft.set(addition.path, sum(addition.path.in(before), addition.value));
        }
        for (Change deletion : deletions) {
            Optional<AttributeValue> left = deletion.path.in(before);
            if (left.isPresent()) {
                difference(left.get(), deletion.value)
                        .ifPresentOrElse(
                                rest -> draft.set(deletion.path, rest), () -> draft.removeAll(List.of(deletion.path)));
            }
        }
        return draft.item();
    }

    private static AttributeValue sum(Optional<AttributeValue> before, AttributeValue more) {
        if (before.isEmpty()) {
            return more;
        }
        if (before.get() instanceof AttributeValue.Decimal number && more instanceof AttributeValue.Decimal step) {
            return Numbers.checked(number.value().add(step.value()));
        }
        if (before.get() instanceof AttributeValue.Distinct set
                && more instanceof AttributeValue.Distinct others
                && set.type() == others.type()) {
            Set<AttributeValue> union = new LinkedHashSet<>(set.values());
            union.addAll(others.values());
            return new AttributeValue.Distinct(set.type(), union);
        }
        throw UpdateValue.wrongType();
    }

    private static Optional<AttributeValue> difference(AttributeValue before, AttributeValue less) {
        if (before instanceof AttributeValue.Distinct set
                && less instanceof AttributeValue.Distinct others
                && set.type() == others.type()) {
            Set<AttributeValue> rest = new LinkedHashSet<>(set.values());
            rest.removeAll(others.values());
            return rest.isEmpty() ? Optional.empty() : Optional.of(new AttributeValue.Distinct(set.type(), rest));
        }
        throw UpdateValue.wrongType();
    }
}
