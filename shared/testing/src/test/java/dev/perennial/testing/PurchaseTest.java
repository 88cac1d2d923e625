package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.answer;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.refund;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurchaseTest {
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));
    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void theFirstPurchaseMakesActiveAndIsThankedFor() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("p", NEXT_DAY, purchase("A-1", 4998)));
        house.settle(NEXT_DAY);
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
        assertThat(spent()).isEqualTo("EUR 49.98");
        assertThat(house.ada().purchases().firstAt()).contains(NEXT_DAY);
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
        assertThat(house.ada().lifecycle().stageBecause()).isEqualTo("first purchase A-1");
        assertThat(house.ada().lifecycle().stageSince()).contains(NEXT_DAY);
        assertThat(house.mailed()).containsExactly("welcome", "thank-you.A-1");
        Effect.Message thanks = house.mailer.calls().getLast();
        assertThat(thanks.data()).containsEntry("orderId", "A-1").containsEntry("total", "EUR 49.98");
    }

    @Test
    void eachCurrencyIsSummedForItself() {
        house.record(event("p", NOON, purchase("A-1", 1000)));
        house.record(event("p", NOON, new Fact.PurchaseCompleted("A-2", new Money(500, "JPY"), List.of())));
        assertThat(house.ada().purchases().spent().values())
                .containsExactlyInAnyOrder(new Money(1000, "EUR"), new Money(500, "JPY"));
    }

    @Test
    void theSamePurchaseAgainChangesNothing() {
        house.record(event("p", NOON, purchase("A-1", 1000)));
        long version = house.ada().version();
        assertThat(house.record(event("other id", NEXT_DAY, purchase("A-1", 1000))))
                .isEqualTo(new Decision.Nothing("already applied"));
        assertThat(house.ada().version()).isEqualTo(version);
    }

    @Test
    void theSameOrderWithAnotherTotalIsRefusedAndShownOnce() {
        house.record(event("p", NOON, purchase("A-1", 1000)));
        house.record(event("p", NEXT_DAY, purchase("A-1", 2000)));
        assertThat(house.record(event("p", NEXT_DAY, purchase("A-1", 2000)))).isInstanceOf(Decision.Nothing.class);
        house.settle(NEXT_DAY);
        assertThat(spent()).isEqualTo("EUR 10.00");
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
        assertThat(decisions())
                .filteredOn(it -> it.startsWith("refused: purchase-A-1 came again"))
                .hasSize(1);
    }

    @Test
    void fiveOrdersMakeLoyalAndAHighScoreAnAdvocate() {
        for (int i = 1; i <= 5; i++) {
            house.record(event("p", NOON.plusSeconds(i), purchase("A-" + i, 1000)));
        }
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.LOYAL);
        house.record(event("n", NEXT_DAY, answer(9)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ADVOCATE);
        house.record(event("n2", NEXT_DAY.plusSeconds(1), answer(8)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ADVOCATE);
        house.record(event("n3", NEXT_DAY.plusSeconds(2), answer(6)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.LOYAL);
        house.settle(NEXT_DAY);
        assertThat(house.announced()).filteredOn("StageChanged"::equals).hasSize(4);
    }

    @Test
    void aRefundTakesBackWhatItRefunds() {
        house.record(event("p", NOON, purchase("A-1", 1000)));
        house.record(event("r", NEXT_DAY, refund("R-1", "A-1", 400)));
        house.record(event("r", NEXT_DAY, refund("R-1", "A-1", 400)));
        house.record(event("r", NEXT_DAY, refund("R-2", "A-1", 600)));
        assertThat(spent()).isEqualTo("EUR 0.00");
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
    }

    @Test
    void aRefundBeforeItsPurchaseWaits() {
        house.record(event("r", NEXT_DAY, refund("R-1", "A-1", 300)));
        house.record(event("r", NEXT_DAY, refund("R-2", "A-1", 100)));
        assertThat(house.ada().purchases().spent()).isEmpty();
        house.record(event("p", NOON, purchase("A-1", 1000)));
        house.settle(NEXT_DAY);
        assertThat(spent()).isEqualTo("EUR 6.00");
        assertThat(house.ada().purchases().refunds())
                .containsEntry(
                        "A-1",
                        new Purchases.Refunds(
                                Optional.of(new Money(400, "EUR")),
                                List.of(),
                                Optional.of(LocalDate.ofInstant(NOON, ZoneOffset.UTC))));
        assertThat(decisions())
                .contains(
                        "refund of EUR 3.00 had waited for this order and is taken off",
                        "refund of EUR 1.00 had waited for this order and is taken off");
    }

    @Test
    void moreThanWasPaidIsNotRefunded() {
        house.record(event("p", NOON, purchase("A-1", 1000)));
        house.record(event("r", NEXT_DAY, refund("R-1", "A-1", 400)));
        house.record(event("r", NEXT_DAY, refund("R-2", "A-1", 601)));
        house.settle(NEXT_DAY);
        assertThat(spent()).isEqualTo("EUR 6.00");
        assertThat(decisions())
                .contains("refused: EUR 6.01 is more than is left of EUR 10.00 after refunds of EUR 4.00");
    }

    @Test
    void aWaitingRefundOfMoreThanWasPaidIsRefusedWhenTheOrderComes() {
        house.record(event("r", NEXT_DAY, refund("R-1", "A-1", 1001)));
        house.record(event("p", NOON, purchase("A-1", 1000)));
        assertThat(spent()).isEqualTo("EUR 10.00");
        assertThat(house.ada().purchases().refunds()).isEmpty();
    }

    @Test
    void aRefundInAnotherCurrencyIsRefused() {
        Fact dollars = new Fact.PurchaseRefunded("R-1", "A-1", new Money(100, "USD"));
        house.record(event("p", NOON, purchase("A-1", 1000)));
        house.record(event("r", NEXT_DAY, dollars));
        house.settle(NEXT_DAY);
        assertThat(house.ada().purchases().spent().keySet()).containsExactly("EUR");
        assertThat(spent()).isEqualTo("EUR 10.00");
        assertThat(decisions()).contains("refused: a refund in USD of an order in EUR");
    }

    @Test
    void aRefundFindsItsOrderAlsoLongAfterItLeftTheRecord() {
        house.record(event("p", NOON, purchase("A-1", 1000)));
        for (int i = 0; i < 40; i++) {
            house.record(event("p", NOON.plusSeconds(i), purchase("B-" + i, 1)));
            house.settle(NOON);
        }
        assertThat(house.ada().processed().whole()).isFalse();
        house.record(event("r", NEXT_DAY, refund("R-1", "A-1", 1000)));
        assertThat(spent()).isEqualTo("EUR 0.40");
        assertThat(house.record(event("p", NEXT_DAY, purchase("A-1", 1000))))
                .isEqualTo(new Decision.Nothing("already applied"));
    }

    @Test
    void whileTheTimelineLagsBehindNoIdIsForgotten() {
        for (int i = 0; i < 40; i++) {
            house.record(event("p", NOON.plusSeconds(i), purchase("B-" + i, 1)));
        }
        for (int i = 0; i < 40; i++) {
            assertThat(house.record(event("p", NOON, purchase("B-" + i, 1)))).isInstanceOf(Decision.Nothing.class);
        }
        assertThat(house.ada().purchases().orders()).isEqualTo(40);
    }

    private String spent() {
        return String.valueOf(house.ada().purchases().spent().get("EUR"));
    }

    private List<String> decisions() {
        return house.timeline.of(house.ada().id()).stream()
                .flatMap(entry -> entry.decisions().stream())
                .toList();
    }
}
