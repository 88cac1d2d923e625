package dev.perennial.checks;

import dev.perennial.aws.DynamoEmails;
import dev.perennial.flow.Emails;
import dev.perennial.testing.EmailsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoEmailsTest extends EmailsContract {
    @RegisterExtension static final Tables TABLES = new Tables();

    @Override
    protected Emails emails() {
        return new DynamoEmails(TABLES.client(), "emails");
    }
}
