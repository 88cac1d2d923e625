package dev.perennial.operator;

import dev.perennial.aws.DynamoLedger;
import dev.perennial.flow.mail.UnknownMailResolution;
import dev.perennial.flow.mail.Unsuppress;
import java.io.UncheckedIOException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./perennial mails}. */
public final class Main {
    private static final int DONE = 0;
    private static final int NOTHING_CHANGED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            String prefix = System.getenv().getOrDefault("PREFIX", "");
            CommandLine line = CommandLine.parse(arguments, prefix);
            Account account = Account.of(line.place());
            DynamoLedger emails = account.emails();
            UnknownMailResolution settling = new UnknownMailResolution(emails, emails, account.messages());
            Mails mails = new Mails(emails, settling, new Unsuppress(account.customers()), account.now(), System.out);
            return mails.carryOut(line.order()) ? DONE : NOTHING_CHANGED;
        } catch (Misunderstood misused) {
            System.err.println(misused.getMessage() + " See ./perennial help.");
            return MISUSED;
        } catch (SdkException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            return NOTHING_CHANGED;
        }
    }
}
