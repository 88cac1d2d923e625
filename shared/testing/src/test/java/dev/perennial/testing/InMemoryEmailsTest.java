package dev.perennial.testing;

import dev.perennial.flow.Doubts;
import dev.perennial.flow.Emails;

class InMemoryEmailsTest extends EmailsContract {
    private final InMemoryEmails emails = new InMemoryEmails();

    @Override
    protected Emails emails() {
        return emails;
    }

    @Override
    protected Doubts doubts() {
        return emails;
    }
}
