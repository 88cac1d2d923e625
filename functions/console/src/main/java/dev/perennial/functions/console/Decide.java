package dev.perennial.functions.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.AwsOutbox;
import dev.perennial.aws.DynamoLedger;
import dev.perennial.aws.Environment;
import dev.perennial.aws.EventBus;
import dev.perennial.aws.OperatorFacts;
import dev.perennial.events.IdSource;
import dev.perennial.events.MessageCodec;
import dev.perennial.flow.administration.Administration;
import dev.perennial.flow.mail.UnknownMailResolution;
import dev.perennial.http.Front;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Decides: the window's buttons, and {@code POST /v1/admin/decisions}. */
public final class Decide implements RequestStreamHandler {
    private final Entrance entrance;

    public Decide() {
        Environment environment = Environment.ofProcess();
        this(administration(environment), Endpoints.of(environment), AuditLog.STANDARD, CallTime.of(System.getenv()));
        environment.prime(this);
    }

    private static Administration administration(Environment environment) {
        DynamoDbClient dynamo = environment.dynamo();
        DynamoLedger emails = environment.emails(dynamo);
        AwsOutbox.Queue queue = environment.messagesQueue();
        EventBus bus = environment.bus();
        return new Administration(
                environment.customers(dynamo),
                new UnknownMailResolution(
                        emails, emails, (message, delay) -> queue.putBack(MessageCodec.encode(message), delay)),
                environment.reputation(dynamo),
                new OperatorFacts(IdSource.UUID_V7, bus::put),
                environment.deadLetters(bus::put, body -> queue.putBack(body, Duration.ZERO)));
    }

    Decide(Administration administration, Endpoints endpoints, AuditLog audit, CallTime time) {
        this.entrance = new Entrance(
                caller -> Front.of(new DecideApi(administration, audit, caller.arn())),
                new DecideWindow(administration, endpoints, audit),
                time);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        entrance.answer(input, output);
    }
}
