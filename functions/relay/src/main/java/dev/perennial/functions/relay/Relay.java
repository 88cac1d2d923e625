package dev.perennial.functions.relay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.AwsOutbox;
import dev.perennial.aws.Environment;
import dev.perennial.aws.PartialBatch;
import dev.perennial.aws.StreamEvent;
import dev.perennial.aws.Tally;
import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.LedgerDocument;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.mail.LedgerEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads the streams of the tables {@code customers} and {@code emails}, and does what is owed. */
public final class Relay implements RequestStreamHandler {
    private final EffectRunner carryingOut;
    private final Consumer<String> log;

    public Relay() {
        Environment environment = Environment.ofProcess();
        DynamoDbClient dynamo = environment.dynamo();
        this(
                new EffectRunner(
                        environment.customers(dynamo),
                        environment.timeline(dynamo),
                        environment.emails(dynamo),
                        new AwsOutbox(environment.bus(), "perennial.relay", environment.messagesQueue())),
                line -> System.out.println(line));
        environment.prime(this);
    }

    /** @param log takes lines of JSON as they are; Lambda's own logger would wrap them into another */
    Relay(EffectRunner carryingOut, Consumer<String> log) {
        this.carryingOut = carryingOut;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        PartialBatch batch = new PartialBatch(context.getLogger());
        Tally tally = new Tally();
        for (StreamEvent.Change change : StreamEvent.read(input.readAllBytes()).changes()) {
            batch.handle(change.sequence().toString(), () -> relay(change, tally));
            if (batch.hasFailed()) {
                break; // The order within the shard is kept: all from here on comes again.
            }
        }
        tally.line().ifPresent(log);
        batch.answer(output);
    }

    private void relay(StreamEvent.Change change, Tally tally) {
        change.after().ifPresent(image -> {
            if (image.has(LedgerDocument.SEND_KEY)) {
                relayEmail(change, image, tally);
            } else if (image.has(CustomerDocument.VERSION)) {
                Customer record = CustomerDocument.read(image);
                tally.add("doubted", "ids", carryingOut.carryOut(record));
                count(record, change.before(), tally);
            }
        });
    }

    /** The facts that this write applied, and the move to another stage. */
    private static void count(Customer record, Optional<Document> before, Tally tally) {
        for (Effect owed : record.owed()) {
            if (owed instanceof Effect.TimelineEntry entry) {
                entry.fact().ifPresent(fact -> tally.add("facts", fact.type(), 1));
            }
        }
        String stage = record.lifecycle().stage().name();
        if (!before.flatMap(it -> it.optionalText("stage")).equals(Optional.of(stage))) {
            tally.add("stages", stage, 1);
        }
    }

    private void relayEmail(StreamEvent.Change change, Document image, Tally tally) {
        LedgerEntry email = LedgerDocument.read(image);
        Optional<LedgerEntry.Status> before =
                change.before().map(LedgerDocument::read).map(LedgerEntry::status);
        if (before.filter(email.status()::equals).isEmpty()) {
            carryingOut.carryOut(email, before);
            tally.add("mails", email.status().name(), 1);
        }
    }
}
