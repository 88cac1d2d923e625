package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.dynamodb.table.IndexSchema;
import dev.perennial.dynamodb.table.KeySchema;
import dev.perennial.dynamodb.table.TableSchema;
import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.Type;
import dev.perennial.dynamodb.value.Utf8;
import dev.perennial.dynamodb.value.ValueReader;
import dev.perennial.dynamodb.wire.ServiceException;

/** Whether keys are what a table's schema says. */
final class Keys {
    private static final int PARTITION_BYTES = 2048;
    private static final int SORT_BYTES = 1024;

    private Keys() {}

    /** Reads the key of an item: all of it and nothing more. */
    static Item key(TableSchema table, JsonNode json) {
        Item key = ValueReader.item(json);
        if (key.attributes().size() != table.key().attributes().size()) {
            throw ServiceException.validation(
                    key.attributes().size() > table.key().attributes().size()
                            ? "The number of conditions on the keys is invalid"
                            : "The provided key element does not match the schema");
        }
        for (KeySchema.Attribute attribute : table.key().attributes()) {
            AttributeValue value = key.get(attribute.name())
                    .filter(it -> it.type() == attribute.type())
                    .orElseThrow(
                            () -> ServiceException.validation("The provided key element does not match the schema"));
            requireFilled(attribute, value);
        }
        requireShort(table.key(), key);
        return key;
    }

    /** Whether an item that is to be put has the table's key. */
    static void requireIn(TableSchema table, Item item) {
        for (KeySchema.Attribute attribute : table.key().attributes()) {
            AttributeValue value = item.get(attribute.name())
                    .orElseThrow(() -> invalid("Missing the key " + attribute.name() + " in the item"));
            if (value.type() != attribute.type()) {
                throw invalid("Type mismatch for key " + attribute.name() + " expected: " + attribute.type()
                        + " actual: " + value.type());
            }
            requireFilled(attribute, value);
        }
        requireShort(table.key(), item);
        requireIndexKeys(table, item);
    }

    /** Whether what an item has of the indexes' keys could be one. */
    static void requireIndexKeys(TableSchema table, Item item) {
        for (IndexSchema index : table.indexes()) {
            for (KeySchema.Attribute attribute : index.key().attributes()) {
                item.get(attribute.name()).ifPresent(value -> requireIndexKey(index, attribute, value));
            }
            if (index.key().names().stream().allMatch(item::has)) {
                requireShort(index.key(), item);
            }
        }
    }

    private static void requireIndexKey(IndexSchema index, KeySchema.Attribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw invalid("Type mismatch for Index Key " + attribute.name() + " Expected: " + attribute.type()
                    + " Actual: " + value.type() + " IndexName: " + index.name());
        }
        if (isEmpty(value)) {
            throw ServiceException.validation(
                    "One or more parameter values are not valid. A value specified for a secondary index key is not"
                            + " supported. The AttributeValue for a key attribute cannot contain an empty "
                            + kind(attribute.type()) + " value. IndexName: " + index.name() + ", IndexKey: "
                            + attribute.name());
        }
    }

    private static void requireFilled(KeySchema.Attribute attribute, AttributeValue value) {
        if (isEmpty(value)) {
            throw ServiceException.validation(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain"
                            + " an empty " + kind(attribute.type()) + " value. Key: " + attribute.name());
        }
    }

    private static String kind(Type type) {
        return type == Type.S ? "string" : "binary";
    }

    private static boolean isEmpty(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text text -> text.value().isEmpty();
            case AttributeValue.Binary bytes -> bytes.latin1().isEmpty();
            default -> false;
        };
    }

    private static void requireShort(KeySchema schema, Item item) {
        if (size(schema.partition(), item) > PARTITION_BYTES) {
            throw invalid("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (schema.sort().map(it -> size(it, item)).orElse(0) > SORT_BYTES) {
            throw invalid("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static int size(KeySchema.Attribute attribute, Item item) {
        return item.get(attribute.name())
                .map(value -> switch (value) {
                    case AttributeValue.Text text -> Utf8.length(text.value());
                    case AttributeValue.Binary bytes -> bytes.latin1().length();
                    default -> 0;
                })
                .orElse(0);
    }

    static ServiceException invalid(String why) {
        return ServiceException.validation("One or more parameter values were invalid: " + why);
    }
}
