package dev.perennial.functions.onemailfeedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.Tally;
import dev.perennial.domain.Playbook;
import dev.perennial.flow.Bouncing;
import dev.perennial.flow.Brake;
import dev.perennial.flow.Customers;
import dev.perennial.flow.Email;
import dev.perennial.flow.Email.Status;
import dev.perennial.flow.Emails;
import dev.perennial.flow.Recorder;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** News of mails from Amazon SES. */
public final class OnEmailFeedback implements RequestStreamHandler {
    private final Emails emails;
    private final Recorder recorder;
    private final Bouncing bouncing;
    private final Brake brake;
    private final Consumer<String> log;

    public OnEmailFeedback() {
        this(Environment.ofProcess(), Playbooks.load());
    }

    private OnEmailFeedback(Environment environment, Playbook playbook) {
        this(
                environment.customers(environment.dynamo()),
                environment.emails(environment.dynamo()),
                environment.recorder(playbook),
                playbook.courtesy().softBounces(),
                new Brake(environment.reputation(environment.dynamo())),
                line -> System.out.println(line));
        environment.prime(this);
    }

    OnEmailFeedback(
            Customers customers,
            Emails emails,
            Recorder recorder,
            Playbook.SoftBounces softBounces,
            Brake brake,
            Consumer<String> log) {
        this.emails = emails;
        this.recorder = recorder;
        this.bouncing = new Bouncing(customers, emails, softBounces);
        this.brake = brake;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        SesNews news = SesNews.read(input.readAllBytes());
        context.getLogger().log(news.type() + (news.isOurs() ? "" : ": not a mail of ours"));
        if (news.isReading() && Machines.did(news.agent(), left(news), news.readAt())) {
            Tally tally = new Tally();
            tally.add("machines", news.ledgerStatus().orElseThrow().name(), 1);
            tally.line().ifPresent(log);
            return;
        }
        news.ledgerStatus()
                .ifPresent(status -> emails.note(
                        news.customerId(),
                        news.sendKey(),
                        status,
                        news.reason(),
                        Optional.of(news.messageId()),
                        news.at()));
        news.event(givenUp(news)).ifPresent(recorder::record);
        switch (news.verdict()) {
            case BOUNCED -> brake.bounced(sentAt(news), news.at());
            case COMPLAINED -> brake.complained(sentAt(news), news.at());
            case HARMLESS -> {}
        }
    }

    /** When the mail was delivered, where the ledger knows, else when it was sent. */
    private Optional<Instant> left(SesNews news) {
        return emails.find(news.customerId(), news.sendKey())
                .filter(row -> row.status() == Status.DELIVERED)
                .map(Email::decidedAt)
                .or(news::sentAt);
    }

    /** As Amazon SES says; its news are no older than the mail. */
    private static Instant sentAt(SesNews news) {
        return news.sentAt().filter(at -> !at.isAfter(news.at())).orElse(news.at());
    }

    private Optional<String> givenUp(SesNews news) {
        return news.isPassingBounce()
                ? emails.find(news.customerId(), news.sendKey()).flatMap(bouncing::givenUp)
                : Optional.empty();
    }
}
