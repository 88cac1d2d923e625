package dev.perennial.checks;

import dev.perennial.aws.DynamoCustomers;
import dev.perennial.flow.records.Customers;
import dev.perennial.testing.CustomersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoCustomersTest extends CustomersContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected Customers customers() {
        return new DynamoCustomers(TABLES.client(), "customers");
    }
}
