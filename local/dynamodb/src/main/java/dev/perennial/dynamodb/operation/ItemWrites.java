package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.expression.Projection;
import dev.perennial.dynamodb.expression.Update;
import dev.perennial.dynamodb.units.Consumption;
import dev.perennial.dynamodb.units.Detail;
import dev.perennial.dynamodb.units.Units;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.ValueWriter;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.Map;
import java.util.Optional;

/** PutItem, UpdateItem and DeleteItem. */
final class ItemWrites {
    private record Done(Optional<Item> before, Optional<Item> after) {}

    private final Context context;
    private final WriteReader reader;

    ItemWrites(Context context) {
        this.context = context;
        this.reader = new WriteReader(context.tables());
    }

    ObjectNode put(Members request) {
        return old(request, reader.put(request));
    }

    ObjectNode delete(Members request) {
        return old(request, reader.delete(request));
    }

    private ObjectNode old(Members request, Write write) {
        boolean tells = request.choice("ReturnValues", "NONE", "ALL_OLD").equals("ALL_OLD");
        ObjectNode answer = Context.json();
        Done done = carryOut(request, write, answer);
        if (tells) {
            done.before.ifPresent(item -> answer.set("Attributes", ValueWriter.json(item)));
        }
        return answer;
    }

    ObjectNode update(Members request) {
        Write write = reader.update(request);
        String values = request.choice("ReturnValues", "NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW");
        ObjectNode answer = Context.json();
        Done done = carryOut(request, write, answer);
        Optional<Item> told = switch (values) {
            case "ALL_OLD" -> done.before;
            case "ALL_NEW" -> done.after;
            case "UPDATED_OLD" -> done.before.map(item -> touched(write, item));
            case "UPDATED_NEW" -> done.after.map(item -> touched(write, item));
            default -> Optional.empty();
        };
        told.filter(item -> !item.attributes().isEmpty())
                .ifPresent(item -> answer.set("Attributes", ValueWriter.json(item)));
        return answer;
    }

    private static Item touched(Write write, Item item) {
        return write.action() instanceof Write.Action.Change(Update update)
                ? new Projection(update.paths()).of(item)
                : Item.EMPTY;
    }

    private Done carryOut(Members request, Write write, ObjectNode answer) {
        Detail detail = Detail.read(request);
        request.choice("ReturnItemCollectionMetrics", "NONE");
        request.done();
        Consumption consumption = Consumption.of(Consumption.Kind.WRITE);
        Done done = context.database().write(() -> {
            Optional<Item> before = write.before();
            if (!write.isMet(before)) {
                consumption.table(
                        write.table().name(), Units.write(before.map(Item::size).orElse(0)));
                context.consumed(consumption);
                throw failed(write, before);
            }
            Optional<Item> after = write.after(before);
            write.table().replace(write.place(), before, after, context.clock().instant(), consumption);
            return new Done(before, after);
        });
        context.consumed(consumption);
        consumption.answer(answer, detail);
        return done;
    }

    private static ServiceException failed(Write write, Optional<Item> before) {
        return ServiceException.named(
                "ConditionalCheckFailedException",
                "The conditional request failed",
                before.filter(_ -> write.tellsItem())
                        .map(item -> Map.<String, JsonNode>of("Item", ValueWriter.json(item)))
                        .orElse(Map.of()));
    }
}
