package dev.perennial.local.queues;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import dev.perennial.local.Json;
import dev.perennial.template.Arns;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * SQS's operations on the declared queues, in the words of its JSON protocol. Whatever a request holds that is not
 * known here is refused by its name.
 */
public final class SqsOperations {
    private static final int MOST_AT_ONCE = 10;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int LONGEST_DELAY = 900;
    private static final int LONGEST_WAIT = 20;
    private static final int LONGEST_VISIBILITY = 43_200;

    private final Queues queues;

    public SqsOperations(Queues queues) {
        this.queues = queues;
    }

    private interface Operation {
        ObjectNode answer(Members request) throws InterruptedException;
    }

    /**
     * Answers an operation.
     *
     * @throws SqsException when it is refused
     */
    public ObjectNode answer(String operation, JsonNode request) throws InterruptedException {
        Members members = new Members(operation, request);
        return find(operation).answer(members);
    }

    private Operation find(String operation) {
        return switch (operation) {
            case "ListQueues" -> this::listQueues;
            case "GetQueueUrl" -> this::getQueueUrl;
            case "GetQueueAttributes" -> this::getQueueAttributes;
            case "SendMessage" -> request -> single(request, SqsOperations::send);
            case "SendMessageBatch" -> request -> batch(request, SqsOperations::send);
            case "ReceiveMessage" -> this::receiveMessage;
            case "DeleteMessage" -> request -> single(request, SqsOperations::delete);
            case "DeleteMessageBatch" -> request -> batch(request, SqsOperations::delete);
            case "ChangeMessageVisibility" -> request -> single(request, SqsOperations::hide);
            case "ChangeMessageVisibilityBatch" -> request -> batch(request, SqsOperations::hide);
            case "PurgeQueue" -> this::purgeQueue;
            case "StartMessageMoveTask" -> this::startMessageMoveTask;
            case "ListDeadLetterSourceQueues" -> this::listDeadLetterSourceQueues;
            default ->
                throw SqsException.named(
                        "UnsupportedOperation",
                        "The local cloud takes queues from the template and does not know the operation " + operation
                                + ".");
        };
    }

    private Queue queue(Members request) {
        return queue(Arns.lastPart(request.text("QueueUrl")));
    }

    private Queue queue(String name) {
        return queues.find(name)
                .orElseThrow(() -> SqsException.named(
                        "QueueDoesNotExist",
                        "The specified queue does not exist: the template declares no " + name + "."));
    }

    private ObjectNode listQueues(Members request) {
        String prefix = request.findText("QueueNamePrefix").orElse("");
        request.done();
        ObjectNode answer = Json.object();
        ArrayNode urls = answer.putArray("QueueUrls");
        queues.all().stream()
                .map(Queue::name)
                .filter(name -> name.startsWith(prefix))
                .map(queues::url)
                .forEach(urls::add);
        return answer;
    }

    private ObjectNode getQueueUrl(Members request) {
        String name = request.text("QueueName");
        request.done();
        return Json.object().put("QueueUrl", queues.url(queue(name).name()));
    }

