package dev.perennial.functions.sendemail;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.flow.mail.Mailer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the mails that Amazon SES took. */
final class Counted implements Mailer {
    private final Mailer mailer;
    private final AtomicLong sent = new AtomicLong();

    Counted(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Letter write(Customer customer, Message message, Instant now) {
        Letter letter = mailer.write(customer, message, now);
        return () -> {
            Outcome outcome = letter.send();
            if (outcome instanceof Outcome.Sent) {
                sent.incrementAndGet();
            }
            return outcome;
        };
    }

    /** How many since this was last asked. */
    long take() {
        return sent.getAndSet(0);
    }
}
