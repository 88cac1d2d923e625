package dev.perennial.testing;

import dev.perennial.flow.mail.Reputation;

class InMemoryReputationTest extends ReputationContract {
    private final InMemoryReputation reputation = new InMemoryReputation();

    @Override
    protected Reputation reputation() {
        return reputation;
    }
}
