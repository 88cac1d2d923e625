package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.stream.View;
import dev.perennial.dynamodb.table.IndexSchema;
import dev.perennial.dynamodb.table.KeySchema;
import dev.perennial.dynamodb.table.TableSchema;
import dev.perennial.dynamodb.value.Type;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CreateTable: a table paid by request, with global indexes and a stream. It is there at once. */
final class CreateTable implements Operation {
    private final Context context;

    CreateTable(Context context) {
        this.context = context;
    }

    @Override
    public ObjectNode answer(Members request) {
        TableSchema schema = schema(request);
        request.done();
        return context.database().write(() -> {
            if (context.tables().find(schema.name()).isPresent()) {
                throw ServiceException.named("ResourceInUseException", "Table already exists: " + schema.name());
            }
            ObjectNode answer = Context.json();
            answer.set(
                    "TableDescription", TableDescription.json(context.tables().create(schema), context.place()));
            return answer;
        });
    }

    private TableSchema schema(Members request) {
        String name = request.text("TableName");
        if (!name.matches("[a-zA-Z0-9_.-]{3,255}")) {
            throw ServiceException.validation("1 validation error detected: Value '" + name
                    + "' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [a-zA-Z0-9_.-]+, and have 3 to 255 characters");
        }
        if (!request.text("BillingMode").equals("PAY_PER_REQUEST")) {
            throw ServiceException.validation(
                    "The BillingMode " + request.text("BillingMode") + " is not known here, PAY_PER_REQUEST alone");
        }
        List<KeySchema.Attribute> definitions = definitions(request);
        KeySchema key = key(request.get("KeySchema"), definitions);
        List<IndexSchema> indexes = new ArrayList<>();
        request.find("GlobalSecondaryIndexes")
                .ifPresent(all -> all.forEach(each -> indexes.add(index(each, definitions))));
        requireUsed(definitions, key, indexes);
        return new TableSchema(
                name,
                key,
                definitions,
                List.copyOf(indexes),
                request.findPart("StreamSpecification").flatMap(CreateTable::stream),
                Optional.empty(),
                context.clock().instant());
    }

    static List<KeySchema.Attribute> definitions(Members request) {
        List<KeySchema.Attribute> definitions = new ArrayList<>();
        for (JsonNode each : request.get("AttributeDefinitions")) {
            Members definition = new Members("CreateTable.AttributeDefinitions", each);
            definitions.add(new KeySchema.Attribute(
                    definition.text("AttributeName"), Type.valueOf(definition.choice("AttributeType", "S", "N", "B"))));
            definition.text("AttributeType");
            definition.done();
        }
        return List.copyOf(definitions);
    }

    private static KeySchema key(JsonNode json, List<KeySchema.Attribute> definitions) {
        List<KeySchema.Attribute> attributes = new ArrayList<>();
        for (JsonNode each : json) {
            Members element = new Members("CreateTable.KeySchema", each);
            String name = element.text("AttributeName");
            String type = element.text("KeyType");
            element.done();
            if (!type.equals(attributes.isEmpty() ? "HASH" : "RANGE")) {
                throw Keys.invalid("The key is one HASH element and at most one RANGE element, in this order");
            }
            attributes.add(definitions.stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            Keys.invalid("Some index key attributes are not defined in AttributeDefinitions. Keys: ["
                                    + name + "]")));
        }
        if (attributes.isEmpty() || attributes.size() > 2) {
            throw ServiceException.validation("A key has one or two attributes here, not " + attributes.size());
        }
        return new KeySchema(
                attributes.getFirst(), attributes.size() == 2 ? Optional.of(attributes.getLast()) : Optional.empty());
    }

    static IndexSchema index(JsonNode json, List<KeySchema.Attribute> definitions) {
        Members index = new Members("CreateTable.GlobalSecondaryIndexes", json);
        Members projection = index.part("Projection");
        String type = projection.choice("ProjectionType", "ALL", "KEYS_ONLY", "INCLUDE");
        List<String> others = projection
                .find("NonKeyAttributes")
                .map(names -> names.valueStream().map(JsonNode::asText).toList())
                .orElse(List.of());
        projection.done();
        if (type.equals("INCLUDE") == others.isEmpty()) {
            throw Keys.invalid("NonKeyAttributes belong to the ProjectionType INCLUDE, and to it alone");
        }
        IndexSchema schema = new IndexSchema(
                index.text("IndexName"),
                key(index.get("KeySchema"), definitions),
                type.equals("ALL") ? Optional.empty() : Optional.of(others));
        index.done();
        return schema;
    }

    static void requireUsed(List<KeySchema.Attribute> definitions, KeySchema key, List<IndexSchema> indexes) {
        Set<String> used = new HashSet<>(key.names());
        indexes.forEach(index -> used.addAll(index.key().names()));
        if (definitions.size() != used.size()) {
            throw Keys.invalid("Number of attributes in KeySchema does not exactly match number of attributes defined"
                    + " in AttributeDefinitions");
        }
    }

    private static Optional<View> stream(Members stream) {
        boolean enabled = stream.flag("StreamEnabled");
        Optional<View> view = enabled
                ? Optional.of(View.valueOf(
                        stream.choice("StreamViewType", "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES")))
                : Optional.empty();
        if (enabled) {
            stream.text("StreamViewType");
        }
        stream.done();
        return view;
    }
}
