package dev.perennial.operator;

import dev.perennial.aws.DynamoCustomers;
import dev.perennial.commandline.Action;
import dev.perennial.commandline.BroadcastCommand;
import dev.perennial.commandline.BroadcastCommand.Cancel;
import dev.perennial.commandline.BroadcastCommand.Form;
import dev.perennial.commandline.BroadcastCommand.Ids;
import dev.perennial.commandline.BroadcastCommand.Listing;
import dev.perennial.commandline.BroadcastCommand.Pause;
import dev.perennial.commandline.BroadcastCommand.Plan;
import dev.perennial.commandline.BroadcastCommand.Report;
import dev.perennial.commandline.BroadcastCommand.Resume;
import dev.perennial.commandline.BroadcastCommand.Start;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.MailsCommand.Reason;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.broadcasts.BroadcastOrders;
import dev.perennial.flow.broadcasts.BroadcastOrders.Answer;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./perennial broadcast}: by the playbook of this folder, which is to be the deployed one. */
public final class BroadcastAction implements Action<BroadcastCommand> {
    @Override
    public Class<BroadcastCommand> command() {
        return BroadcastCommand.class;
    }

    @Override
    public int run(BroadcastCommand command) {
        Place place = Place.of(command.location(), System.getenv().getOrDefault("PREFIX", ""));
        try {
            Account account = Account.of(place);
            BroadcastOrders orders = new BroadcastOrders(account.broadcasts(), account.walks(), account.reputation());
            Broadcasts broadcasts =
                    new Broadcasts(Playbooks.loadBroadcasts(), account.broadcasts(), orders, account.now(), System.out);
            return carryOut(command.form(), account, broadcasts) ? ExitCode.DONE : ExitCode.FAILED;
        } catch (SdkException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static boolean carryOut(Form form, Account account, Broadcasts broadcasts) {
        return switch (form) {
            case Listing _ -> {
                broadcasts.list();
                yield true;
            }
            case Plan it -> {
                DynamoCustomers customers = account.customers();
                broadcasts.plan(
                        broadcasts.named(it.name()),
                        ids(it.ids()),
                        new ContactPolicy(Playbooks.loadCourtesy()),
                        customers,
                        customers,
                        it.rate());
                yield true;
            }
            case Report it -> broadcasts.report(broadcasts.named(it.name()), account.counters());
            case Start it ->
                said(broadcasts
                        .orders()
                        .start(broadcasts.named(it.name()), ids(it.ids()), decision(it.reason()), account.now()));
            case Pause it ->
                said(broadcasts.orders().pause(broadcasts.named(it.name()), decision(it.reason()), account.now()));
            case Resume it ->
                said(broadcasts.orders().resume(broadcasts.named(it.name()), decision(it.reason()), account.now()));
            case Cancel it ->
                said(broadcasts.orders().cancel(broadcasts.named(it.name()), decision(it.reason()), account.now()));
        };
    }

    private static boolean said(Answer answer) {
        (answer.done() ? System.out : System.err).println(answer.words());
        return answer.done();
    }

    private static Decision decision(Reason reason) {
        String by = reason.by();
        String because = reason.because();
        try {
            return new Decision(by, because);
        } catch (IllegalArgumentException saysNothing) {
            throw new Misunderstood(String.valueOf(saysNothing.getMessage()));
        }
    }

    private static Optional<List<CustomerId>> ids(Ids ids) {
        return ids.file().map(BroadcastAction::read);
    }

    static List<CustomerId> read(Path file) {
        List<CustomerId> ids = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int line = 0; line < lines.size(); line++) {
                String text = lines.get(line).strip();
                if (!text.isEmpty()) {
                    ids.add(id(file, line + 1, text));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (ids.isEmpty()) {
            throw new Misunderstood("The file '%s' names nobody.".formatted(file));
        }
        return ids;
    }

    private static CustomerId id(Path file, int line, String text) {
        if (CustomerId.isValid(text)) {
            return new CustomerId(text);
        }
        return EmailAddress.parse(text)
                .map(CustomerId::of)
                .orElseThrow(() -> new Misunderstood(
                        "Line %d of '%s' is neither a customer id nor an e-mail address.".formatted(line, file)));
    }
}
