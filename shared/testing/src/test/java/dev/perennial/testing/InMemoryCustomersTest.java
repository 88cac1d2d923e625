package dev.perennial.testing;

import dev.perennial.flow.records.Customers;

class InMemoryCustomersTest extends CustomersContract {
    private final InMemoryCustomers customers = new InMemoryCustomers();

    @Override
    protected Customers customers() {
        return customers;
    }
}
