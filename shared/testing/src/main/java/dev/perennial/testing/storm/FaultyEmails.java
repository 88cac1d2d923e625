package dev.perennial.testing.storm;

import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Owed.Message;
import dev.perennial.flow.Email;
import dev.perennial.flow.Emails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record FaultyEmails(Emails emails, Weather weather) implements Emails {
    @Override
    public Optional<Email> find(CustomerId customer, String sendKey) {
        return emails.find(customer, sendKey);
    }

    @Override
    public Optional<Email> claim(Message message, String owner, Instant at) {
        Optional<Email> taken = weather.aroundRepeated(Call.CLAIM, () -> emails.claim(message, owner, at));
        weather.saw(Trouble.DOUBT, taken.filter(FaultyEmails::isClaim).isPresent());
        return taken;
    }

    @Override
    public void release(Message message, String owner, String because, Instant at) {
        weather.around(Call.RELEASE, () -> emails.release(message, owner, because, at));
    }

    @Override
    public void postpone(Message message, String because, Instant at) {
        weather.saw(Trouble.POSTPONED, true);
        weather.around(Call.POSTPONE, () -> emails.postpone(message, because, at));
    }

    @Override
    public void hold(Message message, String owner, String because, Instant at) {
        weather.around(Call.POSTPONE, () -> emails.hold(message, owner, because, at));
    }

    @Override
    public Optional<Email> refuse(Message message, String because, Instant at) {
        weather.saw(Trouble.REFUSED, true);
        return weather.aroundRepeated(Call.REFUSE, () -> emails.refuse(message, because, at));
    }

    @Override
    public boolean note(
            CustomerId customer,
            String sendKey,
            Email.Status status,
            String because,
            Optional<String> messageId,
            Instant at) {
        return weather.around(Call.NOTE, () -> emails.note(customer, sendKey, status, because, messageId, at));
    }

    @Override
    public void doubt(Email claim, String because, Instant at) {
        weather.around(Call.NOTE, () -> emails.doubt(claim, because, at));
    }

    @Override
    public List<Email> all(CustomerId customer) {
        return emails.all(customer);
    }

    @Override
    public void erase(CustomerId customer, Instant until) {
        weather.around(Call.ERASE, () -> emails.erase(customer, until));
    }

    private static boolean isClaim(Email row) {
        return row.status() == Email.Status.CLAIMED;
    }
}
