package dev.perennial.testing;

import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static dev.perennial.testing.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.entitlements.Contracts.Contract;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.Fact.ContractState;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a record knows of contracts. */
class ContractTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final LocalDate END = LocalDate.parse("2026-12-31");

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);
    private int ids;

    static Fact active(String id, LocalDate endsOn) {
        return contract(id, ContractState.ACTIVE, endsOn, "EUR 20 a month");
    }

    static Fact contract(String id, ContractState state, LocalDate endsOn, String terms) {
        return new Fact.ContractChanged(
                id, state, Optional.of(endsOn), Optional.of("Tea every month"), Optional.of(terms));
    }

    private void says(int day, Fact fact) {
        Instant at = START.plus(Duration.ofDays(day));
        house.record(event("word-" + ids++, at, fact));
        house.settle(at);
    }

    private List<String> kept() {
        return house.ada().entitlements().contracts().known().stream()
                .map(Contract::id)
                .toList();
    }

    private Fact.ContractChanged word(String id) {
        return house.ada().entitlements().contracts().known().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow()
                .word();
    }

    @Test
    void theLaterWordCountsWheneverItComes() {
        says(20, active("K-1", END.plusYears(1)));
        says(1, active("K-1", END));
        assertThat(word("K-1").endsOn()).contains(END.plusYears(1));
        assertThat(told(house)).contains("a later word on this contract counts");
        says(30, contract("K-1", ContractState.CANCELLED, END, ""));
        says(25, active("K-1", END.plusYears(2)));
        assertThat(word("K-1").state()).isEqualTo(ContractState.CANCELLED);
    }

    @Test
    void ofTwoWordsAtTheSameMomentTheSameCountsInAnyOrder() {
        says(1, active("K-1", END));
        says(1, active("K-1", END.minusDays(1)));
        says(1, active("K-1", END));
        assertThat(word("K-1").endsOn()).contains(END.minusDays(1));
        says(1, contract("K-1", ContractState.CANCELLED, END, ""));
        says(1, active("K-1", END.minusDays(1)));
        assertThat(word("K-1").state()).isEqualTo(ContractState.CANCELLED);
    }

    @Test
    void theRecordKeepsThoseOnWhichThereWasAWordLastAndSaysSo() {
        for (int i = 1; i <= 5; i++) {
            says(i, active("K-" + i, END));
        }
        says(9, active("K-1", END));
        says(8, active("K-6", END));
        assertThat(kept()).containsExactly("K-3", "K-4", "K-5", "K-6", "K-1");
        assertThat(told(house)).contains("contract K-2 is no longer kept: 5 others");
        says(2, active("K-7", END));
        assertThat(kept()).doesNotContain("K-7");
        assertThat(told(house)).contains("not kept: 5 contracts have later news");
    }

    @Test
    void whoIsUnderContractMayBeSilentUntilItEnds() {
        house.record(event("signed-up", START, signUp(true)));
        says(1, active("K-1", LocalDate.parse("2026-08-31")));
        house.wake(Instant.parse("2026-09-01T11:00:00Z"));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.LOW);
        house.wake(Instant.parse("2026-09-01T13:00:00Z"));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
    }

    @Test
    void aContractEndsTheWorryAndItsCancellationBeginsItAnew() {
        house.record(event("signed-up", START, signUp(true)));
        house.wake(START.plus(Duration.ofDays(200)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.DORMANT);
        says(201, active("K-1", END.plusYears(1)));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.LOW);
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
        says(210, contract("K-1", ContractState.CANCELLED, END, ""));
        house.wake(START.plus(Duration.ofDays(211)));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
    }
}
