package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Permission.State;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.flow.administration.Administration;
import dev.perennial.flow.administration.Command;
import dev.perennial.flow.administration.CustomerFile;
import dev.perennial.flow.administration.CustomerFiles;
import dev.perennial.flow.administration.DeadLetters;
import dev.perennial.flow.administration.Erasures;
import dev.perennial.flow.administration.PersonalData;
import dev.perennial.flow.mail.UnknownMailResolution;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdministrationTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final CustomerId NUMBER = CustomerId.ofExternal("K-7");
    private static final Decision GRACE = new Decision("Grace", "she called");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK.with(
            List.of(Samples.path("CustomerSignedUp", List.of(Samples.pause("pause", 3), Samples.mail("tips", 3))))));
    private final InMemoryReputation reputation = new InMemoryReputation();
    private final List<Message> queued = new ArrayList<>();
    private final List<Fact> said = new ArrayList<>();
    private boolean busAnswers = true;
    private final Administration administration = new Administration(
            house.customers,
            new UnknownMailResolution(house.emails, house.emails, (message, _) -> queued.add(message)),
            reputation,
            this::publish,
            new NoLetters());

    private boolean publish(CustomerId id, Fact fact, Instant now) {
        if (busAnswers) {
            said.add(fact);
            house.record(new Event("op-" + said.size(), now, now, false, CustomerRef.of(id), fact));
            house.settle(now);
        }
        return busAnswers;
    }

    @Test
    void whoIsTakenOffAJourneyGetsNoMailOfItAndTheTimelineSaysByWhomAndWhy() {
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON);
        assertThat(house.ada().lifecycle().enrollments().isOn("path")).isTrue();
        assertThat(administration.carryOut(new Command.StopJourney(ADA, "path", GRACE), LATER))
                .isEmpty();
        assertThat(house.ada().lifecycle().enrollments().isOn("path")).isFalse();
        assertThat(told()).contains("was taken off path by Grace: she called", "path left: stopped by Grace");
        house.wake(NOON.plus(Duration.ofDays(9)));
        assertThat(house.mailed()).doesNotContain("tips");
        assertThat(administration.carryOut(new Command.StopJourney(ADA, "path", GRACE), LATER))
                .contains("the customer is not on the journey path");
    }

    @Test
    void aConsentIsWithdrawnByAWordAndGivenOnlyWithAProof() {
        house.record(event("s", NOON, signUp(true)));
        assertThat(administration.carryOut(consent(false, Optional.empty()), LATER))
                .isEmpty();
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isFalse();
        assertThat(told()).contains("corrected by Grace: she called");
        assertThat(administration.carryOut(consent(true, Optional.empty()), LATER.plusSeconds(60)))
                .contains("a consent is given by the customer alone: say where the proof of it lies");
        assertThat(house.ada().permission().state(Customer.MARKETING)).contains(State.WITHDRAWN);
        assertThat(administration.carryOut(consent(true, Optional.of("letter 12")), LATER.plusSeconds(60)))
                .isEmpty();
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isTrue();
        assertThat(administration.carryOut(consent(true, Optional.of("letter 12")), LATER.plusSeconds(90)))
                .contains("that is what the record says already");
    }

    private static Command consent(boolean granted, Optional<String> proof) {
        return new Command.CorrectConsent(ADA, Customer.MARKETING, granted, proof, GRACE);
    }

    @Test
    void aWordOfTheCustomersOwnThatIsLaterThanTheCorrectionCounts() {
        house.record(event("s", NOON, signUp(true)));
        administration.carryOut(consent(false, Optional.empty()), NOON.plusSeconds(60));
        house.record(event(
                "w",
                LATER,
                new Fact.ConsentChanged(
                        Customer.MARKETING, true, "preferences page", Optional.empty(), Optional.empty())));
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isTrue();
    }

    @Test
    void anOpenComplaintIsClosedAndOnlyAnOpenOne() {
        house.record(event("c", NOON, new Fact.ComplaintRaised("C-1", Optional.of("cold tea"))));
        Command close = new Command.CloseComplaint(ADA, "C-1", GRACE);
        assertThat(administration.carryOut(close, LATER)).isEmpty();
        assertThat(house.ada().feedback().openComplaints()).isEmpty();
        assertThat(told()).contains("by Grace: she called");
        assertThat(administration.carryOut(close, LATER)).contains("no complaint C-1 is open");
    }

    @Test
    void twoRecordsThatAnOperatorKnowsToBeOneBecomeOne() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("p", NOON, purchase("A-1", 1000)));
        house.record(new Event("q", NOON, NOON, false, CustomerRef.ofExternal("K-7"), purchase("A-2", 500)));
        house.settle(NOON);
        assertThat(administration.carryOut(new Command.Match(ADA, NUMBER, GRACE), LATER))
                .isEmpty();
        house.settle(LATER);
        assertThat(house.customer(NUMBER)).isEqualTo(house.ada());
        assertThat(house.ada().purchases().orders()).isEqualTo(2);
        assertThat(administration.carryOut(new Command.Match(ADA, NUMBER, GRACE), LATER))
                .contains("both are one record already");
        assertThat(administration.carryOut(new Command.Match(ADA, CustomerId.ofExternal("nobody"), GRACE), LATER))
                .contains("there is no record " + CustomerId.ofExternal("nobody"));
    }

    @Test
    void whatTheBusDoesNotTakeIsSaid() {
        house.record(event("c", NOON, new Fact.ComplaintRaised("C-1", Optional.empty())));
        busAnswers = false;
        assertThat(administration.carryOut(new Command.CloseComplaint(ADA, "C-1", GRACE), LATER))
                .contains("the bus did not take it; please try again");
    }

    @Test
    void sendingAndJourneysArePausedAndResumedWithTheReason() {
        assertThat(administration.carryOut(new Command.PauseSending(GRACE), NOON))
                .isEmpty();
        assertThat(reputation.state().because()).isEqualTo("by Grace: she called");
        assertThat(administration.carryOut(new Command.PauseSending(GRACE), NOON))
                .contains("sending is paused already: by Grace: she called");
        assertThat(administration.carryOut(new Command.ResumeSending(GRACE), NOON))
                .isEmpty();
        assertThat(administration.carryOut(new Command.ResumeSending(GRACE), NOON))
                .contains("sending is not paused");
        assertThat(administration.carryOut(new Command.PauseJourney("path", GRACE), NOON))
                .isEmpty();
        assertThat(reputation.state().holdsBack("path")).contains("the journey path is paused: by Grace: she called");
        assertThat(administration.carryOut(new Command.ResumeJourney("path", GRACE), NOON))
                .isEmpty();
        assertThat(administration.carryOut(new Command.ResumeJourney("path", GRACE), NOON))
                .contains("the journey path is not paused");
    }

    @Test
    void aCustomerIsFoundByEachOfTheirNamesAndByNothingElse() {
        house.record(event("s", NOON, signUp(true)));
        house.record(new Event(
                "q",
                NOON,
                NOON,
                false,
                new CustomerRef(Optional.empty(), Optional.of(Samples.ADA), Optional.of("K-7")),
                purchase("A-2", 500)));
        house.settle(NOON);
        CustomerFiles files = new CustomerFiles(house.customers, house.timeline, house.emails);
        for (String words : List.of(" ada@example.com ", "ADA@EXAMPLE.COM", "K-7", ADA.value(), "A-2")) {
            assertThat(files.find(words).map(Customer::id)).as(words).contains(ADA);
        }
        for (String words : List.of("", "  ", "grace@example.com", "K-8", "A-22", "cus_", "*", "ada@")) {
            assertThat(files.find(words)).as(words).isEmpty();
        }
    }

    @Test
    void aFileIsReadPageByPageTheNewestFirst() {
        for (int i = 0; i < 2 * CustomerFiles.ROWS + 3; i++) {
            Instant at = NOON.plusSeconds(i);
            house.record(event("e" + i, at, new Fact.ActivityRecorded("login " + i, Optional.empty())));
        }
        house.settle(NOON);
        CustomerFiles files = new CustomerFiles(house.customers, house.timeline, house.emails);
        List<String> read = new ArrayList<>();
        Optional<String> before = Optional.empty();
        do {
            CustomerFile file = files.open(ADA, before, Optional.empty());
            assertThat(file.story().rows()).hasSizeLessThanOrEqualTo(CustomerFiles.ROWS);
            file.story().rows().forEach(row -> read.add(row.what()));
            before = file.story().next();
        } while (before.isPresent());
        assertThat(read).hasSize(2 * CustomerFiles.ROWS + 3);
        assertThat(read.getFirst()).isEqualTo("activity: login " + (2 * CustomerFiles.ROWS + 2));
        assertThat(read.getLast()).isEqualTo("activity: login 0");
    }

    @Test
    void anErasureIsReportedBeforeItHappensAndLeavesHashes() {
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON);
        PersonalData data = new PersonalData(house.customers, house.timeline, house.emails);
        PersonalData.Copy copy = data.of(ADA);
        assertThat(copy.story()).isNotEmpty();
        assertThat(new Erasures(house.customers, this::publish).request(ADA, GRACE, LATER))
                .isEmpty();
        PersonalData.Erasure report = PersonalData.Erasure.of(copy, LATER);
        assertThat(report.rows()).isEqualTo(copy.story().size());
        assertThat(report.ids()).containsExactly(ADA);
        assertThat(data.of(ADA).story()).isEmpty();
        assertThat(data.of(ADA).mails()).isEmpty();
        assertThat(house.ada().profile().name()).isEmpty();
        assertThat(new Erasures(house.customers, this::publish).request(CustomerId.ofExternal("nobody"), GRACE, LATER))
                .contains("there is no such customer");
    }

    /** Where no letter died. */
    private record NoLetters() implements DeadLetters {
        @Override
        public List<Letter> look(Queue queue) {
            return List.of();
        }

        @Override
        public Optional<String> discard(Queue queue, String id) {
            return Optional.of("there is none");
        }

        @Override
        public Optional<String> sendBack(Queue queue, String id) {
            return Optional.of("there is none");
        }
    }

    private String told() {
        return house.timeline.of(ADA).stream()
                .map(row -> row.what() + row.decisions())
                .toList()
                .toString();
    }
}
