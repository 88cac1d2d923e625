package dev.perennial.operator;

import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.UnknownMailResolution;
import dev.perennial.flow.mail.UnknownMails;
import dev.perennial.flow.mail.Unsuppress;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Carries out an order and says what became of it. */
final class Mails {
    private final UnknownMails doubts;
    private final UnknownMailResolution settling;
    private final Unsuppress readmission;
    private final Instant now;
    private final PrintStream out;
    private final PrintStream err;

    Mails(
            UnknownMails doubts,
            UnknownMailResolution settling,
            Unsuppress readmission,
            Instant now,
            PrintStream out,
            PrintStream err) {
        this.doubts = doubts;
        this.settling = settling;
        this.readmission = readmission;
        this.now = now;
        this.out = out;
        this.err = err;
    }

    /** Answers false where an order changed nothing. */
    boolean carryOut(Order order) {
        return switch (order) {
            case Order.Show(LedgerEntry.Status status) -> {
                show(status);
                yield true;
            }
            case Order.Drop it ->
                tell(
                        settling.drop(it.customer(), it.sendKey(), it.decision(), now),
                        it.sendKey() + " is dropped: it will not be sent again.");
            case Order.Release it ->
                tell(
                        settling.release(it.customer(), it.sendKey(), it.data(), it.decision(), now),
                        it.sendKey() + " is released: it is sent in a minute, if it still may be.");
            case Order.Unsuppress it ->
                tell(
                        readmission.readmit(it.customer(), it.decision(), now),
                        "The address of "
                                + it.customer()
                                + " may be written to again. Amazon SES has a list of its own, which knows an"
                                + " address only in the exact case in which it was put there:"
                                + " docs/operating.md says how to find it and take it off.");
        };
    }

    /** Rows go to programs as well; that there are none is a sentence for a person. */
    private void show(LedgerEntry.Status status) {
        List<LedgerEntry> rows = doubts.all(status);
        rows.stream().sorted(Comparator.comparing(LedgerEntry::decidedAt)).forEach(this::show);
        if (rows.isEmpty()) {
            err.println("No mail is " + status + ".");
        }
    }

    private void show(LedgerEntry row) {
        out.println(String.join(
                "\t",
                row.customerId().value(),
                row.sendKey(),
                row.status().name(),
                row.decidedAt().toString(),
                row.because()));
    }

    private boolean tell(Optional<String> refused, String done) {
        out.println(refused.map(why -> "Nothing was changed: " + why + ".").orElse(done));
        return refused.isEmpty();
    }
}
