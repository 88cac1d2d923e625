package dev.perennial.functions.onemailfeedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.Tally;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.flow.mail.BounceEscalation;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.SendingBreaker;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Recorder;
import dev.perennial.flow.records.Timeline;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes what Amazon SES says of a mail into the ledger and, where it says something of the customer, into the record.
 */
public final class OnEmailFeedback implements RequestStreamHandler {
    private final Customers customers;
    private final Timeline timeline;
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
                environment.timeline(environment.dynamo()),
                environment.emails(environment.dynamo()),
                environment.recorder(playbook),
                playbook.courtesy().softBounces(),
                new SendingBreaker(environment.reputation(environment.dynamo())),
                line -> System.out.println(line));
        environment.prime(this);
    }

    OnEmailFeedback(
            Customers customers,
            Timeline timeline,
            Ledger emails,
            Recorder recorder,
            Playbook.SoftBounces softBounces,
            SendingBreaker brake,
            Consumer<String> log) {
        this.customers = customers;
        this.timeline = timeline;
        this.emails = emails;
        this.recorder = recorder;
        this.bouncing = new BounceEscalation(customers, emails, softBounces);
        this.brake = brake;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        SesEvent event = SesEvent.read(input.readAllBytes());
        context.getLogger().log(event.type() + (event.isOurs() ? "" : ": not a mail of ours"));
        Optional<String> program = event.isReading() ? program(event) : Optional.empty();
        if (program.isPresent()) {
            tell(event, program.get());
            return;
        }
        event.ledgerStatus()
                .ifPresent(status -> emails.note(
                        event.customerId(),
                        event.sendKey(),
                        status,
                        event.reason(),
                        Optional.of(event.messageId()),
                        event.at()));
        event.domainEvent(givenUp(event)).ifPresent(recorder::record);
        if (event.isFaultOfTheMail()) {
            blame(event);
        }
        switch (event.verdict()) {
            case BOUNCED -> brake.bounced(sentAt(event), event.at());
            case COMPLAINED -> brake.complained(sentAt(event), event.at());
            case HARMLESS -> {}
        }
    }

    /** Who says that a program read the mail: what Amazon SES says comes before our own look at it. */
    private Optional<String> program(SesEvent event) {
        return event.isByAProgram()
                ? Optional.of("Amazon SES says so (isBotEvent)")
                : ScannerClicks.sign(event.agent(), left(event), event.readAt())
                        .map(sign -> "as far as we can tell: " + sign);
    }

    /** A program is counted, and told in the timeline once for each mail and what it did, at the time of the mail. */
    private void tell(SesEvent event, String because) {
        Status done = event.ledgerStatus().orElseThrow();
        Tally tally = new Tally();
        tally.add("machines", done.name(), 1);
        tally.line().ifPresent(log);
        Customer record = customers.load(event.customerId());
        Instant at = sentAt(event);
        if (record.version() > 0 && !record.hasForgotten(at)) {
            String id = "program-" + done.words() + "-" + event.sendKey();
            String what = done.words() + " by a program: " + event.sendKey();
            timeline.add(
                    record.id(),
                    List.of(TimelineEntry.note(at, id, what, List.of("says nothing of the customer: " + because))));
        }
    }

    /** The template is at fault, as far as the ledger knows which it was: an alarm reads the line. */
    private void blame(SesEvent event) {
        Tally tally = new Tally();
        tally.add("faults", "mails", 1);
        emails.find(event.customerId(), event.sendKey())
                .ifPresent(row -> tally.add("faultyTemplates", row.template(), 1));
        tally.line().ifPresent(log);
    }

    /** When the mail was delivered, where the ledger knows, else when it was sent. */
    private Optional<Instant> left(SesEvent event) {
        return emails.find(event.customerId(), event.sendKey())
                .filter(row -> row.status() == Status.DELIVERED)
                .map(LedgerEntry::decidedAt)
                .or(event::sentAt);
    }

    /** As Amazon SES says; its events are no older than the mail. */
    private static Instant sentAt(SesEvent event) {
        return event.sentAt().filter(at -> !at.isAfter(event.at())).orElse(event.at());
    }

    private Optional<String> givenUp(SesEvent event) {
        return event.isPassingBounce()
                ? emails.find(event.customerId(), event.sendKey()).flatMap(bouncing::givenUp)
                : Optional.empty();
    }
}
