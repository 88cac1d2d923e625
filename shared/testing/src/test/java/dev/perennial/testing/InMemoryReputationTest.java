package dev.perennial.testing;

import dev.perennial.flow.Reputation;

class InMemoryReputationTest extends ReputationContract {
    private final InMemoryReputation reputation = new InMemoryReputation();

    @Override
    protected Reputation reputation() {
        return reputation;
    }
}
