package dev.perennial.checks;

import dev.perennial.aws.DynamoReputation;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.testing.ReputationContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoReputationTest extends ReputationContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected Reputation reputation() {
        return new DynamoReputation(TABLES.client(), "metrics");
    }
}
