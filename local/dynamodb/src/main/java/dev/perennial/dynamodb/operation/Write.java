package dev.perennial.dynamodb.operation;

import dev.perennial.dynamodb.expression.Condition;
import dev.perennial.dynamodb.expression.Update;
import dev.perennial.dynamodb.table.Table;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.Optional;

/**
 * What is to become of one item.
 *
 * @param tellsItem whether a failed condition tells which item did not meet it
 */
record Write(Table table, Item key, Action action, Optional<Condition> condition, boolean tellsItem) {
    private static final int LARGEST = 400 * 1024;

    sealed interface Action {
        record Put(Item item) implements Action {}

        record Change(Update update) implements Action {}

        record Delete() implements Action {}

        /** Only the condition counts. */
        record Check() implements Action {}
    }

    /** The key as the table orders it. */
    byte[] place() {
        return table.schema().key().place(key);
    }

    Optional<Item> before() {
        return table.get(place());
    }

    boolean isMet(Optional<Item> before) {
        return condition.map(it -> it.holds(before.orElse(Item.EMPTY))).orElse(true);
    }

    /** The item as it is to be. @throws ServiceException when it cannot be so */
    Optional<Item> after(Optional<Item> before) {
        return switch (action) {
            case Action.Put(Item item) -> {
                requireSize(item, "Item size has exceeded the maximum allowed size");
                yield Optional.of(item);
            }
            case Action.Change(Update update) -> {
                Item item = update.apply(before.orElse(key));
                requireSize(item, "Item size to update has exceeded the maximum allowed size");
                Keys.requireIndexKeys(table.schema(), item);
                yield Optional.of(item);
            }
            case Action.Delete _ -> Optional.empty();
            case Action.Check _ -> before;
        };
    }

    private static void requireSize(Item item, String message) {
        if (item.size() > LARGEST) {
            throw ServiceException.validation(message);
        }
    }
}