    private ObjectNode getQueueAttributes(Members request) {
        Queue queue = queue(request);
        Set<String> names = texts(request, "AttributeNames");
        request.done();
        Queue.Counts counts = queue.counts();
        ObjectNode all = Json.object()
                .put("QueueArn", queue.arn())
                .put("ApproximateNumberOfMessages", String.valueOf(counts.visible()))
                .put("ApproximateNumberOfMessagesNotVisible", String.valueOf(counts.taken()))
                .put("ApproximateNumberOfMessagesDelayed", String.valueOf(counts.delayed()))
                .put("VisibilityTimeout", seconds(queue.settings().visibilityTimeout()))
                .put("DelaySeconds", seconds(queue.settings().delay()))
                .put("ReceiveMessageWaitTimeSeconds", seconds(queue.settings().patience()));
        queue.settings()
                .redrive()
                .ifPresent(redrive -> all.put(
                        "RedrivePolicy",
                        Json.object()
                                .put(
                                        "deadLetterTargetArn",
                                        redrive.deadLetters().arn())
                                .put("maxReceiveCount", redrive.maxReceiveCount())
                                .toString()));
        ObjectNode answer = Json.object();
        answer.set("Attributes", names.contains("All") ? all : all.retain(names));
        return answer;
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    private static Set<String> texts(Members request, String name) {
        Set<String> texts = new HashSet<>();
        request.find(name).ifPresent(list -> list.forEach(each -> texts.add(each.asText())));
        return texts;
    }

    private static Optional<Duration> duration(Members request, String name, int most) {
        return request.number(name).map(seconds -> {
            if (seconds < 0 || seconds > most) {
                throw SqsException.invalid("Value " + seconds + " for parameter " + name
                        + " is invalid. Reason: Must be between 0 and " + most + ", if provided.");
            }
            return Duration.ofSeconds(seconds);
        });
    }

    /** Reads what is to be done with one message, and does it when all is read and nothing is refused. */
    private interface Part {
        Supplier<ObjectNode> read(Queue queue, Members entry);
    }

    private ObjectNode single(Members request, Part part) {
        Supplier<ObjectNode> effect = part.read(queue(request), request);
        request.done();
        return effect.get();
    }

    /** Each entry by itself: one that is refused does not stop the others. */
    private ObjectNode batch(Members request, Part part) {
        Queue queue = queue(request);
        JsonNode entries = request.get("Entries");
        request.done();
        if (entries.isEmpty()) {
            throw SqsException.named("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > MOST_AT_ONCE) {
            throw SqsException.named(
                    "TooManyEntriesInBatchRequest", "Maximum number of entries per request are " + MOST_AT_ONCE + ".");
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : entries) {
            if (!ids.add(entry.path("Id").asText())) {
                throw SqsException.named("BatchEntryIdsNotDistinct", "Id " + entry.path("Id") + " repeated.");
            }
        }
        ObjectNode answer = Json.object();
        ArrayNode successful = answer.putArray("Successful");
        ArrayNode failed = answer.putArray("Failed");
        for (JsonNode entry : entries) {
            String id = entry.path("Id").asText();
            try {
                Members members = new Members("an entry", entry);
                members.find("Id");
                Supplier<ObjectNode> effect = part.read(queue, members);
                members.done();
                successful.add(effect.get().put("Id", id));
            } catch (SqsException refused) {
                failed.add(failure(id, refused.name(), String.valueOf(refused.getMessage())));
            } catch (ServiceException malformed) {
                failed.add(failure(id, "InvalidParameterValue", String.valueOf(malformed.getMessage())));
            }
        }
        return answer;
    }

    private static ObjectNode failure(String id, String code, String message) {
        return Json.object()
                .put("Id", id)
                .put("SenderFault", true)
                .put("Code", code)
                .put("Message", message);
    }

    private static Supplier<ObjectNode> send(Queue queue, Members request) {
        String body = request.text("MessageBody");
        if (body.isEmpty()) {
            throw SqsException.named("MissingParameter", "The request must contain the parameter MessageBody.");
        }
        if (body.getBytes(UTF_8).length > MOST_BYTES) {
            throw SqsException.invalid("One or more parameters are invalid. Reason: Message must be shorter than "
                    + MOST_BYTES + " bytes.");
        }
        Duration delay = duration(request, "DelaySeconds", LONGEST_DELAY)
                .orElse(queue.settings().delay());
        JsonNode attributes = request.find("MessageAttributes").orElseGet(Json::object);
        ObjectNode system = Json.object();
        request.find("MessageSystemAttributes")
                .ifPresent(given -> given.properties()
                        .forEach(each -> system.put(
                                each.getKey(),
                                each.getValue().path("StringValue").asText())));
        return () -> {
            ObjectNode answer = Json.object().put("MD5OfMessageBody", MessageDigests.ofBody(body));
            if (!attributes.isEmpty()) {
                answer.put("MD5OfMessageAttributes", MessageDigests.ofAttributes(attributes));
            }
            return answer.put("MessageId", queue.send(body, attributes, system, delay));
        };
    }

    private static Supplier<ObjectNode> delete(Queue queue, Members entry) {
        String receipt = entry.text("ReceiptHandle");
        return () -> {
            queue.delete(receipt);
            return Json.object();
        };
    }

    private static Supplier<ObjectNode> hide(Queue queue, Members entry) {
        entry.get("VisibilityTimeout");
        String receipt = entry.text("ReceiptHandle");
        Duration visibility =
                duration(entry, "VisibilityTimeout", LONGEST_VISIBILITY).orElseThrow();
        return () -> {
            queue.hide(receipt, visibility);
            return Json.object();
        };
    }

    private ObjectNode receiveMessage(Members request) throws InterruptedException {
        Queue queue = queue(request);
        int most = request.number("MaxNumberOfMessages").orElse(1);
        if (most < 1 || most > MOST_AT_ONCE) {
            throw SqsException.invalid("Value " + most + " for parameter MaxNumberOfMessages is invalid. Reason:"
                    + " Must be between 1 and " + MOST_AT_ONCE + ", if provided.");
        }
        Duration visibility = duration(request, "VisibilityTimeout", LONGEST_VISIBILITY)
                .orElse(queue.settings().visibilityTimeout());
        Duration wait = duration(request, "WaitTimeSeconds", LONGEST_WAIT)
                .orElse(queue.settings().patience());
        Set<String> system = texts(request, "AttributeNames");
        system.addAll(texts(request, "MessageSystemAttributeNames"));
        Set<String> own = texts(request, "MessageAttributeNames");
        request.done();
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("Messages");
        queue.receive(most, visibility, wait).forEach(received -> messages.add(ReceivedJson.of(received, system, own)));
        return answer;
    }

    private ObjectNode purgeQueue(Members request) {
        Queue queue = queue(request);
        request.done();
        queue.purge();
        return Json.object();
    }

    private ObjectNode startMessageMoveTask(Members request) {
        Queue source = byArn(request.text("SourceArn"));
        Optional<Queue> destination = request.findText("DestinationArn").map(this::byArn);
        request.done();
        if (queues.sourcesOf(source).isEmpty()) {
            throw SqsException.invalid("Source queue must be configured as a Dead Letter Queue.");
        }
        source.move(queues.byArn(), destination);
        return Json.object().put("TaskHandle", UUID.randomUUID().toString());
    }

    private Queue byArn(String arn) {
        return Optional.ofNullable(queues.byArn().get(arn))
                .orElseThrow(() -> SqsException.named(
                        "ResourceNotFoundException",
                        "The resource that you specified for the ARN doesn't exist: " + arn));
    }

    private ObjectNode listDeadLetterSourceQueues(Members request) {
        List<Queue> sources = queues.sourcesOf(queue(request));
        request.done();
        ObjectNode answer = Json.object();
        ArrayNode urls = answer.putArray("queueUrls");
        sources.forEach(queue -> urls.add(queues.url(queue.name())));
        return answer;
    }
}
