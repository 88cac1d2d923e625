package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Enrollments.Enrollment;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Stage;
import dev.perennial.flow.mail.MailSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Erase means erase: whatever is under way when a customer wants to be forgotten. */
class ErasureTest {
    private static final CustomerId ID = CustomerId.of(ADA);
    private static final Instant LATER = NOON.plus(Duration.ofDays(10));

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void ofAForgottenCustomerRemainNeitherDataNorStoryNorLedger() {
        known();
        forget();
        assertThat(house.timeline.of(ID)).isEmpty();
        assertThat(house.emails.rows()).isEmpty();
        assertThat(CustomerDocument.of(house.ada()).toString()).doesNotContain("ada", "Ada", "A-1", "web form");
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.LEAD);
    }

    @Test
    void whatComesLateStaysOut() {
        known();
        forget();
        assertThat(house.record(event("", LATER.minusSeconds(1), purchase("A-2", 100))))
                .isInstanceOf(Decision.Nothing.class);
        assertThat(house.record(event("s", NOON, signUp(true)))).isInstanceOf(Decision.Nothing.class);
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
    void whatWasFiledAndCrossedTheErasureTellsTheRecordNothing() {
        known();
        forget();
        Instant then = LATER.plusSeconds(60);
        IntStream.range(0, 13).forEach(i -> house.record(event("", then.plusSeconds(i), purchase("B-" + i, 100))));
        assertThat(house.ada().processed().whole()).isFalse();
        house.timeline.file(ID, List.of(new Seen(NOON, Fact.PurchaseCompleted.keyOf("A-9"), "x", Optional.empty())));
        assertThat(house.record(event("", then, purchase("A-9", 100)))).isInstanceOf(Decision.Write.class);
        assertThat(house.record(event("", then, purchase("B-0", 100)))).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void whatIsFiledIsForgottenToo() {
        IntStream.range(0, 13).forEach(i -> house.record(event("", NOON, purchase("A-" + i, 100))));
        assertThat(house.timeline.filed(ID)).hasSize(10);
        forget();
        assertThat(house.timeline.filed(ID)).isEmpty();
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
    void aMessageThatWaitsForTheSendingLeavesNoTraceEither() {
        known();
        Message message = house.outbox.messages().getFirst();
        MailSender sending = new MailSender(house.customers, house.emails, house.mailer);
        assertThat(sending.postpone(message, "m#1", "sending is paused", NOON)).isTrue();
        forget();
        assertThat(sending.postpone(message, "m#2", "sending is paused", LATER)).isFalse();
        assertThat(house.emails.rows()).isEmpty();
    }

    @Test
    void whatCrossedTheErasureOnItsWayIsRemovedADayLater() {
        known();
        forget();
        house.timeline.add(ID, List.of(TimelineEntry.note(NOON, "x", "late", List.of())));
        house.wake(LATER.plus(Duration.ofDays(1)));
        assertThat(house.timeline.of(ID)).isEmpty();
        assertThat(house.ada().agenda().map(Customer.Agenda::dueAt)).contains(LATER.plus(Duration.ofDays(15)));
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
        assertThat(house.ada().suppression().flatMap(Permission.Suppression::address))
                .isEmpty();
    }

    @Test
    void aComplaintAfterTheErasureIsHeard() {
        known();
        forget();
        house.record(event("", LATER.plusSeconds(5), new Fact.EmailComplained("welcome", Optional.of(ADA))));
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
        assertThat(house.record(event("s", NOON, signUp(true)))).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void anErasureThatNamesBothRecordsForgetsBothWhicheverSurvives() {
        for (boolean adaSurvives : List.of(true, false)) {
            TestSystem twoRecords = new TestSystem(Samples.PLAYBOOK);
            String number = number(adaSurvives);
            record(twoRecords, "", CustomerRef.of(ADA), purchase("A-1", 100), NOON);
            record(twoRecords, "", CustomerRef.ofExternal(number), purchase("A-2", 100), NOON);
            twoRecords.settle(NOON);
            CustomerRef both = names(number);
            record(twoRecords, "e", both, new Fact.CustomerErased(Optional.empty()), LATER);
            twoRecords.settle(LATER);
            assertThat(twoRecords.customer(ID)).isEqualTo(twoRecords.customer(other(number)));
            assertThat(twoRecords.customer(ID).isErased()).isTrue();
            assertThat(twoRecords.timeline.of(ID)).isEmpty();
            assertThat(twoRecords.timeline.of(other(number))).isEmpty();
        }
    }

    @Test
    void whoTakesOverAForgottenRecordKeepsTheirOwnStoryAndIsNotGreetedTwice() {
        String number = number(true);
        known();
        record(house, "e", CustomerRef.ofExternal(number), new Fact.CustomerErased(Optional.empty()), LATER);
        record(house, "s2", names(number), signUp(true), LATER.plusSeconds(60));
        house.settle(LATER.plusSeconds(60));
        house.wake(LATER.plus(Duration.ofDays(1)));
        house.wake(LATER.plus(Duration.ofDays(15)));
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
        assertThat(house.timeline.of(ID)).extracting(TimelineEntry::eventId).contains("s", "purchase-A-1");
        assertThat(house.emails.rows()).isNotEmpty();
        assertThat(house.mailed()).filteredOn(it -> it.startsWith("welcome")).hasSize(1);
    }

    @Test
    void aRecordThatIsJoinedBringsNothingOfTheForgottenTime() {
        String number = number(true);
        record(house, "s", CustomerRef.ofExternal(number), signUp(true), NOON);
        forget();
        record(house, "", CustomerRef.of(ADA), purchase("A-9", 100), LATER.plusSeconds(9));
        record(house, "both", names(number), login(), LATER.plusSeconds(10));
        house.settle(LATER.plusSeconds(10));
        assertThat(house.customer(other(number))).isEqualTo(house.ada());
        assertThat(house.ada().profile().signedUpAt()).isEmpty();
        assertThat(house.ada().profile().name()).isEmpty();
        assertThat(house.ada().permission().consent()).isEmpty();
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsJoinedGoesOnWithNoJourneyOfTheForgottenTime() {
        String number = number(true);
        TestSystem twoRecords = new TestSystem(Samples.PLAYBOOK.with(List.of(Samples.path(
                "CustomerSignedUp",
                List.of(
                        new Step.Wait("days", Duration.ofDays(60), Optional.empty(), false),
                        new Step.Send("hello", "hello", Duration.ofDays(7), true))))));
        record(twoRecords, "s", CustomerRef.ofExternal(number), signUp(true), NOON);
        assertThat(enrollments(twoRecords, other(number))).isNotEmpty();
        record(twoRecords, "e", CustomerRef.of(ADA), new Fact.CustomerErased(Optional.empty()), LATER);
        record(twoRecords, "in", CustomerRef.ofExternal(number), login(), LATER.plusSeconds(5));
        record(twoRecords, "both", names(number), login(), LATER.plusSeconds(10));
        twoRecords.settle(LATER.plusSeconds(10));
        assertThat(twoRecords.customer(other(number)).id()).isEqualTo(ID);
        assertThat(enrollments(twoRecords, ID)).isEmpty();
    }

    private static List<Enrollment> enrollments(TestSystem house, CustomerId id) {
        return house.customer(id).lifecycle().enrollments().active();
    }

    private static Fact login() {
        return new Fact.ActivityRecorded("login", Optional.empty());
    }

    private static void record(TestSystem house, String id, CustomerRef name, Fact fact, Instant at) {
        house.record(new Event(id, at, at, false, name, fact));
    }

    private static CustomerRef names(String number) {
        return new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of(number));
    }

    private static CustomerId other(String number) {
        return CustomerId.ofExternal(number);
    }

    /** A number whose record yields to Ada's, or the other way round. */
    private static String number(boolean adaSurvives) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "K-" + i)
                .filter(it -> other(it).value().compareTo(ID.value()) > 0 == adaSurvives)
                .findFirst()
                .orElseThrow();
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
