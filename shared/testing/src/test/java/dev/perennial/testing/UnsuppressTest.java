package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import dev.perennial.flow.mail.Unsuppress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnsuppressTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final Decision GRACE = new Decision("Grace", "the mailbox is mended");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);
    private final Unsuppress readmission = new Unsuppress(house.customers);

    @BeforeEach
    void adaWasWelcomed() {
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON);
    }

    @Test
    void whoseMailboxIsMendedIsWrittenToAgainAndTheTimelineSaysByWhomAndWhy() {
        house.record(event("b", NOON, bounced("welcome")));
        assertThat(readmission.readmit(ADA, GRACE, LATER)).isEmpty();
        assertThat(house.ada().suppression()).isEmpty();
        house.record(event("p", LATER, purchase("A-1", 1000)));
        house.settle(LATER);
        assertThat(house.mailed()).containsExactly("welcome", "thank-you.A-1");
        assertThat(house.timeline.of(ADA))
                .filteredOn(row -> row.what().equals("address may be written to again"))
                .singleElement()
                .satisfies(row -> assertThat(row.decisions())
                        .containsExactly(
                                "because readmitted by Grace: the mailbox is mended",
                                "was suppressed: mail to the address bounced for" + " good: Permanent/General"));
    }

    @Test
    void theSameNewsOnceMoreChangeNothingAndNewOnesSuppressAgain() {
        house.record(event("b", NOON, bounced("welcome")));
        house.settle(NOON);
        readmission.readmit(ADA, GRACE, LATER);
        house.record(event("b", NOON, bounced("welcome")));
        assertThat(house.ada().suppression()).isEmpty();
        house.record(event("c", LATER, bounced("thank-you.A-1")));
        assertThat(house.ada().suppression()).isPresent();
    }

    @Test
    void whoReportedUsAsSpamIsWrittenToAgainAfterANewConsentAlone() {
        house.record(event("x", NOON, new Fact.EmailComplained("welcome", Optional.empty())));
        assertThat(readmission.readmit(ADA, GRACE, LATER))
                .hasValueSatisfying(why -> assertThat(why).contains("reported as spam", "new consent"));
        assertThat(house.ada().suppression()).isPresent();
        house.record(event(
                "c",
                LATER,
                new Fact.ConsentChanged(
                        Customer.MARKETING,
                        true,
                        Fact.ConsentChanged.PREFERENCES_PAGE,
                        Optional.empty(),
                        Optional.empty())));
        assertThat(house.ada().suppression()).isPresent();
        assertThat(readmission.readmit(ADA, GRACE, LATER)).isEmpty();
        assertThat(house.ada().suppression()).isEmpty();
    }

    @Test
    void aFormIntoWhichAnybodyTypesTheAddressLiftsNoReport() {
        house.record(event("x", NOON, new Fact.EmailComplained("welcome", Optional.empty())));
        for (String source : List.of("web form", Fact.ConsentChanged.PREFERENCES_PAGE)) {
            Fact.ConsentGiven yes = new Fact.ConsentGiven(true, source, Optional.empty(), Optional.empty(), false);
            house.record(event(
                    "f-" + source,
                    LATER,
                    new Fact.LeadCaptured(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(yes),
                            Optional.empty(),
                            Optional.empty())));
            assertThat(readmission.readmit(ADA, GRACE, LATER)).as(source).isPresent();
        }
        assertThat(house.ada().suppression()).isPresent();
    }

    @Test
    void aReportAfterABounceCountsAsWellWhicheverComesFirst() {
        house.record(event("b", NOON, bounced("welcome")));
        house.record(event("x", NOON, new Fact.EmailComplained("thank-you.A-1", Optional.empty())));
        assertThat(readmission.readmit(ADA, GRACE, LATER))
                .hasValueSatisfying(why -> assertThat(why).contains("reported as spam"));
        assertThat(house.ada().suppression()).isPresent();
    }

    @Test
    void anAddressThatIsNotSuppressedIsLeftAlone() {
        int writes = house.customers.images().size();
        assertThat(readmission.readmit(ADA, GRACE, LATER)).contains("the address in use is not suppressed");
        assertThat(readmission.readmit(CustomerId.ofExternal("nobody"), GRACE, LATER))
                .isPresent();
        assertThat(house.customers.images()).hasSize(writes);
    }

    private static Fact bounced(String sendKey) {
        return new Fact.EmailBounced(sendKey, true, "Permanent/General", Optional.empty());
    }
}
