package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.expression.Condition;
import dev.perennial.dynamodb.expression.ConditionParser;
import dev.perennial.dynamodb.expression.Kind;
import dev.perennial.dynamodb.expression.Path;
import dev.perennial.dynamodb.expression.Placeholders;
import dev.perennial.dynamodb.expression.Projection;
import dev.perennial.dynamodb.table.Entries;
import dev.perennial.dynamodb.table.IndexSchema;
import dev.perennial.dynamodb.table.Interval;
import dev.perennial.dynamodb.table.KeySchema;
import dev.perennial.dynamodb.table.Table;
import dev.perennial.dynamodb.units.Consumption;
import dev.perennial.dynamodb.units.Detail;
import dev.perennial.dynamodb.units.Units;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.ValueReader;
import dev.perennial.dynamodb.value.ValueWriter;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.Optional;

/** What queries and scans have in common: from where to where they read, what they keep of it, what they answer. */
final class Page {
    private static final int BYTES = 1 << 20;

    private final Context context;
    private final Table table;
    private final Optional<IndexSchema> index;
    private final Entries entries;
    private final Placeholders placeholders;
    private final Optional<Condition> filter;
    private final Optional<Projection> projection;
    private final boolean counts;
    private final boolean consistent;
    private final int limit;
    private final Optional<Item> start;
    private final Detail detail;

    /** Reads what both kinds of requests have; the caller goes on with what is its own. */
    Page(Context context, Members request) {
        this.context = context;
        this.table = context.tables().get(request.text("TableName"));
        Optional<String> indexName = request.findText("IndexName");
        this.index = indexName.map(name -> table.schema()
                .index(name)
                .orElseThrow(
                        () -> ServiceException.validation("The table does not have the specified index: " + name)));
        this.entries = index.map(it -> table.entries(it.name()).orElseThrow()).orElseGet(table::entries);
        this.placeholders = Placeholders.read(request, true);
        this.filter = request.findText(Kind.FILTER.member())
                .map(text -> ConditionParser.parse(Kind.FILTER, text, placeholders));
        this.projection = request.findText(Kind.PROJECTION.member()).map(text -> Projection.parse(text, placeholders));
        this.consistent = request.flag("ConsistentRead");
        this.counts = select(request);
        this.limit = request.number("Limit").orElse(Integer.MAX_VALUE);
        this.start = request.find("ExclusiveStartKey").map(this::position);
        this.detail = Detail.read(request);
        check();
    }

    private void check() {
        if (consistent && index.isPresent()) {
            throw ServiceException.validation("Consistent reads are not supported on global secondary indexes");
        }
        if (limit < 1) {
            throw ServiceException.validation("1 validation error detected: Value '" + limit
                    + "' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }
        if (index.isPresent() && index.get().projected().isPresent() && projection.isPresent()) {
            for (Path path : projection.get().paths()) {
                if (!index.get().attributes(table.schema().key()).contains(path.attribute())) {
                    throw Keys.invalid("Global secondary index " + index.get().name() + " does not project ["
                            + path.attribute() + "]");
                }
            }
        }
    }

    /** Whether only the number of items is wanted. */
    private boolean select(Members request) {
        if (request.find("Select").isEmpty()) {
            return false;
        }
        String choice =
                request.choice("Select", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT");
        if (projection.isPresent() && !choice.equals("SPECIFIC_ATTRIBUTES")) {
            throw ServiceException.validation("Cannot specify the ProjectionExpression when choosing to get "
                    + (choice.equals("COUNT") ? "only the Count" : choice));
        }
        if (projection.isEmpty() && choice.equals("SPECIFIC_ATTRIBUTES")) {
            throw ServiceException.validation(
                    "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                            + " SPECIFIC_ATTRIBUTES");
        }
        if (choice.equals("ALL_PROJECTED_ATTRIBUTES") && index.isEmpty()) {
            throw ServiceException.validation(
                    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if (choice.equals("ALL_ATTRIBUTES")
                && index.flatMap(IndexSchema::projected).isPresent()) {
            throw Keys.invalid("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                    + index.orElseThrow().name() + " because its projection type is not ALL");
        }
        return choice.equals("COUNT");
    }

    private Item position(JsonNode json) {
        Item position = ValueReader.item(json);
        boolean fits = position.attributes().keySet().equals(entries.position());
        for (KeySchema.Attribute attribute : table.schema().definitions()) {
            fits &= position.get(attribute.name())
                    .map(value -> value.type() == attribute.type())
                    .orElse(true);
        }
        if (!fits) {
            throw ServiceException.validation("The provided starting key is invalid");
        }
        return position;
    }

    Placeholders placeholders() {
        return placeholders;
    }

    Optional<Condition> filter() {
        return filter;
    }

    KeySchema key() {
        return entries.key();
    }

    /** Refuses placeholders that nobody used. */
    void done(boolean more) {
        placeholders.done(more || filter.isPresent() || projection.isPresent());
    }

    /** Reads one page of an interval. */
    ObjectNode read(Interval interval, boolean forward) {
        Optional<byte[]> after = start.map(entries::place);
        if (after.isPresent() && !interval.contains(after.get())) {
            throw ServiceException.validation(
                    "The provided starting key is outside query boundaries based on provided conditions");
        }
        Reading reading = new Reading();
        context.database().read(() -> {
            entries.read(after.map(it -> interval.behind(it, forward)).orElse(interval), forward, reading::take);
            return true;
        });
        Consumption consumption = Consumption.of(Consumption.Kind.READ);
        double units = Units.read(reading.bytes, consistent);
        index.ifPresentOrElse(
                it -> consumption.index(table.name(), it.name(), units), () -> consumption.table(table.name(), units));
        context.consumed(consumption);
        ObjectNode answer = reading.answer();
        consumption.answer(answer, detail);
        return answer;
    }

    private final class Reading {
        private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
        private int bytes;
        private int scanned;
        private int count;
        private Optional<Item> last = Optional.empty();
        private boolean stopped;

        boolean take(byte[] place, Item item) {
            int size = item.size();
            if (scanned == limit || (scanned > 0 && bytes + size > BYTES)) {
                stopped = true;
                return false;
            }
            scanned++;
            bytes += size;
            last = Optional.of(item);
            if (filter.map(it -> it.holds(item)).orElse(true)) {
                count++;
                if (!counts) {
                    items.add(ValueWriter.json(projection.map(it -> it.of(item)).orElse(item)));
                }
            }
            return true;
        }

        ObjectNode answer() {
            ObjectNode answer = Context.json();
            if (!counts) {
                answer.set("Items", items);
            }
            answer.put("Count", count).put("ScannedCount", scanned);
            // Who reads as many as were allowed is not told whether they were the last.
            if (stopped || scanned == limit) {
                last.ifPresent(item -> answer.set("LastEvaluatedKey", ValueWriter.json(item.only(entries.position()))));
            }
            return answer;
        }
    }
}
