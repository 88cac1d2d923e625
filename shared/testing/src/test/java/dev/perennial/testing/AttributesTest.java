package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.signUp;
import static dev.perennial.testing.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Enrollments.Enrollment;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a company knows of its customers by attributes of its own: a plan, the number of visits, a renewal. */
class AttributesTest {
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));
    private static final CustomerRef BY_MAIL = CustomerRef.of(ADA);
    private static final CustomerRef BY_NUMBER = CustomerRef.ofExternal("K-7");

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK.with(Samples.ATTRIBUTES));

    @Test
    void ofEachAttributeTheLatestWordCountsWhateverTheOrderOfArrival() {
        record("b", LATER, BY_MAIL, Map.of("plan", "gold"));
        record("a", NOON, BY_MAIL, Map.of("plan", "free", "visits", "3"));
        assertThat(known(house.ada())).isEqualTo(Map.of("plan", "gold", "visits", "3"));
    }

    @Test
    void ofTwoWordsAtTheSameMomentTheGreaterTextCounts() {
        record("a", NOON, BY_MAIL, Map.of("plan", "gold"));
        record("b", NOON, BY_MAIL, Map.of("plan", "free"));
        assertThat(known(house.ada())).isEqualTo(Map.of("plan", "gold"));
    }

    @Test
    void whatWasTakenBackStaysSoForEarlierWordsThatComeLate() {
        record("b", LATER, BY_MAIL, Map.of("plan", ""));
        record("a", NOON, BY_MAIL, Map.of("plan", "gold"));
        assertThat(known(house.ada())).isEmpty();
        Customer again = CustomerDocument.read(new Document(CustomerDocument.of(house.ada())));
        assertThat(again).isEqualTo(house.ada());
    }

    @Test
    void whatIsNotDeclaredOrOfAnotherTypeIsLeftOutAndTheTimelineSaysSo() {
        record("a", NOON, BY_MAIL, Map.of("plan", "platinum", "shoeSize", "38", "visits", "4.50"));
        assertThat(known(house.ada())).isEqualTo(Map.of("visits", "4.5"));
        house.settle(LATER);
        assertThat(told(house))
                .contains("attribute plan left out: it must be one of free, gold")
                .contains("attribute shoeSize left out: it is not declared in attributes.yaml")
                .doesNotContain("platinum");
    }

    @Test
    void aSignUpTellsThemAsWell() {
        Fact signUp = new Fact.CustomerSignedUp(
                Optional.of("Ada"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("plan", "free"));
        house.record(new Event("s", NOON, NOON, false, BY_MAIL, signUp));
        assertThat(known(house.ada())).isEqualTo(Map.of("plan", "free"));
    }

    @Test
    void ofTwoRecordsThatBecomeOneTheLaterWordCounts() {
        record("a", LATER, BY_MAIL, Map.of("plan", "gold"));
        record("b", NOON, BY_NUMBER, Map.of("plan", "free", "visits", "7"));
        CustomerRef both = new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("K-7"));
        record("c", LATER, both, Map.of("renewal", "2027-03-31"));
        house.settle(LATER);
        assertThat(known(house.ada())).isEqualTo(Map.of("plan", "gold", "visits", "7", "renewal", "2027-03-31"));
    }

    @Test
    void theyGoWithAnErasure() {
        record("a", NOON, BY_MAIL, Map.of("plan", "gold"));
        house.record(new Event("e", LATER, LATER, false, BY_MAIL, new Fact.CustomerErased(Optional.empty())));
        house.settle(LATER);
        assertThat(house.ada().profile().attributes().told()).isEmpty();
        assertThat(CustomerDocument.of(house.customer(CustomerId.of(ADA))).toString())
                .doesNotContain("gold");
    }

    @Test
    void aStepWaitsForADayThatIsAnAttributeAndMovesWithIt() {
        Step wait = new Step.WaitUntil(
                "day", RecordDate.ofAttribute("renewal"), -30, false, LocalTime.of(10, 0), Optional.of(Step.END));
        Step mail = new Step.Send("hello", "hello", Duration.ofDays(7), true);
        TestSystem waiting = new TestSystem(Samples.PLAYBOOK
                .with(Samples.ATTRIBUTES)
                .with(List.of(Samples.path("CustomerSignedUp", List.of(wait, mail)))));
        waiting.record(new Event("a", NOON, NOON, false, BY_MAIL, changed("renewal", "2027-03-31")));
        waiting.record(new Event("s", NOON, NOON, false, BY_MAIL, signUp(true)));
        assertThat(enrollment(waiting).due()).isEqualTo(Instant.parse("2027-03-01T09:00:00Z"));
        waiting.record(new Event("b", LATER, LATER, false, BY_MAIL, changed("renewal", "2027-06-30")));
        assertThat(enrollment(waiting).due()).isEqualTo(Instant.parse("2027-05-31T08:00:00Z"));
        waiting.record(new Event("c", LATER.plusSeconds(1), LATER, false, BY_MAIL, changed("renewal", "")));
        waiting.wake(Instant.parse("2027-05-31T08:00:00Z"));
        assertThat(waiting.mailed()).isEmpty();
    }

    @Test
    void aBounceThatAnotherSystemTellsSuppressesTheAddressAndNoConsent() {
        house.record(new Event("s", NOON, NOON, false, BY_MAIL, signUp(true)));
        house.record(new Event("x", LATER, LATER, true, BY_MAIL, suppressed(Fact.SuppressedBy.HARD_BOUNCE)));
        assertThat(house.ada().suppression().orElseThrow().cause().words())
                .isEqualTo("mail to the address bounced for good: import from klaviyo");
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isTrue();
    }

    @Test
    void aReportAsSpamThatAnotherSystemTellsWithdrawsTheConsentAsWell() {
        house.record(new Event("s", NOON, NOON, false, BY_MAIL, signUp(true)));
        house.record(new Event("x", LATER, LATER, true, BY_MAIL, suppressed(Fact.SuppressedBy.SPAM_REPORT)));
        assertThat(house.ada().suppression().orElseThrow().cause().words())
                .isEqualTo("reported as spam: import from klaviyo");
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isFalse();
    }

    private static Fact suppressed(Fact.SuppressedBy cause) {
        return new Fact.AddressSuppressed(cause, "import from klaviyo", Optional.of(ADA));
    }

    private static Fact changed(String name, String value) {
        return new Fact.AttributesChanged(Map.of(name, value));
    }

    private void record(String id, Instant at, CustomerRef who, Map<String, String> attributes) {
        house.record(new Event(id, at, LATER, false, who, new Fact.AttributesChanged(attributes)));
    }

    private static Map<String, String> known(Customer customer) {
        Map<String, String> known = new TreeMap<>();
        customer.profile().attributes().told().forEach((name, told) -> {
            if (!told.value().isEmpty()) {
                known.put(name, told.value());
            }
        });
        return known;
    }

    private static Enrollment enrollment(TestSystem house) {
        return house.ada().lifecycle().enrollments().active().getFirst();
    }
}
