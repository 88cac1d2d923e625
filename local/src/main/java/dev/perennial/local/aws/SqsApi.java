package dev.perennial.local.aws;

import dev.perennial.dynamodb.wire.ServiceException;
import dev.perennial.local.Json;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.queues.SqsException;
import dev.perennial.local.queues.SqsOperations;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** SQS by its JSON protocol. */
public final class SqsApi {
    private static final Set<String> PREFIXED = Set.of(
            "UnsupportedOperation",
            "MessageNotInflight",
            "EmptyBatchRequest",
            "TooManyEntriesInBatchRequest",
            "BatchEntryIdsNotDistinct");

    private final SqsOperations operations;

    public SqsApi(SqsOperations operations) {
        this.operations = operations;
    }

    HttpAnswer answer(String operation, byte[] request) throws IOException, InterruptedException {
        try {
            return HttpAnswer.of(
                    200, "application/x-amz-json-1.0", Json.bytes(operations.answer(operation, Json.read(request))));
        } catch (SqsException refused) {
            return refusal(refused.name(), String.valueOf(refused.getMessage()));
        } catch (ServiceException malformed) {
            return refusal("InvalidParameterValueException", String.valueOf(malformed.getMessage()));
        }
    }

    private static HttpAnswer refusal(String name, String message) {
        return new HttpAnswer(
                400,
                Map.of(
                        "content-type", List.of("application/x-amz-json-1.0"),
                        "x-amzn-query-error", List.of(formerName(name) + ";Sender")),
                Json.bytes(
                        Json.object().put("__type", "com.amazonaws.sqs#" + name).put("message", message)));
    }

    /** The error's name in the older protocol, by which clients still know it. */
    private static String formerName(String name) {
        return switch (name) {
            case "QueueDoesNotExist" -> "AWS.SimpleQueueService.NonExistentQueue";
            case "InvalidParameterValueException" -> "InvalidParameterValue";
            default -> PREFIXED.contains(name) ? "AWS.SimpleQueueService." + name : name;
        };
    }
}
