package dev.perennial.functions.onemailfeedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.Tally;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.flow.mail.BounceEscalation;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.SendingBreaker;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Recorder;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** News of mails from Amazon SES. */
public final class OnEmailFeedback implements RequestStreamHandler {
    private final Ledger emails;
    private final Recorder recorder;
    private final BounceEscalation bouncing;
    private final SendingBreaker brake;
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
                new SendingBreaker(environment.reputation(environment.dynamo())),
                line -> System.out.println(line));
        environment.prime(this);
    }

    OnEmailFeedback(
            Customers customers,
            Ledger emails,
            Recorder recorder,
            Playbook.SoftBounces softBounces,
            SendingBreaker brake,
            Consumer<String> log) {
        this.emails = emails;
        this.recorder = recorder;
        this.bouncing = new BounceEscalation(customers, emails, softBounces);
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
                .map(LedgerEntry::decidedAt)
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
