package dev.perennial.operator;

import dev.perennial.flow.Doubts;
import dev.perennial.flow.Email;
import dev.perennial.flow.Readmission;
import dev.perennial.flow.Settling;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Carries out an order and says what became of it. */
final class Mails {
    private final Doubts doubts;
    private final Settling settling;
    private final Readmission readmission;
    private final Instant now;
    private final PrintStream out;

    Mails(Doubts doubts, Settling settling, Readmission readmission, Instant now, PrintStream out) {
        this.doubts = doubts;
        this.settling = settling;
        this.readmission = readmission;
        this.now = now;
        this.out = out;
    }

    /** Answers false where an order changed nothing. */
    boolean carryOut(Order order) {
        return switch (order) {
            case Order.Show(Email.Status status) -> {
                doubts.all(status).stream()
                        .sorted(Comparator.comparing(Email::decidedAt))
                        .forEach(this::show);
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
                                + " may be written to again; look at the list of Amazon SES"
                                + " as well.");
        };
    }

    private void show(Email row) {
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
