package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.table.Table;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.List;
import java.util.Optional;

/** What is asked and said of whole tables. */
final class TableOperations {
    private static final int NAMES = 100;

    private final Context context;

    TableOperations(Context context) {
        this.context = context;
    }

    ObjectNode describe(Members request) {
        String name = request.text("TableName");
        request.done();
        ObjectNode answer = Context.json();
        answer.set("Table", context.database().read(() -> TableDescription.json(table(name), context.place())));
        return answer;
    }

    ObjectNode delete(Members request) {
        String name = request.text("TableName");
        request.done();
        return context.database().write(() -> {
            ObjectNode answer = Context.json();
            Table table = table(name);
            answer.set(
                    "TableDescription",
                    TableDescription.json(table, context.place()).put("TableStatus", "DELETING"));
            context.tables().delete(table);
            return answer;
        });
    }

    private Table table(String name) {
        return context.tables()
                .find(name)
                .orElseThrow(() -> ServiceException.named(
                        "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found"));
    }

    ObjectNode list(Members request) {
        Optional<String> after = request.findText("ExclusiveStartTableName");
        int limit = request.number("Limit").orElse(NAMES);
        request.done();
        if (limit < 1 || limit > NAMES) {
            throw ServiceException.validation("1 validation error detected: Value '" + limit
                    + "' at 'limit' failed to satisfy constraint: Member must have value between 1 and " + NAMES);
        }
        List<String> names = context.tables().all().stream()
                .map(Table::name)
                .filter(name -> after.isEmpty() || name.compareTo(after.get()) > 0)
                .toList();
        ObjectNode answer = Context.json();
        ArrayNode some = answer.putArray("TableNames");
        names.stream().limit(limit).forEach(some::add);
        if (names.size() > limit) {
            answer.put("LastEvaluatedTableName", names.get(limit - 1));
        }
        return answer;
    }

    ObjectNode updateTimeToLive(Members request) {
        String name = request.text("TableName");
        Members specification = request.part("TimeToLiveSpecification");
        boolean enabled = specification.flag("Enabled");
        specification.get("Enabled");
        String attribute = specification.text("AttributeName");
        specification.done();
        request.done();
        context.database().write(() -> {
            Table table = table(name);
            Optional<String> before = table.schema().expiry();
            if (before.isPresent() == enabled) {
                throw ServiceException.validation(
                        enabled ? "TimeToLive is already enabled" : "TimeToLive is already disabled");
            }
            if (!enabled && !before.equals(Optional.of(attribute))) {
                throw ServiceException.validation(
                        "TimeToLive is active on a different AttributeName: current AttributeName is "
                                + before.orElseThrow());
            }
            context.tables().expire(table, enabled ? Optional.of(attribute) : Optional.empty());
            return true;
        });
        ObjectNode answer = Context.json();
        answer.putObject("TimeToLiveSpecification").put("Enabled", enabled).put("AttributeName", attribute);
        return answer;
    }

    ObjectNode describeTimeToLive(Members request) {
        Optional<String> attribute = table(request.text("TableName")).schema().expiry();
        request.done();
        ObjectNode answer = Context.json();
        ObjectNode description = answer.putObject("TimeToLiveDescription")
                .put("TimeToLiveStatus", attribute.isPresent() ? "ENABLED" : "DISABLED");
        attribute.ifPresent(it -> description.put("AttributeName", it));
        return answer;
    }
}
