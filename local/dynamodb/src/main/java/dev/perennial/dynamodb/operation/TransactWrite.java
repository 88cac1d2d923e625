package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.units.Consumption;
import dev.perennial.dynamodb.units.Detail;
import dev.perennial.dynamodb.units.Units;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.ValueWriter;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** TransactWriteItems: all writes, or none and the reasons why. */
final class TransactWrite implements Operation {
    private static final int MOST = 100;
    private static final String NONE = "None";

    private final Context context;
    private final WriteReader reader;
    private final Tokens tokens;

    private record Place(String table, Item key) {}

    private record Step(Write write, Optional<Item> before, Optional<Item> after) {}

    /** Why a write stops the transaction, or that it does not. */
    private record Reason(String code, String message, Optional<Item> item) {
        static final Reason NOT_THIS_ONE = new Reason(NONE, "", Optional.empty());

        ObjectNode json() {
            ObjectNode json = Context.json().put("Code", code);
            if (!code.equals(NONE)) {
                json.put("Message", message);
            }
            item.ifPresent(it -> json.set("Item", ValueWriter.json(it)));
            return json;
        }
    }

    TransactWrite(Context context) {
        this.context = context;
        this.reader = new WriteReader(context.tables());
        this.tokens = new Tokens(context.database());
    }

    @Override
    public ObjectNode answer(Members request) {
        JsonNode items = request.get("TransactItems");
        Optional<String> token = request.findText("ClientRequestToken");
        Detail detail = Detail.read(request);
        request.choice("ReturnItemCollectionMetrics", "NONE");
        request.done();
        List<Write> writes = read(items);
        Consumption consumption = context.database().write(() -> {
            Instant now = context.clock().instant();
            if (token.isPresent() && tokens.isRepeated(token.get(), items, now)) {
                return read(writes);
            }
            Consumption written = carryOut(writes, now);
            token.ifPresent(it -> tokens.keep(it, items, now));
            return written;
        });
        context.consumed(consumption);
        ObjectNode answer = Context.json();
        consumption.answerAll(answer, detail);
        return answer;
    }

    private Consumption carryOut(List<Write> writes, Instant now) {
        List<Step> steps = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (Write write : writes) {
            reasons.add(look(write, steps));
        }
        Consumption consumption = Consumption.ofTransaction(Consumption.Kind.WRITE);
        if (reasons.stream().anyMatch(reason -> !reason.code.equals(NONE))) {
            writes.forEach(write -> consumption.table(
                    write.table().name(),
                    Units.write(write.before().map(Item::size).orElse(0))));
            context.consumed(consumption);
            throw cancelled(reasons);
        }
        steps.forEach(
                step -> step.write.table().replace(step.write.place(), step.before, step.after, now, consumption));
        return consumption;
    }

    private static Reason look(Write write, List<Step> steps) {
        Optional<Item> before = write.before();
        if (!write.isMet(before)) {
            return new Reason(
                    "ConditionalCheckFailed", "The conditional request failed", before.filter(_ -> write.tellsItem()));
        }
        try {
            steps.add(new Step(write, before, write.after(before)));
            return Reason.NOT_THIS_ONE;
        } catch (ServiceException invalid) {
            return new Reason("ValidationError", String.valueOf(invalid.getMessage()), Optional.empty());
        }
    }

    private static ServiceException cancelled(List<Reason> reasons) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        reasons.forEach(reason -> json.add(reason.json()));
        return ServiceException.named(
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                        + reasons.stream().map(Reason::code).collect(Collectors.joining(", ")) + "]",
                Map.of("CancellationReasons", json));
    }

    /** What it costs to find that all was already done. */
    private static Consumption read(List<Write> writes) {
        Consumption consumption = Consumption.ofTransaction(Consumption.Kind.READ);
        writes.forEach(write -> consumption.table(
                write.table().name(), Units.read(write.before().map(Item::size).orElse(0), true)));
        return consumption;
    }

    private List<Write> read(JsonNode items) {
        if (items.isEmpty() || items.size() > MOST) {
            throw ServiceException.validation("1 validation error detected: Value at 'transactItems' failed to satisfy"
                    + " constraint: Member must have length "
                    + (items.isEmpty() ? "greater than or equal to 1" : "less than or equal to " + MOST));
        }
        List<Write> writes = new ArrayList<>();
        Set<Place> places = new HashSet<>();
        for (JsonNode item : items) {
            Write write = read(new Members("TransactWriteItems.TransactItems", item));
            if (!places.add(new Place(write.table().name(), write.key()))) {
                throw ServiceException.validation("Transaction request cannot include multiple operations on one item");
            }
            writes.add(write);
        }
        return writes;
    }

    private Write read(Members item) {
        Optional<Members> put = item.findPart("Put");
        Optional<Members> update = item.findPart("Update");
        Optional<Members> delete = item.findPart("Delete");
        Optional<Members> check = item.findPart("ConditionCheck");
        item.done();
        if (List.of(put, update, delete, check).stream()
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            throw ServiceException.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        Write write = put.map(reader::put)
                .or(() -> update.map(it -> {
                    it.text("UpdateExpression");
                    return reader.update(it);
                }))
                .or(() -> delete.map(reader::delete))
                .or(() -> check.map(reader::check))
                .orElseThrow();
        put.or(() -> update).or(() -> delete).or(() -> check).ifPresent(Members::done);
        return write;
    }
}
