package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Memory.Recalled;
import dev.perennial.domain.Money;
import dev.perennial.domain.Owed.TimelineEntry;
import dev.perennial.flow.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of timelines does; each test uses a customer of its own. */
public abstract class TimelineContract {
    /** The keeper under test; it may hold rows of earlier tests. */
    protected abstract Timeline timeline();

    @Test
    void onlyTheIdsAskedForAreRecalledAndOnlyThoseThatHaveARow() {
        CustomerId id = CustomerId.ofExternal("recall");
        timeline().add(id, List.of(entry("a"), entry("b")));
        assertThat(timeline().recall(id, Set.of("a", "c")))
                .isEqualTo(Map.of("a", new Recalled("print-a", Optional.empty())));
    }

    @Test
    void theAmountOfAPurchaseIsRecalled() {
        CustomerId id = CustomerId.ofExternal("amount");
        Optional<Money> amount = Optional.of(new Money(1200, "JPY"));
        timeline().add(id, List.of(new TimelineEntry(NOON, "p", "bought", List.of(), "x", amount)));
        assertThat(timeline().recall(id, Set.of("p")))
                .isEqualTo(Map.of("p", new Recalled("x", amount)));
    }

    @Test
    void anotherCustomersRowsAreNotRecalled() {
        timeline().add(CustomerId.ofExternal("one"), List.of(entry("a")));
        assertThat(timeline().recall(CustomerId.ofExternal("two"), Set.of("a"))).isEmpty();
    }

    @Test
    void aRowThatIsAddedAgainIsTheSameRow() {
        CustomerId id = CustomerId.ofExternal("again");
        timeline().add(id, List.of(entry("a")));
        timeline().add(id, List.of(entry("a")));
        assertThat(timeline().recall(id, Set.of("a"))).hasSize(1);
    }

    @Test
    void manyIdsAreRecalledAtOnce() {
        CustomerId id = CustomerId.ofExternal("many");
        List<String> ids = IntStream.range(0, 60).mapToObj(i -> "event " + i).toList();
        timeline().add(id, ids.stream().map(TimelineContract::entry).toList());
        assertThat(timeline().recall(id, Set.copyOf(ids))).hasSize(60);
    }

    @Test
    void nothingToAddIsNothingToDo() {
        CustomerId id = CustomerId.ofExternal("empty");
        timeline().add(id, List.of());
        assertThat(timeline().recall(id, Set.of("a"))).isEmpty();
    }

    private static TimelineEntry entry(String id) {
        return new TimelineEntry(
                NOON, id, "something", List.of("a", "b"), "print-" + id, Optional.empty());
    }
}
