package dev.perennial.functions.walkbroadcast;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.DynamoCustomers;
import dev.perennial.aws.Environment;
import dev.perennial.aws.PartialBatch;
import dev.perennial.aws.QueueEvent;
import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.events.TurnCodec;
import dev.perennial.flow.broadcasts.BroadcastWalk;
import dev.perennial.flow.broadcasts.Clicks;
import dev.perennial.flow.broadcasts.WalkQueue;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Takes one turn of a broadcast's walk, and puts the next one into the queue before this one is done with: a crash
 * between the two leaves two walks over the segment, which come to nobody twice.
 */
public final class WalkBroadcast implements RequestStreamHandler {
    private final BroadcastWalk walk;
    private final WalkQueue queue;

    public WalkBroadcast() {
        this(Environment.ofProcess());
    }

    private WalkBroadcast(Environment environment) {
        this(walk(environment), queue(environment));
        environment.prime(this);
    }

    WalkBroadcast(BroadcastWalk walk, WalkQueue queue) {
        this.walk = walk;
        this.queue = queue;
    }

    private static BroadcastWalk walk(Environment environment) {
        Playbook playbook = Playbooks.load();
        Map<String, Broadcast> broadcasts =
                Playbooks.loadBroadcasts().stream().collect(toMap(Broadcast::name, identity()));
        DynamoDbClient dynamo = environment.dynamo();
        DynamoCustomers customers = environment.customers(dynamo);
        return new BroadcastWalk(
                environment.broadcasts(dynamo),
                customers,
                customers,
                environment.recorder(playbook),
                new Clicks(environment.counters(dynamo)),
                name -> Optional.ofNullable(broadcasts.get(name)),
                new ContactPolicy(playbook.courtesy()),
                Integer.parseInt(environment.require("SES_RATE")));
    }

    private static WalkQueue queue(Environment environment) {
        var turns = environment.broadcastsQueue();
        return (turn, delay) -> turns.putBack(TurnCodec.encode(turn), delay);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        PartialBatch batch = new PartialBatch(context.getLogger());
        for (QueueEvent.Delivery delivery :
                QueueEvent.read(input.readAllBytes()).deliveries()) {
            batch.handle(delivery.messageId(), () -> {
                WalkQueue.Turn turn = TurnCodec.decode(delivery.body());
                walk.turn(turn, delivery.at()).ifPresent(delay -> queue.put(turn, delay));
            });
        }
        batch.answer(output);
    }
}
