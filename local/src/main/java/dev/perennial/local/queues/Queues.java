package dev.perennial.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.Json;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.storage.Storage;
import dev.perennial.template.Arns;
import dev.perennial.template.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The declared queues. */
public final class Queues {
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private final LocalClock clock;
    private final Storage storage;
    private final String urlPrefix;
    private final String arnPrefix;

    /**
     * No queues yet.
     *
     * @param urlPrefix what queue URLs begin with, for example {@code http://localhost:4566/000000000000/}
     * @param arnPrefix for example {@code arn:aws:sqs:eu-central-1:000000000000:}
     */
    public Queues(LocalClock clock, Storage storage, String urlPrefix, String arnPrefix) {
        this.clock = clock;
        this.storage = storage;
        this.urlPrefix = urlPrefix;
        this.arnPrefix = arnPrefix;
    }

    /** Makes the queues; dead-letter queues first, for the others name them. */
    public void create(List<Resource> declared) {
        declared.stream()
                .sorted(Comparator.comparing(queue -> queue.properties().has("RedrivePolicy")))
                .forEach(this::create);
    }

    private void create(Resource declared) {
        JsonNode properties = declared.properties();
        Queue.Settings settings = new Queue.Settings(
                seconds(properties, "VisibilityTimeout", VISIBILITY_TIMEOUT),
                seconds(properties, "DelaySeconds", Duration.ZERO),
                seconds(properties, "ReceiveMessageWaitTimeSeconds", Duration.ZERO),
                redrive(declared));
        queues.put(declared.name(), new Queue(declared.name(), arnPrefix + declared.name(), settings, clock, storage));
    }

    private static Duration seconds(JsonNode properties, String name, Duration otherwise) {
        return properties.has(name) ? Duration.ofSeconds(properties.get(name).asLong()) : otherwise;
    }

    private Optional<Queue.Redrive> redrive(Resource declared) {
        JsonNode policy = declared.properties().path("RedrivePolicy");
        if (policy.isMissingNode()) {
            return Optional.empty();
        }
        String target = Arns.lastPart(policy.path("deadLetterTargetArn").asText());
        Queue deadLetters = find(target)
                .orElseThrow(() -> new IllegalArgumentException("The queue " + declared.name()
                        + " has a RedrivePolicy that names " + target
                        + ": a declared queue without one is needed here"));
        return Optional.of(
                new Queue.Redrive(deadLetters, policy.path("maxReceiveCount").asInt()));
    }

    /** Puts a message into a queue. */
    public void send(String queueArn, String body) {
        Queue queue = find(Arns.lastPart(queueArn))
                .orElseThrow(() -> new IllegalArgumentException("The template declares no queue " + queueArn));
        queue.send(body, Json.object(), Json.object(), queue.settings().delay());
    }

    Optional<Queue> find(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    Collection<Queue> all() {
        return queues.values();
    }

    Map<String, Queue> byArn() {
        return queues.values().stream().collect(Collectors.toMap(Queue::arn, queue -> queue));
    }

    /** The queues whose dead letters come into this one. */
    List<Queue> sourcesOf(Queue deadLetters) {
        return queues.values().stream()
                .filter(queue -> queue.settings()
                        .redrive()
                        .filter(it -> it.deadLetters() == deadLetters)
                        .isPresent())
                .toList();
    }

    /** The URL of a queue, by which clients call it. */
    public String url(String queue) {
        return urlPrefix + queue;
    }

    /** The earliest moment for which a message waits. */
    public Optional<Instant> next() {
        return queues.values().stream()
                .map(Queue::next)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Tells all that wait for a moment that it may have come. */
    public void wake() {
        queues.values().forEach(Queue::wake);
    }
}
