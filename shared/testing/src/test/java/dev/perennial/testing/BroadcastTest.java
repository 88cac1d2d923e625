package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.playbook.Broadcast.Trial;
import dev.perennial.domain.playbook.Broadcast.Variant;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Mailing;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.rules.broadcasts.Reach.Outcome;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.broadcasts.BroadcastOrders;
import dev.perennial.flow.broadcasts.BroadcastPlan;
import dev.perennial.flow.broadcasts.BroadcastRun;
import dev.perennial.flow.broadcasts.BroadcastRun.State;
import dev.perennial.flow.broadcasts.BroadcastRuns;
import dev.perennial.flow.broadcasts.BroadcastWalk;
import dev.perennial.flow.broadcasts.Clicks;
import dev.perennial.flow.broadcasts.WalkProgress;
import dev.perennial.flow.broadcasts.WalkQueue;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.records.Recorder;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A broadcast from its start to its last mail, by the flows over in-memory adapters. */
class BroadcastTest {
    private static final Decision GRACE = new Decision("Grace", "the season begins");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));

    private final InMemoryBroadcasts runs = new InMemoryBroadcasts();
    private final InMemoryReputation reputation = new InMemoryReputation();
    private final InMemoryCounters counters = new InMemoryCounters();
    private final Deque<WalkQueue.Turn> queue = new ArrayDeque<>();

    @Test
    void everybodyWithConsentGetsOneMailHoweverOftenItIsStarted() {
        TestSystem house = house(news(), 250);
        BroadcastOrders orders = orders();
        assertThat(orders.start(news(), Optional.empty(), GRACE, LATER).done()).isTrue();
        assertThat(orders.start(news(), Optional.empty(), GRACE, LATER).words()).contains("nobody gets it twice");
        walk(house, news(), LATER);
        house.settle(LATER);
        assertThat(news(house)).hasSize(250).doesNotHaveDuplicates();
        assertThat(runs.find("news").orElseThrow().state()).isEqualTo(State.FINISHED);
        assertThat(counts()).containsExactly(Map.entry(Outcome.REACHED, 250L));
        assertThat(orders.start(news(), Optional.empty(), GRACE, LATER).done())
                .as("a name is sent once")
                .isFalse();
    }

    @Test
    void aTurnThatCrashesAfterEachOfItsCallsAndComesAgainSendsNothingTwice() {
        for (int call = 0; call < 40; call++) {
            BroadcastTest fresh = new BroadcastTest();
            TestSystem house = house(news(), 12);
            fresh.orders().start(news(), Optional.empty(), GRACE, LATER);
            CrashingRuns crashing = new CrashingRuns(fresh.runs, call);
            BroadcastWalk walk = fresh.walk(house, news(), crashing);
            Deque<WalkQueue.Turn> turns = fresh.queue;
            for (int turn = 0; !turns.isEmpty(); turn++) {
                assertThat(turn).as("turns").isLessThan(100);
                WalkQueue.Turn next = turns.poll();
                Instant now = LATER.plus(Duration.ofMinutes(turn));
                try {
                    walk.turn(next, now).ifPresent(_ -> turns.add(next));
                } catch (IllegalStateException crashed) {
                    turns.add(next);
                }
            }
            house.settle(LATER);
            assertThat(news(house)).as("crash at call %d", call).hasSize(12).doesNotHaveDuplicates();
            assertThat(fresh.runs.find("news").orElseThrow().state()).isEqualTo(State.FINISHED);
        }
    }

    @Test
    void aPausedBroadcastReachesNobodyAndItsMailsWaitUntilItIsResumed() {
        TestSystem house = house(news(), 40);
        BroadcastOrders orders = orders();
        orders.start(news(), Optional.empty(), GRACE, LATER);
        assertThat(orders.pause(news(), GRACE, LATER).done()).isTrue();
        assertThat(reputation.state().holdsBack("news")).isPresent();
        walk(house, news(), LATER);
        house.settle(LATER);
        assertThat(news(house)).isEmpty();
        assertThat(orders.resume(news(), GRACE, LATER).done()).isTrue();
        assertThat(reputation.state().holdsBack("news")).isEmpty();
        walk(house, news(), LATER);
        house.settle(LATER);
        assertThat(news(house)).hasSize(40);
    }

    @Test
    void aCancelledBroadcastStaysCancelled() {
        TestSystem house = house(news(), 10);
        BroadcastOrders orders = orders();
        assertThat(orders.cancel(news(), GRACE, LATER).words()).contains("never started");
        orders.start(news(), Optional.empty(), GRACE, LATER);
        orders.cancel(news(), GRACE, LATER);
        walk(house, news(), LATER);
        assertThat(orders.resume(news(), GRACE, LATER).done()).isFalse();
        house.settle(LATER);
        assertThat(news(house)).isEmpty();
    }

    @Test
    void theThrottleIsHeeded() {
        Broadcast slow = slow(120);
        TestSystem house = house(slow, 100);
        orders().start(slow, Optional.empty(), GRACE, LATER);
        for (int minute = 0; minute < 30; minute++) {
            Instant now = LATER.plus(Duration.ofMinutes(minute));
            for (WalkQueue.Turn turn : drain()) {
                walk(house, slow, runs).turn(turn, now).ifPresent(_ -> queue.add(turn));
            }
            house.settle(now);
            assertThat(news(house).size())
                    .as("after %d minutes", minute)
                    .isLessThanOrEqualTo(2 * (minute + 2))
                    .isGreaterThanOrEqualTo(2 * (minute - 2));
        }
    }

    @Test
    void eachGetsItAtTheTimeOfTheirOwnClocks() {
        Broadcast morning = at(LocalDateTime.parse("2026-11-23T10:00"));
        TestSystem house = new TestSystem(Samples.PLAYBOOK.with(journeys(morning)));
        signUp(house, 1, "Asia/Tokyo");
        signUp(house, 2, "Europe/Berlin");
        signUp(house, 3, "America/New_York");
        orders().start(morning, Optional.empty(), GRACE, LATER);
        Map<String, Integer> mailed = new TreeMap<>();
        for (Instant now = LATER; now.isBefore(Instant.parse("2026-11-24T00:00:00Z")); now = now.plusSeconds(900)) {
            for (WalkQueue.Turn turn : drain()) {
                walk(house, morning, runs).turn(turn, now).ifPresent(_ -> queue.add(turn));
            }
            house.settle(now);
            mailed.putIfAbsent(now.toString(), news(house).size());
        }
        assertThat(mailed.get("2026-11-23T00:45:00Z")).isZero();
        assertThat(mailed.get("2026-11-23T01:15:00Z")).as("Tokyo").isEqualTo(1);
        assertThat(mailed.get("2026-11-23T08:45:00Z")).isEqualTo(1);
        assertThat(mailed.get("2026-11-23T09:15:00Z")).as("Berlin").isEqualTo(2);
        assertThat(mailed.get("2026-11-23T15:15:00Z")).as("New York").isEqualTo(3);
        assertThat(runs.find("news").orElseThrow().state()).isEqualTo(State.FINISHED);
        assertThat(counts()).containsExactly(Map.entry(Outcome.REACHED, 3L));
    }

    @Test
    void aBroadcastIsNotStartedWeeksBeforeItsTime() {
        Broadcast spring = at(LocalDateTime.parse("2027-03-01T10:00"));
        assertThat(orders().start(spring, Optional.empty(), GRACE, LATER).words())
                .isEqualTo("the broadcast news is for 2027-03-01T10:00: start it on 2027-02-22 or later, when the"
                        + " playbook is as it will be sent");
        assertThat(queue).isEmpty();
    }

    @Test
    void theOthersGetTheVariantThatWasClickedMost() {
        Broadcast trial = trial();
        TestSystem house = house(trial, 200);
        count("news-a", 30, 1);
        count("news-b", 30, 2);
        orders().start(trial, Optional.empty(), GRACE, LATER);
        walk(house, trial, LATER);
        house.settle(LATER);
        long tried = house.mailer.calls().stream()
                .filter(it -> it.journey().startsWith("news-"))
                .count();
        assertThat(tried).isBetween(40L, 80L);
        assertThat(queue).isEmpty();
        orders().start(trial, Optional.empty(), GRACE, LATER);
        Instant decided = LATER.plus(Duration.ofHours(5));
        walk(house, trial, decided);
        house.settle(decided);
        assertThat(runs.find("news").orElseThrow().winner()).contains("b");
        assertThat(house.mailer.calls().stream()
                        .filter(it -> it.sendKey().equals("news"))
                        .map(it -> it.customerId())
                        .toList())
                .hasSize(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void anIncidentGoesToItsListWithoutConsentAndMarketingWaits() {
        Broadcast recall = recall();
        TestSystem house = new TestSystem(Samples.PLAYBOOK.with(journeys(recall)));
        house.record(Samples.event("b", NOON, Samples.purchase("A-1", 1000)));
        house.settle(NOON);
        CustomerId ada = house.ada().id();
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isFalse();
        assertThat(orders().start(recall, Optional.empty(), GRACE, LATER).words())
                .contains("names no segment");
        orders().start(recall, Optional.of(List.of(ada)), GRACE, LATER);
        walk(house, recall, LATER);
        house.settle(LATER);
        assertThat(house.mailer.calls())
                .filteredOn(it -> it.journey().equals("recall"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.isService()).isTrue();
                    assertThat(it.sendKey()).isEqualTo("recall.mail");
                });
        assertThat(house.timeline.of(ada).toString())
                .contains("service mail, sent without a consent to marketing: a product is recalled");
        assertThat(house.ada().lifecycle().enrollments().isOn("recall"))
                .as("until the survey")
                .isTrue();
    }

    @Test
    void thePlanTellsWhoGetsItAndWhoNotByReasonAndWhatItCosts() {
        TestSystem house = house(news(), 30);
        house.record(Samples.event("b", NOON, Samples.purchase("A-1", 1000)));
        BroadcastPlan plan = new BroadcastPlan(news(), new ContactPolicy(Samples.COURTESY), LATER);
        house.customers.records().forEach(plan::count);
        assertThat(plan.mails()).isEqualTo(30);
        assertThat(plan.of(Outcome.NO_CONSENT)).isEqualTo(1);
        assertThat(plan.dollars()).isEqualByComparingTo("0.01");
        assertThat(plan.lasts(10)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aBroadcastThatThePlaybookDoesNotKnowIsAnErrorThatSaysWhatToDo() {
        TestSystem house = house(news(), 1);
        orders().start(news(), Optional.empty(), GRACE, LATER);
        BroadcastWalk walk = new BroadcastWalk(
                runs,
                house.customers,
                house.customers,
                new Recorder(house.customers, house.timeline, new Decider(Samples.PLAYBOOK)),
                new Clicks(new InMemoryCounters()),
                _ -> Optional.empty(),
                new ContactPolicy(Samples.COURTESY),
                14);
        assertThatThrownBy(() -> walk.turn(queue.peek(), LATER)).hasMessageContaining("resume the broadcast");
    }

    private void count(String journey, long sent, long clicked) {
        counters.add(
                new Counters.Progress(journey, Optional.empty(), BigInteger.ONE),
                Map.of(
                        Counter.of("emails", LocalDate.parse("2026-11-21"), Map.of("journey", journey)),
                        Counts.of(Map.of("sent", sent, "clicked", clicked))));
    }

    private List<WalkQueue.Turn> drain() {
        List<WalkQueue.Turn> turns = List.copyOf(queue);
        queue.clear();
        return turns;
    }

    private void walk(TestSystem house, Broadcast broadcast, Instant now) {
        BroadcastWalk walk = walk(house, broadcast, runs);
        for (int turns = 0; !queue.isEmpty() && turns < 200; turns++) {
            WalkQueue.Turn turn = queue.poll();
            walk.turn(turn, now).filter(Duration::isZero).ifPresent(_ -> queue.add(turn));
        }
    }

    private BroadcastWalk walk(TestSystem house, Broadcast broadcast, BroadcastRuns rows) {
        Playbook playbook = Samples.PLAYBOOK.with(journeys(broadcast));
        return new BroadcastWalk(
                rows,
                house.customers,
                house.customers,
                new Recorder(house.customers, house.timeline, new Decider(playbook)),
                new Clicks(counters),
                _ -> Optional.of(broadcast),
                new ContactPolicy(Samples.COURTESY),
                14);
    }

    private BroadcastOrders orders() {
        return new BroadcastOrders(runs, (turn, _) -> queue.add(turn), reputation);
    }

    private Map<Outcome, Long> counts() {
        return runs.progress("news").stream()
                .map(WalkProgress::counts)
                .flatMap(it -> it.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }

    private static List<CustomerId> news(TestSystem house) {
        return house.mailer.calls().stream()
                .filter(it -> it.sendKey().equals("news"))
                .map(it -> it.customerId())
                .toList();
    }

    private static TestSystem house(Broadcast broadcast, int customers) {
        TestSystem house = new TestSystem(Samples.PLAYBOOK.with(journeys(broadcast)));
        IntStream.range(0, customers).forEach(number -> signUp(house, number, "Europe/Berlin"));
        house.settle(NOON);
        return house;
    }

    private static void signUp(TestSystem house, int number, String zone) {
        EmailAddress address = new EmailAddress("customer" + number + "@example.com");
        house.record(new Event(
                "s" + number,
                NOON,
                NOON,
                false,
                CustomerRef.of(address),
                new Fact.CustomerSignedUp(
                        Optional.of("Ada"),
                        Optional.of("de"),
                        Optional.of(zone),
                        Optional.of(new Fact.ConsentGiven(
                                true, "web form", Optional.of("2026-01"), Optional.empty(), false)),
                        Optional.empty())));
    }

    private static List<Journey> journeys(Broadcast broadcast) {
        return Stream.concat(
                        Samples.PLAYBOOK.journeys().stream()
                                .filter(it -> it.name().equals("win-back")),
                        broadcast.journeys().stream())
                .toList();
    }

    private static Broadcast news() {
        return broadcast(Optional.empty(), Optional.empty(), 1, Optional.empty(), marketing());
    }

    private static Broadcast slow(int perHour) {
        return broadcast(Optional.empty(), Optional.of(perHour), 1, Optional.empty(), marketing());
    }

    private static Broadcast at(LocalDateTime time) {
        return broadcast(Optional.of(time), Optional.empty(), 1, Optional.empty(), marketing());
    }

    private static Broadcast trial() {
        return broadcast(
                Optional.empty(), Optional.empty(), 2, Optional.of(new Trial(30, Duration.ofHours(4))), marketing());
    }

    private static Mailing marketing() {
        return new Mailing(Customer.MARKETING, true, Optional.empty(), Optional.of("news"));
    }

    private static Broadcast recall() {
        Duration fresh = Duration.ofDays(3);
        return new Broadcast(
                "recall",
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                fresh,
                List.of(new Variant("", new Step.Send("mail", "recall", fresh, true))),
                Optional.empty(),
                0,
                Optional.empty(),
                new Mailing(Customer.MARKETING, true, Optional.of("a product is recalled"), Optional.of("recall")),
                Optional.of(
                        new Broadcast.FollowUp(Duration.ofDays(7), new Step.Send("follow-up", "survey", fresh, true))));
    }

    private static Broadcast broadcast(
            Optional<LocalDateTime> at,
            Optional<Integer> perHour,
            int variants,
            Optional<Trial> trial,
            Mailing mailing) {
        Duration fresh = Duration.ofDays(2);
        return new Broadcast(
                "news",
                Optional.empty(),
                at,
                true,
                perHour,
                fresh,
                Stream.of("a", "b")
                        .limit(variants)
                        .map(it -> new Variant(it, new Step.Send("mail", "news-" + it, fresh, false)))
                        .toList(),
                trial,
                0,
                Optional.of(new Journey.Goal(
                        new Journey.Trigger("PurchaseCompleted", Condition.ALWAYS), Duration.ofDays(7))),
                mailing,
                Optional.empty());
    }

    /** Carries one of its writes out, and lets nobody know. */
    private static final class CrashingRuns implements BroadcastRuns {
        private final BroadcastRuns runs;
        private int left;

        CrashingRuns(BroadcastRuns runs, int left) {
            this.runs = runs;
            this.left = left;
        }

        private void call() {
            if (left-- == 0) {
                throw new IllegalStateException("crash");
            }
        }

        @Override
        public Optional<BroadcastRun> find(String name) {
            call();
            return runs.find(name);
        }

        @Override
        public List<BroadcastRun> all() {
            return runs.all();
        }

        @Override
        public boolean save(BroadcastRun next) {
            call();
            boolean saved = runs.save(next);
            call();
            return saved;
        }

        @Override
        public Optional<WalkProgress> progress(String name, int segment) {
            call();
            return runs.progress(name, segment);
        }

        @Override
        public boolean save(String name, WalkProgress next) {
            call();
            boolean saved = runs.save(name, next);
            call();
            return saved;
        }

        @Override
        public List<WalkProgress> progress(String name) {
            call();
            return runs.progress(name);
        }

        @Override
        public void list(String name, List<CustomerId> ids) {
            runs.list(name, ids);
        }

        @Override
        public Listed listed(String name, Optional<String> after, int most) {
            call();
            return runs.listed(name, after, most);
        }
    }
}
