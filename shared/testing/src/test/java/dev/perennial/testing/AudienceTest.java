package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Segment;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.Audience;
import dev.perennial.flow.administration.Audience.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AudienceTest {
    /** {@code printf %s ada@example.com | sha256sum}. */
    private static final String ADA = "b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72";

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK.withSegments(List.of(new Segment(
            "buyers", (customer, event, type) -> customer.purchases().orders() > 0))));
    private final Audience audience = new Audience("buyers", "advertising", Platform.META);

    private void bought(boolean consent) {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("p", NOON, purchase("A-1", 1000)));
        if (consent) {
            house.record(event("c", NOON, consent(true)));
        }
        house.settle(NOON);
    }

    private static Fact consent(boolean granted) {
        return new Fact.ConsentChanged("advertising", granted, "form", Optional.empty(), Optional.empty());
    }

    @Test
    void whoConsentedToThePurposeIsToldByTheHashOfTheirAddressAlone() {
        bought(true);
        assertThat(audience.row(house.ada())).contains(ADA);
        assertThat(new Audience("others", "advertising", Platform.META).row(house.ada()))
                .isEmpty();
    }

    @Test
    void aConsentToMailsIsNone() {
        bought(false);
        assertThat(audience.row(house.ada())).isEmpty();
    }

    @Test
    void whoWithdrewIsSuppressedOrErasedIsLeftOut() {
        bought(true);
        house.record(event("w", NOON.plusSeconds(1), consent(false)));
        assertThat(audience.row(house.ada())).isEmpty();
        house.record(event("y", NOON.plusSeconds(2), consent(true)));
        assertThat(audience.row(house.ada())).isPresent();
        house.record(
                event("b", NOON.plusSeconds(3), new Fact.EmailBounced("welcome", true, "General", Optional.empty())));
        assertThat(audience.row(house.ada())).isEmpty();
        house.record(event("e", NOON.plus(Duration.ofDays(1)), new Fact.CustomerErased(Optional.empty())));
        assertThat(audience.row(house.ada())).isEmpty();
    }

    @Test
    void theTimelineTellsOfIt() {
        bought(true);
        house.timeline.add(CustomerId.of(Samples.ADA), List.of(audience.note(NOON.plusSeconds(9))));
        assertThat(house.timeline.of(CustomerId.of(Samples.ADA)).getLast().what())
                .isEqualTo("was put into an audience for meta: buyers");
    }
}
