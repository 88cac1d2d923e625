package dev.perennial.testing.storm;

import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Owed.Message;
import dev.perennial.flow.Email;
import dev.perennial.flow.Emails;
import java.time.Instant;
import java.util.Optional;

record FaultyEmails(Emails emails, Faults faults) implements Emails {
    @Override
    public Optional<Email> find(CustomerId customer, String sendKey) {
        return faults.around(() -> emails.find(customer, sendKey));
    }

    @Override
    public Optional<Email> claim(Message message, String owner, Instant at) {
        return faults.around(() -> emails.claim(message, owner, at));
    }

    @Override
    public void release(Message message, String owner) {
        faults.around(() -> emails.release(message, owner));
    }

    @Override
    public Optional<Email> refuse(Message message, String because, Instant at) {
        return faults.around(() -> emails.refuse(message, because, at));
    }

    @Override
    public boolean note(
            CustomerId customer,
            String sendKey,
            Email.Status status,
            String because,
            Optional<String> messageId,
            Instant at) {
        return faults.around(() -> emails.note(customer, sendKey, status, because, messageId, at));
    }
}
