package dev.perennial.bench.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.Decider;
import dev.perennial.domain.Event;
import dev.perennial.playbook.Playbooks;
import java.util.List;
import org.junit.jupiter.api.Test;

class YearTest {
    @Test
    void theSameNumberLivesTheSameYear() {
        assertThat(CustomerYear.of(1, 7)).isEqualTo(CustomerYear.of(1, 7));
        assertThat(CustomerYear.of(1, 7)).isNotEqualTo(CustomerYear.of(1, 8));
    }

    @Test
    void aYearBeginsWithTheSignUpAndIsInOrder() {
        List<Event> events = CustomerYear.of(1, 7);

        assertThat(events.getFirst().fact().type()).isEqualTo("CustomerSignedUp");
        assertThat(events).isSortedAccordingTo((a, b) -> a.occurredAt().compareTo(b.occurredAt()));
    }

    @Test
    void someCustomersMakeSomeDecisionsAndSomeMails() {
        Life.Sum sum = Year.live(new Decider(Playbooks.load()), 20);

        assertThat(sum.decisions()).isBetween(150L, 1_500L);
        assertThat(sum.messages()).isPositive();
    }
}
