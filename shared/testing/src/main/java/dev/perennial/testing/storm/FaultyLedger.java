package dev.perennial.testing.storm;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record FaultyLedger(Ledger emails, FaultInjector weather) implements Ledger {
    @Override
    public Optional<LedgerEntry> find(CustomerId customer, String sendKey) {
        return emails.find(customer, sendKey);
    }

    @Override
    public Optional<LedgerEntry> claim(Message message, String owner, Instant at) {
        Optional<LedgerEntry> taken = weather.aroundRepeated(Call.CLAIM, () -> emails.claim(message, owner, at));
        weather.saw(Trouble.DOUBT, taken.filter(FaultyLedger::isClaim).isPresent());
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
    public Optional<LedgerEntry> refuse(Message message, String because, Instant at) {
        weather.saw(Trouble.REFUSED, true);
        return weather.aroundRepeated(Call.REFUSE, () -> emails.refuse(message, because, at));
    }

    @Override
    public boolean note(
            CustomerId customer,
            String sendKey,
            LedgerEntry.Status status,
            String because,
            Optional<String> messageId,
            Instant at) {
        return weather.around(Call.NOTE, () -> emails.note(customer, sendKey, status, because, messageId, at));
    }

    @Override
    public void doubt(LedgerEntry claim, String because, Instant at) {
        weather.around(Call.NOTE, () -> emails.doubt(claim, because, at));
    }

    @Override
    public List<LedgerEntry> all(CustomerId customer) {
        return emails.all(customer);
    }

    @Override
    public void erase(CustomerId customer, Instant until) {
        weather.around(Call.ERASE, () -> emails.erase(customer, until));
    }

    private static boolean isClaim(LedgerEntry row) {
        return row.status() == LedgerEntry.Status.CLAIMED;
    }
}
