package dev.perennial.testing;

import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.UnknownMails;

class InMemoryLedgerTest extends LedgerContract {
    private final InMemoryLedger emails = new InMemoryLedger();

    @Override
    protected Ledger emails() {
        return emails;
    }

    @Override
    protected UnknownMails doubts() {
        return emails;
    }
}
