package dev.perennial.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers at once what the tables answered to the same call. A call that it was not asked before fails, so that nobody
 * is measured who does something else than what was found right.
 */
final class Replay implements DynamoWire.Answering {
    private final Map<String, byte[]> answers = new HashMap<>();

    Replay(List<Metered.Call> calls) {
        for (Metered.Call call : calls) {
            ObjectNode answer = call.answer().deepCopy();
            answer.remove("ConsumedCapacity");
            answers.putIfAbsent(key(call.operation(), call.request()), Json.bytes(answer));
        }
    }

    @Override
    public DynamoWire.Answer answer(String operation, byte[] request) throws IOException {
        JsonNode asked = Json.read(request);
        byte[] answer = answers.get(key(operation, asked));
        return answer == null
                ? new DynamoWire.Answer(
                        400,
                        Json.bytes(Json.object()
                                .put("__type", "com.amazon.coral.validate#ValidationException")
                                .put("message", "not recorded: " + operation + asked)))
                : new DynamoWire.Answer(200, answer);
    }

    /** What a read asks for; what a write writes may differ in its version. */
    private static String key(String operation, JsonNode request) {
        return operation
                + request.path("TableName").asText()
                + request.path("Key")
                + request.path("ExpressionAttributeValues").path(":customer");
    }
}
