package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.flow.mail.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PermissionTest {
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));
    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void theLaterWordOnConsentCountsWhateverTheOrder() {
        house.record(event("c-2", NEXT_DAY, consent(false)));
        house.record(event("c-1", NOON, consent(true)));
        assertThat(isAllowed()).isFalse();
        house.record(event("c-3", NEXT_DAY.plusSeconds(1), consent(true)));
        assertThat(isAllowed()).isTrue();
    }

    @Test
    void atTheSameMomentTheWithdrawalCountsWhateverTheOrder() {
        house.record(event("c-1", NOON, consent(false)));
        house.record(event("c-2", NOON, consent(true)));
        assertThat(isAllowed()).isFalse();
        house.record(event("c-3", NEXT_DAY, consent(true)));
        house.record(event("c-4", NEXT_DAY, consent(false)));
        assertThat(isAllowed()).isFalse();
    }

    @Test
    void whoUnsubscribesGetsNothingMoreNotEvenWhatIsInTheQueue() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("c", NOON.plusSeconds(1), consent(false)));
        house.settle(NOON.plusSeconds(2));
        assertThat(house.mailed()).isEmpty();
        assertThat(house.emails.rows()).extracting(LedgerEntry::because).containsExactly("marketing consent withdrawn");
    }

    @Test
    void aPermanentBounceEndsMailToTheAddress() {
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON);
        house.record(event("b", NOON, new Fact.EmailBounced("welcome", true, "Permanent/General", Optional.empty())));
        house.record(event("p", NEXT_DAY, purchase("A-1", 1000)));
        house.settle(NEXT_DAY);
        assertThat(house.mailed()).containsExactly("welcome");
        assertThat(house.emails.rows().getLast().because())
                .isEqualTo("address suppressed: mail to the address bounced for good: Permanent/General");
    }

    @Test
    void aPassingBounceChangesNothingAndAPermanentOneAfterItStillCounts() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("b", NOON, new Fact.EmailBounced("welcome", false, "Transient/General", Optional.empty())));
        assertThat(house.ada().suppression()).isEmpty();
        house.record(
                event("b", NEXT_DAY, new Fact.EmailBounced("welcome", true, "Permanent/General", Optional.empty())));
        assertThat(house.ada().suppression()).isPresent();
    }

    @Test
    void aReportAsSpamEndsMailAndWithdrawsConsent() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("x", NEXT_DAY, new Fact.EmailComplained("welcome", Optional.empty())));
        assertThat(isAllowed()).isFalse();
        assertThat(house.ada().suppression().map(it -> it.cause().words())).contains("reported as spam: welcome");
    }

    @Test
    void aReportAsSpamAfterUnsubscribingStillSuppresses() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("c", NEXT_DAY, consent(false)));
        house.record(event("x", NEXT_DAY.plusSeconds(1), new Fact.EmailComplained("welcome", Optional.empty())));
        house.record(event("c", NEXT_DAY.plusSeconds(2), consent(true)));
        assertThat(house.ada().suppression()).isPresent();
    }

    private boolean isAllowed() {
        return house.ada().permission().allows(Customer.MARKETING);
    }

    private static Fact consent(boolean granted) {
        return new Fact.ConsentChanged(Customer.MARKETING, granted, "web form", Optional.empty(), Optional.empty());
    }
}
