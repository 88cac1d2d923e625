package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.expression.Attributes;
import dev.perennial.dynamodb.expression.KeyCondition;
import dev.perennial.dynamodb.expression.KeyCondition.SortCondition;
import dev.perennial.dynamodb.expression.Kind;
import dev.perennial.dynamodb.table.Interval;
import dev.perennial.dynamodb.table.KeySchema;
import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Type;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;

/** Query: one partition, or a part of it, in the order of its sort keys. */
final class Query implements Operation {
    private final Context context;

    Query(Context context) {
        this.context = context;
    }

    @Override
    public ObjectNode answer(Members request) {
        Page page = new Page(context, request);
        KeySchema key = page.key();
        String text = request.findText(Kind.KEY_CONDITION.member())
                .orElseThrow(() -> ServiceException.validation(
                        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
                                + " request."));
        KeyCondition condition = KeyCondition.parse(
                text, page.placeholders(), key.partition().name(), key.sort().map(KeySchema.Attribute::name));
        page.filter().ifPresent(filter -> {
            for (String name : Attributes.of(filter)) {
                if (key.names().contains(name)) {
                    throw ServiceException.validation(
                            "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                                    + name);
                }
            }
        });
        boolean forward = request.find("ScanIndexForward").isEmpty() || request.flag("ScanIndexForward");
        page.done(true);
        request.done();
        requireTypes(key, condition);
        return page.read(Interval.of(condition), forward);
    }

    private static void requireTypes(KeySchema key, KeyCondition condition) {
        requireType(key.partition(), condition.partition());
        key.sort()
                .ifPresent(attribute -> condition.sort().ifPresent(sort -> {
                    sort.values().forEach(value -> requireType(attribute, value));
                    if (sort instanceof SortCondition.StartingWith && attribute.type() == Type.N) {
                        throw Keys.invalid("ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type");
                    }
                }));
    }

    private static void requireType(KeySchema.Attribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw Keys.invalid("Condition parameter type does not match schema type");
        }
        if (value instanceof AttributeValue.Text text && text.value().isEmpty()) {
            throw ServiceException.validation(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain"
                            + " an empty string value. Key: " + attribute.name());
        }
    }
}
