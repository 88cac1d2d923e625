package dev.perennial.flow.records;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.Map;

/** Finds the customers who are due and announces each on the bus. Costs what is due, not what is stored. */
public final class DueSweep {
    private final Customers customers;
    private final Outbox outbox;

    public DueSweep(Customers customers, Outbox outbox) {
        this.customers = customers;
        this.outbox = outbox;
    }

    /**
     * Announces everyone who is due. Who is still due at the next sweep is announced again, under the same id.
     *
     * @return how many were due
     */
    public long sweep(Instant now) {
        long[] found = {0};
        for (int shard = 0; shard < CustomerId.SHARDS; shard++) {
            customers.due(CustomerId.shard(shard), now, page -> {
                outbox.announce(page.stream().map(due -> announcement(due, now)).toList());
                found[0] += page.size();
            });
        }
        return found[0];
    }

    private static Announcement announcement(Customers.Due due, Instant now) {
        Fact.CustomerDue fact = new Fact.CustomerDue(due.dueAt(), "inactivity");
        return new Announcement(
                fact.naturalKey().orElseThrow(),
                now,
                due.customerId(),
                fact.type(),
                Map.of("dueAt", fact.dueAt().toString(), "reason", fact.reason()));
    }
}
