package dev.perennial.functions.sendemail;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.flow.mail.Mailer;
import java.time.Instant;

/** Counts the mails that Amazon SES took in one invocation: of another that runs at the same time it knows nothing. */
final class Counted implements Mailer {
    private final Mailer mailer;
    private long sent;

    Counted(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Letter write(Customer customer, Message message, Instant now) {
        Letter letter = mailer.write(customer, message, now);
        return () -> {
            Outcome outcome = letter.send();
            if (outcome instanceof Outcome.Sent) {
                sent++;
            }
            return outcome;
        };
    }

    long sent() {
        return sent;
    }
}
