package dev.perennial.functions.recording;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.PLAYBOOK;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.events.EventCodec;
import dev.perennial.events.InvalidEvent;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.records.RecordMerge;
import dev.perennial.flow.records.Recorder;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import dev.perennial.testing.TestSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnIdentityTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final CustomerId SHOP = CustomerId.ofExternal("shop-4711");

    private final TestSystem house = new TestSystem(PLAYBOOK);
    private final TestContext context = new TestContext();
    private final Decider decider = new Decider(PLAYBOOK);
    private final OnIdentity function = new OnIdentity(
            new Recorder(house.customers, house.timeline, decider),
            new RecordMerge(house.customers, house.timeline, decider));
    private final EffectRunner relay = new EffectRunner(house.customers, house.timeline, house.emails, house.outbox);
    private int relayed;

    /** One purchase by the shop's id, one by the address, and one that names both. */
    private void adaIsKnownTwiceUntilAnOrderNamesBoth() {
        house.record(shop("p1", CustomerRef.ofExternal("shop-4711"), purchase("A-1", 1000)));
        house.record(event("s", NOON, signUp(true)));
        house.record(event("p2", NOON, purchase("A-2", 2000)));
        CustomerRef both = new CustomerRef(Optional.empty(), Optional.of(Samples.ADA), Optional.of("shop-4711"));
        house.record(shop("p3", both, purchase("A-3", 3000)));
        relay();
    }

    private static Event shop(String id, CustomerRef customer, Fact fact) {
        return new Event(id, NOON, NOON, false, customer, fact);
    }

    private void relay() {
        while (relayed < house.customers.images().size()) {
            relay.carryOut(house.customers.images().get(relayed++));
        }
    }

    @Test
    void twoRecordsOfOneCustomerBecomeOneAndNothingCountsTwice() {
        adaIsKnownTwiceUntilAnOrderNamesBoth();
        String merged = merger();
        handle(merged);
        relay();

        Customer ada = house.ada();
        assertThat(house.customer(SHOP)).isEqualTo(ada);
        assertThat(ada.purchases().orders()).isEqualTo(3);
        assertThat(ada.purchases().spent()).containsEntry("EUR", new Money(6000, "EUR"));
        assertThat(house.timeline.of(ada.id()))
                .extracting(Effect.TimelineEntry::eventId)
                .contains("purchase-A-1", "purchase-A-2", "purchase-A-3", "s");

        handle(merged);
        assertThat(house.ada()).isEqualTo(ada);
    }

    @Test
    void aMergerThatTheTimelineIsNotReadyForComesAgain() {
        house.record(shop("p1", CustomerRef.ofExternal("shop-4711"), purchase("A-1", 1000)));
        Customer closed = house.customer(SHOP).closedInto(ADA, NOON);
        house.record(event("s", NOON, signUp(true)));
        house.customers.save(closed);

        assertThatThrownBy(() -> handle(merger(SHOP)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the relay has to catch up");
        relay();
        handle(merger(SHOP));
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
    }

    @Test
    void aMergerOfARecordThatIsNotClosedIsRefused() {
        house.record(event("s", NOON, signUp(true)));
        assertThatThrownBy(() -> handle(merger(ADA)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not closed");
    }

    @Test
    void anErasureLeavesIdsAndTheMomentAlone() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("p", NOON, purchase("A-1", 1000)));
        relay();
        handle(
                "CustomerErased",
                EventCodec.detail(event("e", NOON.plusSeconds(60), new Fact.CustomerErased(Optional.empty()))));
        relay();

        assertThat(house.ada().profile()).isEqualTo(Customer.unknown(ADA).profile());
        assertThat(house.ada().purchases().orders()).isZero();
        assertThat(house.ada().identity().erasedAt()).contains(NOON.plusSeconds(61));
        assertThat(house.timeline.of(ADA)).isEmpty();
    }

    @Test
    void anAddressThatChangedIsWrittenToAndTheOldOneStillNamesTheCustomer() {
        house.record(event("s", NOON, signUp(true)));
        EmailAddress next = new EmailAddress("ada.lovelace@example.com");
        handle("AddressChanged", EventCodec.detail(event("a", NOON.plusSeconds(60), new Fact.AddressChanged(next))));
        relay();

        assertThat(house.ada().profile().email()).contains(next);
        assertThat(house.customer(CustomerId.of(next))).isEqualTo(house.ada());
        assertThat(context.log()).singleElement().asString().doesNotContain("@").contains("ver");
    }

    @Test
    void aBadEventThrows() {
        assertThatThrownBy(() -> handle("CustomersMerged", "{\"eventId\":\"m\"}"))
                .isInstanceOf(InvalidEvent.class);
    }

    /** What the relay put onto the bus. */
    private String merger() {
        return house.outbox.announcements().stream()
                .filter(news -> news.type().equals("CustomersMerged"))
                .map(EventCodec::detail)
                .reduce((_, _) -> "more than one merger")
                .orElse("no merger");
    }

    private static String merger(CustomerId from) {
        return EventCodec.detail(
                new Event("m", NOON, NOON, false, CustomerRef.of(ADA), new Fact.CustomersMerged(from)));
    }

    private void handle(String merged) {
        handle("CustomersMerged", merged);
    }

    private void handle(String type, String detail) {
        Instant time = NOON.plusSeconds(61);
        String event = "{\"detail-type\":\"%s\",\"source\":\"perennial.test\",\"time\":\"%s\",\"detail\":%s}"
                .formatted(type, time, detail);
        function.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), new ByteArrayOutputStream(), context);
    }
}
