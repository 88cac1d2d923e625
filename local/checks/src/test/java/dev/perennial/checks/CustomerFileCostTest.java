package dev.perennial.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.aws.DynamoCustomers;
import dev.perennial.aws.DynamoLedger;
import dev.perennial.aws.DynamoTimeline;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import dev.perennial.flow.administration.CustomerFile;
import dev.perennial.flow.administration.CustomerFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer of many years opens as quickly as one of a week. */
@Tag("slow")
class CustomerFileCostTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Meter METER = new Meter();

    @RegisterExtension
    static final Tables TABLES = new Tables(METER);

    private final DynamoCustomers customers = new DynamoCustomers(TABLES.client(), "customers");
    private final DynamoTimeline timeline = new DynamoTimeline(TABLES.client(), "timeline");
    private final DynamoLedger emails = new DynamoLedger(TABLES.client(), "emails");
    private final CustomerFiles files = new CustomerFiles(customers, timeline, emails);

    @Test
    void tenThousandRowsCostTheCallsAndUnitsOfAPage() {
        CustomerId some = customerWith(CustomerFiles.ROWS + 1);
        CustomerId many = customerWith(10_000);
        METER.read();
        CustomerFile one = files.open(some, Optional.empty(), Optional.empty());
        List<Meter.Call> ofSome = METER.read();
        CustomerFile other = files.open(many, Optional.empty(), Optional.empty());
        List<Meter.Call> ofMany = METER.read();
        assertThat(other.story().rows()).hasSameSizeAs(one.story().rows()).hasSize(CustomerFiles.ROWS);
        assertThat(other.mails().mails()).hasSize(CustomerFiles.ROWS);
        assertThat(ofMany).hasSize(3).isEqualTo(ofSome);
        files.find(many.value());
        assertThat(METER.read()).hasSize(1);
        Fact bought = new Fact.PurchaseCompleted("O-1", new Money(1200, "JPY"), List.of());
        timeline.add(
                many,
                List.of(new TimelineEntry(
                        NOON, "purchase-O-1", "bought", List.of(), "x", Optional.empty(), Optional.of(bought))));
        METER.read();
        assertThat(files.find("O-1").map(Customer::id)).contains(many);
        assertThat(METER.read())
                .as("no record of that name, the index, the record")
                .hasSize(3);
    }

    /** Each row is as long as every other, whatever its number. */
    private CustomerId customerWith(int rows) {
        CustomerId id = CustomerId.ofExternal("rows " + rows);
        assertThat(customers.save(Customer.unknown(id).written(List.of()))).isTrue();
        for (int i = 0; i < rows; i++) {
            timeline.add(
                    id,
                    List.of(TimelineEntry.note(
                            NOON.plusSeconds(i), "e" + (100_000 + i), "something happened", List.of("because"))));
        }
        for (int i = 0; i < CustomerFiles.ROWS + 1; i++) {
            emails.refuse(
                    new Message(id, "m" + (1000 + i), "j", "t", Map.of(), NOON, NOON.plusSeconds(9)), "why", NOON);
        }
        return id;
    }
}
