package dev.perennial.local.queues;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.util.Set;

/** A received message, as SQS tells it. */
final class ReceivedJson {
    private ReceivedJson() {}

    /**
     * The message with what the receiver asks for.
     *
     * @param system names of SQS's attributes, or {@code All}
     * @param own names of the message's own attributes, or {@code All}
     */
    static ObjectNode of(Queue.Received received, Set<String> system, Set<String> own) {
        Message message = received.message();
        ObjectNode all = Json.object()
                .put("SenderId", "local")
                .put("SentTimestamp", String.valueOf(message.sent()))
                .put("ApproximateReceiveCount", String.valueOf(message.received()))
                .put("ApproximateFirstReceiveTimestamp", String.valueOf(message.firstReceived()));
        if (!message.source().isEmpty()) {
            all.put("DeadLetterQueueSourceArn", message.source());
        }
        message.system().properties().forEach(each -> all.set(each.getKey(), each.getValue()));
        ObjectNode json = Json.object()
                .put("MessageId", message.id())
                .put("ReceiptHandle", received.receipt())
                .put("MD5OfBody", MessageDigests.ofBody(message.body()))
                .put("Body", message.body());
        ObjectNode attributes = system.contains("All") ? all : all.retain(system);
        if (!attributes.isEmpty()) {
            json.set("Attributes", attributes);
        }
        ObjectNode wanted = Json.object();
        message.attributes().properties().stream()
                .filter(each -> isWanted(each.getKey(), own))
                .forEach(each -> wanted.set(each.getKey(), each.getValue()));
        if (!wanted.isEmpty()) {
            json.put("MD5OfMessageAttributes", MessageDigests.ofAttributes(wanted))
                    .set("MessageAttributes", wanted);
        }
        return json;
    }

    /** By its name, by the beginning of its name before {@code .*}, or with all. */
    private static boolean isWanted(String name, Set<String> wanted) {
        return wanted.stream()
                .anyMatch(it -> it.equals("All")
                        || it.equals(name)
                        || (it.endsWith(".*") && name.startsWith(it.substring(0, it.length() - 2))));
    }
}
