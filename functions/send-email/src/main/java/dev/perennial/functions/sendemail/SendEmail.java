package dev.perennial.functions.sendemail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.PartialBatch;
import dev.perennial.aws.QueueEvent;
import dev.perennial.events.MessageCodec;
import dev.perennial.flow.Sending;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Sends the messages of the queue; what Amazon SES wants later stays in the queue. */
public final class SendEmail implements RequestStreamHandler {
    private final Sending sending;
    private final Pace pace;

    public SendEmail() {
        Environment environment = Environment.ofProcess();
        DynamoDbClient dynamo = environment.dynamo();
        this(
                new Sending(
                        environment.customers(dynamo),
                        environment.emails(dynamo),
                        SesMailer.of(environment)),
                Pace.of(environment));
        environment.prime(this);
    }

    SendEmail(Sending sending, Pace pace) {
        this.sending = sending;
        this.pace = pace;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        PartialBatch batch = new PartialBatch(context.getLogger());
        for (QueueEvent.Delivery delivery : QueueEvent.read(input.readAllBytes()).deliveries()) {
            batch.handle(delivery.messageId(), () -> send(delivery));
        }
        batch.answer(output);
    }

    private void send(QueueEvent.Delivery delivery) {
        pace.await();
        if (!sending.send(MessageCodec.decode(delivery.body()), delivery.name(), delivery.at())) {
            throw new IllegalStateException(
                    "Amazon SES wants it slower: the message stays in the queue");
        }
    }
}
