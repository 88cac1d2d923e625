package dev.perennial.checks;

import dev.perennial.aws.DynamoLedger;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.UnknownMails;
import dev.perennial.testing.LedgerContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoEmailsTest extends LedgerContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected Ledger emails() {
        return ledger();
    }

    @Override
    protected UnknownMails doubts() {
        return ledger();
    }

    private static DynamoLedger ledger() {
        return new DynamoLedger(TABLES.client(), "emails");
    }
}
