package dev.perennial.testing;

import dev.perennial.flow.Customers;

class InMemoryCustomersTest extends CustomersContract {
    private final InMemoryCustomers customers = new InMemoryCustomers();

    @Override
    protected Customers customers() {
        return customers;
    }
}
