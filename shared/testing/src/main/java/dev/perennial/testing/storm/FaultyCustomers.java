package dev.perennial.testing.storm;

import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.flow.Customers;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Crashes around every call; between a read and its write somebody else may get in. */
record FaultyCustomers(Customers customers, Faults faults, Consumer<CustomerId> rival)
        implements Customers {
    @Override
    public Customer load(CustomerId id) {
        return faults.around(() -> customers.load(id));
    }

    @Override
    public boolean save(Customer next) {
        rival.accept(next.id());
        return faults.around(() -> customers.save(next));
    }

    @Override
    public boolean link(CustomerId from, CustomerId leadsTo) {
        return faults.around(() -> customers.link(from, leadsTo));
    }

    @Override
    public void due(String shard, Instant until, Consumer<List<Due>> page) {
        customers.due(shard, until, page);
    }
}
