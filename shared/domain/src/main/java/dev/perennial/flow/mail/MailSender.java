package dev.perennial.flow.mail;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.rules.contact.QuietHours;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.records.Customers;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends a message, at most once. Whether the customer may be written to is looked at here, at the last moment. Between
 * the claim and the note of what came of it lies nothing but the call to Amazon SES: who crashes there leaves a claim
 * behind, which the next delivery turns into UNKNOWN instead of sending again.
 */
public final class MailSender {
    private final Customers customers;
    private final Ledger emails;
    private final Mailer mailer;

    public MailSender(Customers customers, Ledger emails, Mailer mailer) {
        this.customers = customers;
        this.emails = emails;
        this.mailer = mailer;
    }

    /**
     * Takes one delivery of a message from the queue.
     *
     * @param owner names this delivery
     * @return why Amazon SES wants the message later; empty where it is done with
     * @throws IllegalStateException where somebody has to mend something before it can be sent
     */
    public Optional<SlowDown> send(Message message, String owner, Instant now) {
        Customers.Found found = customers.find(message.customerId());
        Customer customer = found.customer();
        if (found.isGone(message.customerId(), message.occurredAt())) {
            emails.find(message.customerId(), message.sendKey()).ifPresent(row -> endOfForgotten(row, message, now));
            return Optional.empty();
        }
        Optional<String> refusal = SendRefusal.of(customer, message, now);
        if (refusal.isPresent()) {
            emails.refuse(message, refusal.get(), now).ifPresent(row -> doubt(row, now));
            return Optional.empty();
        }
        Mailer.Letter letter = mailer.write(customer, message, now);
        Optional<LedgerEntry> taken = emails.claim(named(message, customer), owner, now);
        if (taken.isPresent()) {
            doubt(taken.get(), now);
            return Optional.empty();
        }
        return switch (letter.send()) {
            case Mailer.Outcome.Sent(String messageId) -> note(message, Status.SENT, "", Optional.of(messageId), now);
            case Mailer.Outcome.Rejected(String because) ->
                note(message, Status.REJECTED, because, Optional.empty(), now);
            case Mailer.Outcome.Ambiguous(String because) ->
                note(message, Status.UNKNOWN, because, Optional.empty(), now);
            case Mailer.Outcome.Throttled(SlowDown why) -> {
                emails.release(message, owner, why.words(), now);
                yield Optional.of(why);
            }
            case Mailer.Outcome.Hindered(String because) -> {
                emails.release(message, owner, because, now);
                throw new IllegalStateException(because);
            }
        };
    }

    private static Message named(Message message, Customer customer) {
        return customer.profile()
                .email()
                .map(address -> message.with(LedgerEntry.PROVIDER, MailProvider.of(address)))
                .orElse(message);
    }

    /**
     * Puts a message off.
     *
     * @param owner names this delivery
     * @return false where its customer was forgotten, of whom not even that is kept; {@link #send} says what becomes of
     *     it
     */
    public boolean postpone(Message message, String owner, String because, Instant now) {
        if (customers.find(message.customerId()).isGone(message.customerId(), message.occurredAt())) {
            return false;
        }
        emails.hold(message, owner, because, now);
        return true;
    }

    /**
     * Puts a message off where its customer has quiet hours.
     *
     * @param owner names this delivery
     * @return false where they have none, or the customer was forgotten
     */
    public boolean leaveInPeace(Message message, QuietHours hours, String owner, Instant now) {
        Customers.Found found = customers.find(message.customerId());
        if (found.isGone(message.customerId(), message.occurredAt())) {
            return false;
        }
        Optional<String> quiet = hours.at(found.customer(), now);
        quiet.ifPresent(because -> emails.hold(message, owner, because, now));
        return quiet.isPresent();
    }

    /**
     * Of a customer who was forgotten not even a refusal is kept. A claim that was made meanwhile must not stay one;
     * and what was put off meanwhile is told at the time of its message, so that it goes when rows of that time are
     * removed once more.
     */
    private void endOfForgotten(LedgerEntry row, Message message, Instant now) {
        if (row.status() == Status.POSTPONED) {
            emails.refuse(message, "the customer was forgotten", message.occurredAt());
        } else {
            doubt(row, now);
        }
    }

    /** Meanwhile whoever made the claim may have given it back: then it is theirs to say. */
    private void doubt(LedgerEntry row, Instant now) {
        if (row.status() == Status.CLAIMED) {
            emails.doubt(row, "an earlier attempt ended between asking Amazon SES and noting its answer", now);
        }
    }

    private Optional<SlowDown> note(
            Message message, Status status, String because, Optional<String> messageId, Instant now) {
        emails.note(message.customerId(), message.sendKey(), status, because, messageId, now);
        return Optional.empty();
    }
}
