package dev.perennial.functions.sendemail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.PartialBatch;
import dev.perennial.aws.QueueEvent;
import dev.perennial.aws.Tally;
import dev.perennial.domain.rules.contact.QuietHours;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.MailSender;
import dev.perennial.flow.mail.Mailer;
import dev.perennial.flow.mail.SendingBreaker;
import dev.perennial.flow.records.Customers;
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
    private final Customers customers;
    private final Ledger emails;
    private final Mailer mailer;
    private final Pace pace;
    private final SendingBreaker brake;
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
                SesMailer.of(environment),
                Pace.of(environment),
                new SendingBreaker(environment.reputation(environment.dynamo())),
                environment.messagesQueue()::putBack,
                new QuietHours(Playbooks.loadCourtesy()),
                line -> System.out.println(line));
        environment.prime(this);
    }

    SendEmail(
            Customers customers,
            Ledger emails,
            Mailer mailer,
            Pace pace,
            SendingBreaker brake,
            Later later,
            QuietHours quiet,
            Consumer<String> log) {
        this.customers = customers;
        this.emails = emails;
        this.mailer = mailer;
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
        Counted counted = new Counted(mailer);
        MailSender sending = new MailSender(customers, emails, counted);
        MessageBatch round = new MessageBatch(sending, pace, later, quiet, brake.pauses(), tally);
        for (QueueEvent.Delivery delivery : deliveries) {
            batch.handle(delivery.messageId(), () -> round.handle(delivery));
        }
        if (!deliveries.isEmpty()) {
            brake.sent(counted.sent(), deliveries.getLast().at());
        }
        tally.line().ifPresent(log);
        batch.answer(output);
    }
}
