package dev.perennial.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An event costs the same whether twelve, a thousand or ten thousand others of the customer came before. */
@Tag("slow")
class LongHistoryTest {
    private static final Meter METER = new Meter();

    /** After so many events in a row a record has been full at least twice. */
    private static final int SOME = 20;

    @RegisterExtension
    static final Tables TABLES = new Tables(METER);

    private final MeteredCustomer customer = new MeteredCustomer("grace@example.com", TABLES.client(), METER);

    @Test
    void anEventCostsNoMoreAfterTenThousandThanAfterTwelve() {
        EventCost first = customer.buys();
        assertThat(first.reads() + first.writes()).isEqualTo(2);
        after(12);
        List<EventCost> early = some();
        after(1_000);
        List<EventCost> later = some();
        EventCost again = customer.repeatsTheFirst();
        after(10_000);
        List<EventCost> late = some();
        for (List<EventCost> costs : List.of(early, later, late)) {
            assertThat(costs).allSatisfy(cost -> {
                assertThat(cost.readUnits()).isLessThanOrEqualTo(2);
                assertThat(cost.reads()).isLessThanOrEqualTo(2);
            });
            List<EventCost> full = costs.stream().filter(it -> it.writes() > 1).toList();
            assertThat(full).as("of ten events one files the others").hasSize(SOME / 10);
            assertThat(full).allSatisfy(cost -> assertThat(cost.writes()).isEqualTo(2));
            assertThat(sum(costs))
                    .as("a unit for the story, and one to be filed")
                    .isEqualTo(2.0 * SOME);
        }
        assertThat(again.reads()).isEqualTo(2);
        assertThat(again.writes()).isZero();
        EventCost muchLater = customer.repeatsTheFirst();
        assertThat(muchLater.readUnits()).isEqualTo(again.readUnits());
        assertThat(muchLater.reads()).isEqualTo(again.reads());
        assertThat(muchLater.writes()).isZero();
    }

    /** Some rows of the story and of what is filed are put there, as ten thousand events would leave them. */
    private void after(int events) {
        if (customer.events() + SOME >= events) {
            while (customer.events() < events) {
                customer.does("usage");
            }
            return;
        }
        customer.looksBackOn(events - customer.events());
    }

    private List<EventCost> some() {
        List<EventCost> costs = new ArrayList<>();
        for (int i = 0; i < SOME; i++) {
            costs.add(customer.does("usage"));
        }
        return costs;
    }

    private static double sum(List<EventCost> costs) {
        return costs.stream().mapToDouble(EventCost::relayUnits).sum();
    }
}
