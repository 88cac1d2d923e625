package dev.perennial.operator;

import dev.perennial.aws.DynamoLedger;
import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.MailsCommand;
import dev.perennial.flow.mail.UnknownMailResolution;
import dev.perennial.flow.mail.Unsuppress;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./perennial mails}: fails where nothing was changed. */
public final class MailsAction implements Action<MailsCommand> {
    @Override
    public Class<MailsCommand> command() {
        return MailsCommand.class;
    }

    @Override
    public int run(MailsCommand command) {
        Order order = Orders.of(command);
        Place place = Place.of(command.location(), System.getenv().getOrDefault("PREFIX", ""));
        try {
            Account account = Account.of(place);
            DynamoLedger emails = account.emails();
            UnknownMailResolution settling = new UnknownMailResolution(emails, emails, account.messages());
            Unsuppress readmission = new Unsuppress(account.customers());
            Mails mails = new Mails(emails, settling, readmission, account.now(), System.out, System.err);
            return mails.carryOut(order) ? ExitCode.DONE : ExitCode.FAILED;
        } catch (SdkException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            return ExitCode.FAILED;
        }
    }
}
