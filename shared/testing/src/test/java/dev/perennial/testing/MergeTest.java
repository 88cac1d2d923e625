package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.refund;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One customer by several names: what was told of each ends in one record, once. */
class MergeTest {
    private static final CustomerRef BY_MAIL = CustomerRef.of(ADA);
    private static final CustomerRef BY_NUMBER = CustomerRef.ofExternal("K-7");
    private static final CustomerRef BY_BOTH = new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("K-7"));
    private static final EmailAddress NEW = new EmailAddress("ada@new.example");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void whatBothRecordsKnewIsAddedUp() {
        record("s", NOON, BY_MAIL, signUp(true));
        record("", NOON, BY_MAIL, purchase("A-1", 1000));
        record("", LATER, BY_NUMBER, purchase("A-2", 500));
        join();
        Customer one = ada();
        assertThat(one.purchases().orders()).isEqualTo(2);
        assertThat(one.purchases().spent()).containsEntry("EUR", new Money(1500, "EUR"));
        assertThat(one.purchases().lastAt()).contains(LATER);
        assertThat(one.profile().externalId()).contains("K-7");
        assertThat(house.customer(CustomerId.ofExternal("K-7"))).isEqualTo(one);
    }

    @Test
    void anOrderThatCameToBothCountsOnce() {
        record("", NOON, BY_MAIL, purchase("A-1", 1000));
        record("", NOON, BY_NUMBER, purchase("A-1", 1000));
        record("", NOON, BY_NUMBER, refund("R-1", "A-1", 400));
        join();
        assertThat(ada().purchases().orders()).isEqualTo(1);
        assertThat(ada().purchases().spent()).containsEntry("EUR", new Money(600, "EUR"));
    }

    @Test
    void aRefundThatWaitedInOneFindsItsOrderInTheOther() {
        record("", NOON, BY_NUMBER, refund("R-1", "A-1", 400));
        record("", NOON, BY_MAIL, purchase("A-1", 1000));
        join();
        assertThat(ada().purchases().spent()).containsEntry("EUR", new Money(600, "EUR"));
    }

    @Test
    void whatComesLaterForTheLosingIdReachesTheSurvivor() {
        record("", NOON, BY_MAIL, purchase("A-1", 1000));
        record("", NOON, BY_NUMBER, purchase("A-2", 1000));
        join();
        record("", LATER, BY_NUMBER, purchase("A-3", 1000));
        assertThat(record("", NOON, BY_NUMBER, purchase("A-2", 1000))).isInstanceOf(Decision.Nothing.class);
        assertThat(ada().purchases().orders()).isEqualTo(3);
    }

    @Test
    void whileTheRecordsAreBeingJoinedARepetitionIsStillARepetition() {
        record("", NOON, BY_MAIL, purchase("A-1", 1000));
        record("", NOON, BY_NUMBER, purchase("A-2", 1000));
        Customer one = house.customers.load(CustomerId.of(ADA));
        Customer other = house.customers.load(CustomerId.ofExternal("K-7"));
        house.settle(LATER);
        boolean oneCloses = one.id().value().compareTo(other.id().value()) > 0;
        Customer closing = oneCloses ? one : other;
        Customer staying = oneCloses ? other : one;
        house.customers.save(closing.closedInto(staying.id(), LATER));
        assertThat(record("", NOON, BY_MAIL, purchase("A-1", 1000))).isInstanceOf(Decision.Nothing.class);
        assertThat(record("", NOON, BY_NUMBER, purchase("A-2", 1000))).isInstanceOf(Decision.Nothing.class);
        house.settle(LATER);
        assertThat(ada().purchases().orders()).isEqualTo(2);
    }

    @Test
    void ofConsentsTheStricterCountsUntilALaterWord() {
        record("c", NOON, BY_NUMBER, consent(false));
        record("d", LATER, BY_MAIL, consent(true));
        join();
        assertThat(ada().permission().allows(Customer.MARKETING)).isFalse();
        record("e", LATER.plusSeconds(1), BY_MAIL, consent(true));
        assertThat(ada().permission().allows(Customer.MARKETING)).isTrue();
    }

    @Test
    void joiningSendsNothingAgain() {
        record("s", NOON, BY_MAIL, signUp(true));
        record("", NOON, BY_NUMBER, purchase("A-2", 1000));
        house.settle(NOON);
        List<String> before = house.mailed();
        join();
        assertThat(house.mailed()).isEqualTo(before);
    }

    @Test
    void theStoryOfBothIsToldInOneAndSaysWhereItCameFrom() {
        record("", NOON, BY_MAIL, purchase("A-1", 1000));
        record("", NOON, BY_NUMBER, purchase("A-2", 500));
        join();
        List<TimelineEntry> story = house.timeline.of(ada().id());
        assertThat(story).extracting(TimelineEntry::eventId).contains("purchase-A-1", "purchase-A-2");
        assertThat(story)
                .flatExtracting(TimelineEntry::decisions)
                .anyMatch(it -> it.startsWith("taken over from cus_"))
                .contains("joined: its events count here, of consents the stricter ones");
    }

    @Test
    void whatTheSweepDecidedForBothAtTheSameMomentIsToldTwice() {
        record("", NOON, BY_MAIL, purchase("A-1", 1000));
        record("", NOON, BY_NUMBER, purchase("A-2", 500));
        house.settle(NOON);
        house.wake(ada().agenda().orElseThrow().dueAt());
        join();
        assertThat(house.timeline.of(ada().id()))
                .extracting(TimelineEntry::eventId)
                .filteredOn(it -> it.startsWith("due-"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void aLongStoryIsTakenOverWhole() {
        for (int i = 0; i < 40; i++) {
            record("", NOON.plusSeconds(i), BY_NUMBER, purchase("N-" + i, 100));
            record("", NOON.plusSeconds(i), BY_MAIL, purchase("M-" + i, 100));
            house.settle(NOON);
        }
        join();
        assertThat(ada().purchases().orders()).isEqualTo(80);
        assertThat(record("", NOON, BY_NUMBER, purchase("N-3", 100))).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void threeRecordsBecomeOne() {
        record("", NOON, CustomerRef.of(NEW), purchase("A-3", 1000));
        record("", NOON, BY_NUMBER, purchase("A-2", 1000));
        record("", NOON, BY_MAIL, purchase("A-1", 1000));
        record("m", NOON, BY_BOTH, new Fact.AddressChanged(NEW));
        house.settle(LATER);
        assertThat(ada().purchases().orders()).isEqualTo(3);
        assertThat(ada()).isEqualTo(house.customer(CustomerId.of(NEW)));
        assertThat(ada()).isEqualTo(house.customer(CustomerId.ofExternal("K-7")));
    }

    @Test
    void anIdThatVeryManyShareJoinsThemNot() {
        for (int i = 0; i < 30; i++) {
            EmailAddress guest = new EmailAddress("guest" + i + "@example.com");
            CustomerRef shared = new CustomerRef(Optional.empty(), Optional.of(guest), Optional.of("guest"));
            record("a" + i, NOON, shared, new Fact.ActivityRecorded("visit", Optional.empty()));
            house.settle(NOON);
        }
        EmailAddress last = new EmailAddress("guest29@example.com");
        assertThat(house.customer(CustomerId.of(last)).identity().aliases()).hasSizeLessThan(21);
        assertThat(house.customer(CustomerId.of(last)))
                .isNotEqualTo(house.customer(CustomerId.of(new EmailAddress("guest0@example.com"))));
    }

    @Test
    void mailGoesToTheAddressThatWasToldLast() {
        record("s", NOON, BY_MAIL, signUp(true));
        record("m", LATER, BY_MAIL, new Fact.AddressChanged(NEW));
        record("m0", LATER.minusSeconds(1), BY_MAIL, new Fact.AddressChanged(ADA));
        assertThat(ada().profile().email()).contains(NEW);
        house.settle(LATER);
        assertThat(house.customer(CustomerId.of(NEW))).isEqualTo(ada());
    }

    @Test
    void aBounceConcernsTheAddressThatBounced() {
        record("s", NOON, BY_MAIL, signUp(true));
        record("", NOON, BY_MAIL, new Fact.EmailBounced("welcome", true, "General", Optional.of(ADA)));
        assertThat(ada().suppression()).isPresent();
        record("m", LATER, BY_MAIL, new Fact.AddressChanged(NEW));
        assertThat(ada().suppression()).isEmpty();
        record("n", LATER.plusSeconds(1), BY_MAIL, new Fact.AddressChanged(ADA));
        assertThat(ada().suppression().map(it -> it.cause().words()))
                .contains("mail to the address bounced for good: General");
    }

    @Test
    void aLeadBecomesACustomer() {
        Fact lead = new Fact.LeadCaptured(
                Optional.of("Ada"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("green tea"));
        record("l", NOON, BY_MAIL, lead);
        assertThat(ada().lifecycle().stage()).isEqualTo(Stage.LEAD);
        record("", LATER, BY_MAIL, purchase("A-1", 1000));
        assertThat(ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
        record("s", LATER, BY_MAIL, signUp(true));
        assertThat(ada().profile().name()).contains("Ada");
        assertThat(ada().lifecycle().stageHistory())
                .extracting(it -> it.stage())
                .containsExactly(Stage.LEAD, Stage.ACTIVE);
    }

    @Test
    void anAnswerIsCountedOutWhereItsRecordIsDissolved() {
        record("n", NOON, BY_NUMBER, Samples.answer(9));
        record("", NOON, BY_MAIL, purchase("A-1", 1000));
        join();
        assertThat(ada().feedback().nps().map(SurveyState.Answer::score)).contains(9);
        assertThat(house.customers.images().stream().filter(it -> it.version() == 0))
                .hasSize(1);
    }

    @Test
    void ofBothRecordsTheLaterAnswerCountsAndTheLaterQuestion() {
        record("c-1", NOON, BY_NUMBER, satisfied(5));
        record("c-2", LATER, BY_MAIL, satisfied(2));
        join();
        assertThat(ada().feedback().csat()).contains(new SurveyState.Answer(2, LATER));
        assertThat(ada().feedback().nps()).isEmpty();
    }

    private static Fact satisfied(int score) {
        return new Fact.SurveyAnswered("csat", score, Optional.empty(), Optional.empty());
    }

    private void join() {
        record("both", LATER, BY_BOTH, new Fact.ActivityRecorded("login", Optional.empty()));
        house.settle(LATER);
    }

    private Decision record(String id, Instant at, CustomerRef name, Fact fact) {
        return house.record(new Event(id, at, at, false, name, fact));
    }

    private static Fact consent(boolean granted) {
        return new Fact.ConsentChanged(Customer.MARKETING, granted, "letter", Optional.empty(), Optional.empty());
    }

    private Customer ada() {
        return house.customer(CustomerId.of(ADA));
    }
}
