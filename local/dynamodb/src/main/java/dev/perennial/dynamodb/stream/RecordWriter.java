package dev.perennial.dynamodb.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.ValueWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Changes as GetRecords answers them. */
final class RecordWriter {
    private final String arn;
    private final View view;
    private final String region;

    RecordWriter(String arn, View view, String region) {
        this.arn = arn;
        this.view = view;
        this.region = region;
    }

    ObjectNode json(ChangeStream.Numbered numbered) {
        Change change = numbered.change();
        String sequence = Sequence.write(numbered.number());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("awsRegion", region)
                .put("eventID", id(sequence))
                .put("eventName", change.name())
                .put("eventSource", "aws:dynamodb")
                .put("eventVersion", "1.1");
        ObjectNode dynamodb = json.putObject("dynamodb")
                .put("ApproximateCreationDateTime", change.at().getEpochSecond());
        dynamodb.set("Keys", ValueWriter.json(change.keys()));
        int size = change.keys().size();
        if (view.hasNew()) {
            change.after().ifPresent(item -> dynamodb.set("NewImage", ValueWriter.json(item)));
            size += change.after().map(Item::size).orElse(0);
        }
        if (view.hasOld()) {
            change.before().ifPresent(item -> dynamodb.set("OldImage", ValueWriter.json(item)));
            size += change.before().map(Item::size).orElse(0);
        }
        dynamodb.put("SequenceNumber", sequence).put("SizeBytes", size).put("StreamViewType", view.name());
        if (change.expired()) {
            json.putObject("userIdentity")
                    .put("PrincipalId", "dynamodb.amazonaws.com")
                    .put("Type", "Service");
        }
        return json;
    }

    private String id(String sequence) {
        return UUID.nameUUIDFromBytes((arn + sequence).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
