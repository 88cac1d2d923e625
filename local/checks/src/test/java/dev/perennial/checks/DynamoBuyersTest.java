package dev.perennial.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.aws.DynamoBuyers;
import dev.perennial.aws.DynamoCustomers;
import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import dev.perennial.testing.Samples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoBuyersTest {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    private static final int PARTS = 4;

    @Test
    void thePartsTogetherHoldOnceWhoeverBoughtOrHasAContractAndNobodyElse() {
        DynamoCustomers customers = new DynamoCustomers(TABLES.client(), "customers");
        Set<CustomerId> bought = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            Customer unknown = Customer.unknown(CustomerId.ofExternal("person " + i));
            boolean buys = i % 3 > 0;
            Customer customer =
                    buys ? unknown.with(Purchases.NONE.bought(new Money(100, "EUR"), Samples.NOON)) : unknown;
            customers.save(customer.written(List.of()));
            if (i % 15 == 0) {
                customers.save(bound(CustomerId.ofExternal("bound " + i)).written(List.of()));
                bought.add(CustomerId.ofExternal("bound " + i));
            }
            if (buys) {
                bought.add(customer.id());
            }
        }
        List<CustomerId> read = new ArrayList<>();
        DynamoBuyers buyers = new DynamoBuyers(TABLES.client(), "customers");
        for (int part = 0; part < PARTS; part++) {
            buyers.read(part, PARTS, 1000, read::add);
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(bought);
        List<CustomerId> few = new ArrayList<>();
        buyers.read(0, 1, 5, few::add);
        assertThat(few).hasSize(5);
    }

    private static Customer bound(CustomerId id) {
        Fact.ContractChanged word = new Fact.ContractChanged(
                "K-1",
                Fact.ContractState.ACTIVE,
                Optional.of(LocalDate.of(2027, 11, 30)),
                Optional.empty(),
                Optional.empty());
        Customer unknown = Customer.unknown(id);
        return unknown.with(unknown.entitlements()
                .with(unknown.entitlements().contracts().with(new Contracts.Contract(word, Samples.NOON))));
    }
}
