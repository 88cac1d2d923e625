package dev.perennial.dynamodb.operation;

import dev.perennial.dynamodb.expression.Condition;
import dev.perennial.dynamodb.expression.ConditionParser;
import dev.perennial.dynamodb.expression.Kind;
import dev.perennial.dynamodb.expression.Path;
import dev.perennial.dynamodb.expression.Placeholders;
import dev.perennial.dynamodb.expression.Update;
import dev.perennial.dynamodb.table.Catalogue;
import dev.perennial.dynamodb.table.Table;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.ValueReader;
import dev.perennial.dynamodb.wire.Members;
import java.util.Optional;

/** Reads writes, alone or as parts of a transaction. */
final class WriteReader {
    private final Catalogue tables;

    WriteReader(Catalogue tables) {
        this.tables = tables;
    }

    Write put(Members request) {
        Table table = tables.get(request.text("TableName"));
        Optional<Condition> condition = condition(request);
        return put(request, table, condition);
    }

    private static Write put(Members request, Table table, Optional<Condition> condition) {
        Item item = ValueReader.item(request.get("Item"));
        Keys.requireIn(table.schema(), item);
        Item key = item.only(table.schema().key().names());
        return write(request, table, key, new Write.Action.Put(item), condition);
    }

    Write delete(Members request) {
        return keyed(request, new Write.Action.Delete());
    }

    Write check(Members request) {
        request.text("ConditionExpression");
        return keyed(request, new Write.Action.Check());
    }

    private Write keyed(Members request, Write.Action action) {
        Table table = tables.get(request.text("TableName"));
        Optional<Condition> condition = condition(request);
        return write(request, table, Keys.key(table.schema(), request.get("Key")), action, condition);
    }

    Write update(Members request) {
        Table table = tables.get(request.text("TableName"));
        Placeholders placeholders = Placeholders.read(request, true);
        Optional<String> text = request.findText(Kind.UPDATE.member());
        Optional<Condition> condition = condition(request, placeholders);
        Update update = text.map(it -> Update.parse(it, placeholders)).orElse(Update.NONE);
        placeholders.done(text.isPresent() || condition.isPresent());
        Item key = Keys.key(table.schema(), request.get("Key"));
        for (Path path : update.paths()) {
            if (table.schema().key().names().contains(path.attribute())) {
                throw Keys.invalid(
                        "Cannot update attribute " + path.attribute() + ". This attribute is part of the key");
            }
        }
        return write(request, table, key, new Write.Action.Change(update), condition);
    }

    private static Optional<Condition> condition(Members request) {
        Placeholders placeholders = Placeholders.read(request, true);
        Optional<Condition> condition = condition(request, placeholders);
        placeholders.done(condition.isPresent());
        return condition;
    }

    private static Optional<Condition> condition(Members request, Placeholders placeholders) {
        return request.findText(Kind.CONDITION.member())
                .map(text -> ConditionParser.parse(Kind.CONDITION, text, placeholders));
    }

    private static Write write(
            Members request, Table table, Item key, Write.Action action, Optional<Condition> condition) {
        boolean tellsItem = request.choice("ReturnValuesOnConditionCheckFailure", "NONE", "ALL_OLD")
                .equals("ALL_OLD");
        return new Write(table, key, action, condition, tellsItem);
    }
}
