package dev.perennial.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Playbook.Surveys.Asked;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgendaRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Playbook.Inactivity INACTIVITY = new Playbook.Inactivity(
            Duration.ofDays(45), 2.0, 3, Duration.ofDays(30), Duration.ofDays(120), Duration.ofDays(180));
    private static final Rule AGENDA = new RuleList(new Playbook(
                    "test",
                    new Playbook.Stages(Duration.ofDays(90), 4, Duration.ofDays(365), 9, 7),
                    INACTIVITY,
                    new Playbook.Surveys(Asked.USUAL, Asked.USUAL),
                    new Playbook.Courtesy(LocalTime.NOON, LocalTime.NOON, ZoneOffset.UTC, 1, 1, 0),
                    List.of()))
            .rules()
            .getLast();

    @Test
    void theNextDateIsAWholeSecondAndNeverTooEarly() {
        Customer active = in(Stage.ACTIVE, NOON.plusMillis(1));
        assertThat(AGENDA.next(active))
                .contains(new Agenda(NOON.plus(Duration.ofDays(45)).plusSeconds(1), "inactivity"));
    }

    @Test
    void ofAllDatesThatRulesNameTheEarliestCounts() {
        Customer loyal = in(Stage.LOYAL, NOON)
                .with(Purchases.NONE.bought(new Money(1, "EUR"), NOON.minus(Duration.ofDays(364))));
        assertThat(AGENDA.next(loyal)).contains(new Agenda(NOON.plus(Duration.ofDays(1)), "stage"));
        Customer forgotten = loyal.with(loyal.identity().erased(NOON, List.of(), Optional.of(NOON)));
        assertThat(AGENDA.next(forgotten)).contains(new Agenda(NOON, "erasure"));
    }

    @Test
    void aCustomerOfWhomNothingWasHeardIsNeverDue() {
        assertThat(AGENDA.next(Customer.unknown(CustomerId.ofExternal("7")))).isEmpty();
    }

    private static Customer in(Stage stage, Instant seen) {
        return Customer.unknown(CustomerId.ofExternal("7"))
                .with(Lifecycle.EMPTY.seen(seen).in(stage, NOON, "test"));
    }
}
