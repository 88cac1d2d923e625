package dev.perennial.functions.sendemail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.PartialBatch;
import dev.perennial.aws.QueueEvent;
import dev.perennial.aws.Tally;
import dev.perennial.domain.QuietHours;
import dev.perennial.flow.Brake;
import dev.perennial.flow.Customers;
import dev.perennial.flow.Emails;
import dev.perennial.flow.Sending;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends the messages of the queue. While sending is paused, and while Amazon SES wants it slower, they go round in the
 * queue, ten minutes at most each time, until they are sent or their time is over.
 */
public final class SendEmail implements RequestStreamHandler {
    private final Sending sending;
    private final Counted counted;
    private final Pace pace;
    private final Brake brake;
    private final Later later;
    private final QuietHours quiet;
    private final Consumer<String> log;

    /** Puts a message back into the queue. */
    @FunctionalInterface
    interface Later {
        void putBack(String body, Duration delay);
    }

    public SendEmail() {
        this(Environment.ofProcess());
    }

    private SendEmail(Environment environment) {
        this(
                environment.customers(environment.dynamo()),
                environment.emails(environment.dynamo()),
                new Counted(SesMailer.of(environment)),
                Pace.of(environment),
                new Brake(environment.reputation(environment.dynamo())),
                environment.messagesQueue()::putBack,
                new QuietHours(Playbooks.loadCourtesy()),
                line -> System.out.println(line));
        environment.prime(this);
    }

    SendEmail(
            Customers customers,
            Emails emails,
            Counted counted,
            Pace pace,
            Brake brake,
            Later later,
            QuietHours quiet,
            Consumer<String> log) {
        this.sending = new Sending(customers, emails, counted);
        this.counted = counted;
        this.pace = pace;
        this.brake = brake;
        this.later = later;
        this.quiet = quiet;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        List<QueueEvent.Delivery> deliveries =
                QueueEvent.read(input.readAllBytes()).deliveries();
        PartialBatch batch = new PartialBatch(context.getLogger());
        Tally tally = new Tally();
        Round round = new Round(sending, pace, later, quiet, brake.pausedBecause(), tally);
        for (QueueEvent.Delivery delivery : deliveries) {
            batch.handle(delivery.messageId(), () -> round.handle(delivery));
        }
        if (!deliveries.isEmpty()) {
            brake.sent(counted.take(), deliveries.getLast().at());
        }
        tally.line().ifPresent(log);
        batch.answer(output);
    }
}
