package dev.perennial.testing;

import dev.perennial.flow.Emails;

class InMemoryEmailsTest extends EmailsContract {
    private final InMemoryEmails emails = new InMemoryEmails();

    @Override
    protected Emails emails() {
        return emails;
    }
}
