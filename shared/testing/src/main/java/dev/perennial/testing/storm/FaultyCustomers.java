package dev.perennial.testing.storm;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.records.Customers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Crashes around every call; between a read and its write somebody else may get in. */
record FaultyCustomers(Customers customers, FaultInjector weather, Consumer<CustomerId> rival) implements Customers {
    @Override
    public Found find(CustomerId id) {
        return weather.around(Call.READ, () -> customers.find(id));
    }

    @Override
    public boolean save(Customer next) {
        rival.accept(next.id());
        boolean saved = weather.aroundRepeated(Call.WRITE, () -> customers.save(next));
        weather.saw(Trouble.CONFLICT, !saved);
        return saved;
    }

    @Override
    public boolean link(CustomerId from, CustomerId leadsTo) {
        return weather.around(Call.LINK, () -> customers.link(from, leadsTo));
    }

    @Override
    public Optional<Customer> own(CustomerId id) {
        return weather.around(Call.READ, () -> customers.own(id));
    }

    @Override
    public void dissolve(Customer closed) {
        weather.saw(Trouble.MERGED, true);
        weather.around(Call.DISSOLVE, () -> customers.dissolve(closed));
    }

    @Override
    public void due(String shard, Instant until, Consumer<List<Due>> page) {
        weather.around(Call.FIND_DUE, () -> customers.due(shard, until, page));
    }
}
