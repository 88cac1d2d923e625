package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectRunnerTest {
    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);
    private final EffectRunner carryingOut =
            new EffectRunner(house.customers, house.timeline, house.emails, house.outbox);

    @Test
    void doingItAgainAddsNoRowAndOnlyKnownKeys() {
        house.record(event("s", NOON, signUp(true)));
        Customer image = house.customers.images().getFirst();
        carryingOut.carryOut(image);
        List<Effect.TimelineEntry> story = house.timeline.of(image.id());
        carryingOut.carryOut(image);
        assertThat(house.timeline.of(image.id())).isEqualTo(story);
        assertThat(house.outbox.messages()).extracting(Effect.Message::sendKey).containsOnly("welcome");
        assertThat(house.outbox.announcements())
                .extracting(Effect.Announcement::eventId)
                .containsOnly("s/StageChanged");
        house.settle(NOON);
        assertThat(house.mailed()).containsExactly("welcome");
    }

    @Test
    void theTimelineTellsWhatWasDecidedAndWhy() {
        house.record(event("p", NOON, purchase("A-1", 4998)));
        house.settle(NOON.plusSeconds(1));
        assertThat(house.timeline.of(CustomerId.of(ADA)).getFirst()).satisfies(row -> {
            assertThat(row.eventId()).isEqualTo("purchase-A-1");
            assertThat(row.what()).isEqualTo("bought: order A-1, EUR 49.98");
            assertThat(row.decisions())
                    .containsExactly("stage ACTIVE: first purchase A-1", "thank-you mail owed: thank-you.A-1");
        });
    }

    @Test
    void twoRecordsOfOneCustomerBecomeOne() {
        house.record(new Event("p", NOON, NOON, false, CustomerRef.ofExternal("K-7"), purchase("A-1", 1000)));
        CustomerRef both = new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("K-7"));
        house.record(new Event("s", NOON, NOON, false, both, signUp(true)));
        house.settle(NOON.plusSeconds(1));
        Customer one = house.customer(CustomerId.ofExternal("K-7"));
        assertThat(one).isEqualTo(house.customer(CustomerId.of(ADA)));
        assertThat(one.purchases().orders()).isEqualTo(1);
        assertThat(one.profile().signedUpAt()).contains(NOON);
    }

    @Test
    void aMailUnderWayIsNotToldYet() {
        carryingOut.carryOut(email(Status.CLAIMED, ""));
        assertThat(house.timeline.of(CustomerId.of(ADA))).isEmpty();
    }

    @Test
    void whatBecameOfAMailIsToldWithItsReason() {
        carryingOut.carryOut(email(Status.SUPPRESSED, "no marketing consent"));
        assertThat(house.timeline.of(CustomerId.of(ADA))).singleElement().satisfies(row -> {
            assertThat(row.what()).isEqualTo("welcome mail not sent");
            assertThat(row.decisions()).containsExactly("because no marketing consent");
        });
        assertThat(house.outbox.announcements()).singleElement().satisfies(it -> {
            assertThat(it.type()).isEqualTo("EmailSuppressed");
            assertThat(it.data())
                    .isEqualTo(Map.of("sendKey", "welcome", "template", "welcome", "because", "no marketing consent"));
        });
    }

    private static LedgerEntry email(Status status, String because) {
        return new LedgerEntry(
                CustomerId.of(ADA), "welcome", status, "welcome", "welcome", because, "", NOON, Optional.empty());
    }
}
