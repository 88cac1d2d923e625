package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Decision;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Owed.Message;
import dev.perennial.domain.Owed.TimelineEntry;
import dev.perennial.domain.Permission;
import dev.perennial.domain.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Erase means erase: whatever is under way when a customer wants to be forgotten. */
class ForgettingTest {
    private static final CustomerId ID = CustomerId.of(ADA);
    private static final Instant LATER = NOON.plus(Duration.ofDays(10));

    private final House house = new House(Samples.PLAYBOOK);

    @Test
    void ofAForgottenCustomerRemainNeitherDataNorStoryNorLedger() {
        known();
        forget();
        assertThat(house.timeline.of(ID)).isEmpty();
        assertThat(house.emails.rows()).isEmpty();
        assertThat(CustomerDocument.of(house.ada()).toString())
                .doesNotContain("ada", "Ada", "A-1", "web form");
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.LEAD);
    }

    @Test
    void whatComesLateStaysOut() {
        known();
        forget();
        assertThat(house.record(event("", LATER.minusSeconds(1), purchase("A-2", 100))))
                .isInstanceOf(Decision.Nothing.class);
        assertThat(house.record(event("s", NOON, signUp(true))))
                .isInstanceOf(Decision.Nothing.class);
        assertThat(house.ada().isErased()).isTrue();
    }

    @Test
    void whoeverComesAgainBeginsAnewAndIsGreeted() {
        known();
        forget();
        house.record(event("s2", LATER.plusSeconds(60), signUp(true)));
        house.settle(LATER.plusSeconds(60));
        assertThat(house.ada().purchases().orders()).isZero();
        assertThat(house.ada().profile().email()).contains(ADA);
        assertThat(house.mailed()).hasSize(3).last().asString().startsWith("welcome.");
    }

    @Test
    void aMessageOnItsWayIsDroppedWithoutATrace() {
        known();
        Message message = house.outbox.messages().getFirst();
        forget();
        house.sendAgain(message, LATER);
        assertThat(house.emails.rows()).isEmpty();
    }

    @Test
    void whatCrossedTheErasureOnItsWayIsRemovedADayLater() {
        known();
        forget();
        house.timeline.add(ID, List.of(TimelineEntry.note(NOON, "x", "late", List.of())));
        house.wake(LATER.plus(Duration.ofDays(1)));
        assertThat(house.timeline.of(ID)).isEmpty();
        assertThat(house.ada().agenda().map(Customer.Agenda::dueAt))
                .contains(LATER.plus(Duration.ofDays(15)));
        house.wake(LATER.plus(Duration.ofDays(15)));
        assertThat(house.ada().agenda()).isEmpty();
    }

    @Test
    void anAddressThatMustNotBeMailedStaysSo() {
        known();
        house.record(event("", LATER, new Fact.EmailComplained("welcome", Optional.of(ADA))));
        forget();
        assertThat(house.ada().suppression()).isPresent();
        assertThat(CustomerDocument.of(house.ada())).doesNotContainKey("consent");
        assertThat(house.ada().suppression().flatMap(Permission.Suppression::address)).isEmpty();
    }

    @Test
    void aComplaintAfterTheErasureIsHeard() {
        known();
        forget();
        house.record(
                event(
                        "",
                        LATER.plusSeconds(5),
                        new Fact.EmailComplained("welcome", Optional.of(ADA))));
        assertThat(house.ada().suppression()).isPresent();
        assertThat(house.ada().isErased()).isTrue();
        assertThat(house.record(event("", LATER.plusSeconds(6), new Fact.EmailClicked("welcome"))))
                .isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void forgettingTwiceIsForgettingOnce() {
        known();
        forget();
        assertThat(house.record(event("e", LATER, new Fact.CustomerErased(Optional.empty()))))
                .isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void whoWasNeverKnownCanBeForgottenInAdvance() {
        forget();
        assertThat(house.record(event("s", NOON, signUp(true))))
                .isInstanceOf(Decision.Nothing.class);
    }

    private void known() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("", NOON, purchase("A-1", 1000)));
        house.settle(NOON);
        assertThat(house.emails.rows()).isNotEmpty();
    }

    private void forget() {
        house.record(event("e", LATER, new Fact.CustomerErased(Optional.of("letter"))));
        house.settle(LATER);
    }
}
