package dev.perennial.aws;

import static dev.perennial.aws.Attributes.text;

import dev.perennial.document.Document;
import dev.perennial.document.ModelDocument;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.flow.models.Models;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table {@code models}: a row per version, and one that holds the model in use and the one before it. */
public final class DynamoModels implements Models {
    private static final String IN_USE = "in-use";
    private static final String MODEL = "model";
    private static final String BEFORE = "before";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoModels(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<PredictionModel> inUse() {
        return row().flatMap(it -> it.optionalMap(MODEL)).map(ModelDocument::read);
    }

    @Override
    public Optional<PredictionModel> before() {
        return row().flatMap(it -> it.optionalMap(BEFORE)).map(ModelDocument::read);
    }

    @Override
    public void keep(PredictionModel model) {
        dynamo.putItem(put -> put.tableName(table).item(Attributes.item(ModelDocument.of(model))));
    }

    @Override
    public void use(PredictionModel model, Optional<PredictionModel> before) {
        Map<String, Object> row = Document.builder()
                .put(ModelDocument.VERSION, IN_USE)
                .put(MODEL, ModelDocument.of(model))
                .put(BEFORE, before.map(ModelDocument::of))
                .build();
        dynamo.putItem(put -> put.tableName(table).item(Attributes.item(row)));
    }

    private Optional<Document> row() {
        return Optional.of(dynamo.getItem(get -> get.tableName(table)
                                .key(Map.of(ModelDocument.VERSION, text(IN_USE)))
                                .consistentRead(true))
                        .item())
                .filter(it -> !it.isEmpty())
                .map(Attributes::document);
    }
}
