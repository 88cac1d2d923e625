package dev.perennial.functions.relay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.AwsOutbox;
import dev.perennial.aws.Environment;
import dev.perennial.aws.PartialBatch;
import dev.perennial.aws.StreamEvent;
import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.EmailDocument;
import dev.perennial.flow.CarryingOut;
import dev.perennial.flow.Email;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads the streams of the tables {@code customers} and {@code emails}, and does what is owed. */
public final class Relay implements RequestStreamHandler {
    private final CarryingOut carryingOut;

    public Relay() {
        Environment environment = Environment.ofProcess();
        DynamoDbClient dynamo = environment.dynamo();
        this(
                new CarryingOut(
                        environment.customers(dynamo),
                        environment.timeline(dynamo),
                        environment.emails(dynamo),
                        new AwsOutbox(
                                environment.bus(),
                                "perennial.relay",
                                environment.messagesQueue())));
    }

    Relay(CarryingOut carryingOut) {
        this.carryingOut = carryingOut;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        PartialBatch batch = new PartialBatch(context.getLogger());
        for (StreamEvent.Change change : StreamEvent.read(input.readAllBytes()).changes()) {
            batch.handle(change.sequence().toString(), () -> relay(change));
            if (batch.hasFailed()) {
                break; // The order within the shard is kept: all from here on comes again.
            }
        }
        batch.answer(output);
    }

    private void relay(StreamEvent.Change change) {
        change.after()
                .ifPresent(
                        image -> {
                            if (image.has(EmailDocument.SEND_KEY)) {
                                relayEmail(change, image);
                            } else if (image.has(CustomerDocument.VERSION)) {
                                carryingOut.carryOut(CustomerDocument.read(image));
                            }
                        });
    }

    private void relayEmail(StreamEvent.Change change, Document image) {
        Email email = EmailDocument.read(image);
        Optional<Email.Status> before = change.before().map(EmailDocument::read).map(Email::status);
        if (before.filter(email.status()::equals).isEmpty()) {
            carryingOut.carryOut(email, before);
        }
    }
}
