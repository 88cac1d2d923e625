package dev.perennial.checks;

import dev.perennial.aws.DynamoEmails;
import dev.perennial.flow.Doubts;
import dev.perennial.flow.Emails;
import dev.perennial.testing.EmailsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoEmailsTest extends EmailsContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected Emails emails() {
        return ledger();
    }

    @Override
    protected Doubts doubts() {
        return ledger();
    }

    private static DynamoEmails ledger() {
        return new DynamoEmails(TABLES.client(), "emails");
    }
}
