package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Customers.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every keeper of customers' records does; each test uses ids of its own. */
public abstract class CustomersContract {
    /** One for all tests, so that no id comes twice. */
    private static final RandomCustomers RANDOM = new RandomCustomers(new Random(7));

    /** The keeper under test; it may hold records of earlier tests. */
    protected abstract Customers customers();

    @Test
    void aCustomerOfWhomNothingWasHeardIsUnknown() {
        CustomerId id = id();
        assertThat(customers().load(id)).isEqualTo(Customer.unknown(id));
    }

    @Test
    void everyRecordIsReadAsItWasWritten() {
        for (int i = 0; i < 30; i++) {
            Customer record = version(RANDOM.next(), 1);
            assertThat(customers().save(record)).isTrue();
            assertThat(customers().load(record.id())).isEqualTo(record);
        }
    }

    @Test
    void onlyOneFirstWriteSucceeds() {
        Customer first = version(RANDOM.next(), 1);
        assertThat(customers().save(first)).isTrue();
        assertThat(customers().save(another(first))).isFalse();
        assertThat(customers().load(first.id())).isEqualTo(first);
    }

    @Test
    void aWriteSucceedsOnlyOnTheVersionThatWasRead() {
        Customer record = version(RANDOM.next(), 1);
        customers().save(record);
        assertThat(customers().save(version(record, 3))).isFalse();
        Customer second = version(record, 2);
        assertThat(customers().save(second)).isTrue();
        assertThat(customers().save(another(second))).isFalse();
        assertThat(customers().load(record.id())).isEqualTo(second);
    }

    @Test
    void whoWritesTheVerySameAgainIsToldThatItIsThere() {
        Customer first = version(RANDOM.next(), 1);
        assertThat(customers().save(first)).isTrue();
        assertThat(customers().save(first)).isTrue();
        Customer second = version(first, 2);
        assertThat(customers().save(second)).isTrue();
        assertThat(customers().save(second)).isTrue();
        assertThat(customers().save(first)).isFalse();
        assertThat(customers().load(first.id())).isEqualTo(second);
    }

    @Test
    void aRecordThatIsGoneIsNotWrittenOver() {
        assertThat(customers().save(version(RANDOM.next(), 5))).isFalse();
    }

    @Test
    void anotherIdLeadsToTheRecord() {
        Customer record = version(RANDOM.next(), 1);
        customers().save(record);
        CustomerId other = id();
        assertThat(customers().link(other, record.id())).isTrue();
        assertThat(customers().link(other, record.id())).isTrue();
        assertThat(customers().load(other)).isEqualTo(record);
    }

    @Test
    void anIdLeadsToOneRecordOnly() {
        CustomerId other = id();
        CustomerId target = id();
        customers().link(other, target);
        assertThat(customers().link(other, id())).isFalse();
        assertThat(customers().load(other).id()).isEqualTo(target);
    }

    @Test
    void anIdWithARecordOfItsOwnLeadsNowhere() {
        Customer record = version(RANDOM.next(), 1);
        customers().save(record);
        assertThat(customers().link(record.id(), id())).isFalse();
        assertThat(customers().load(record.id())).isEqualTo(record);
    }

    @Test
    void anIdThatLeadsElsewhereGetsNoRecord() {
        CustomerId other = id();
        customers().link(other, id());
        assertThat(customers().save(with(RANDOM.next(), other, Optional.empty())))
                .isFalse();
    }

    @Test
    void aClosedRecordLeadsOnAndCanStillBeFound() {
        Customer survivor = version(RANDOM.next(), 1);
        Customer closed = saved().closedInto(survivor.id(), NOON);
        customers().save(survivor);
        assertThat(customers().save(closed)).isTrue();
        assertThat(customers().load(closed.id())).isEqualTo(survivor);
        assertThat(customers().own(closed.id())).contains(closed);
        assertThat(due(closed.id().shard(), Instant.MAX.minusSeconds(1)))
                .extracting(Due::customerId)
                .doesNotContain(closed.id());
    }

    @Test
    void aClosedRecordKeepsWhatItKnowsWhoeverLinksIt() {
        Customer survivor = saved();
        Customer closed = saved().closedInto(survivor.id(), NOON);
        customers().save(closed);
        assertThat(customers().link(closed.id(), survivor.id())).isTrue();
        assertThat(customers().own(closed.id())).contains(closed);
        assertThat(customers().find(closed.id()).joining()).containsExactly(closed);
        customers().dissolve(closed);
        assertThat(customers().find(closed.id()).joining()).isEmpty();
        assertThat(customers().link(closed.id(), survivor.id())).isTrue();
    }

    @Test
    void ofADissolvedRecordOnlyTheWayIsLeft() {
        Customer survivor = saved();
        Customer closed = saved().closedInto(survivor.id(), NOON);
        customers().save(closed);
        customers().dissolve(closed);
        customers().dissolve(closed);
        assertThat(customers().own(closed.id())).isEmpty();
        assertThat(customers().load(closed.id())).isEqualTo(survivor);
        assertThat(customers().save(version(closed, 1))).isFalse();
    }

    @Test
    void anIdLeadsOverSeveralSteps() {
        Customer last = saved();
        Customer middle = saved().closedInto(last.id(), NOON);
        customers().save(middle);
        CustomerId first = id();
        customers().link(first, middle.id());
        assertThat(customers().load(first)).isEqualTo(last);
        customers().dissolve(middle);
        assertThat(customers().load(first)).isEqualTo(last);
    }

    @Test
    void whoWasNeverHeardOfIsNotFound() {
        assertThat(customers().own(id())).isEmpty();
    }

    private Customer saved() {
        Customer record = version(RANDOM.next(), 1);
        customers().save(record);
        return record;
    }

    @Test
    void whoIsDueIsFoundTheLongestDueFirst() {
        CustomerId first = idInShard("03");
        CustomerId second = idInShard("03");
        CustomerId elsewhere = idInShard("04");
        CustomerId later = idInShard("03");
        CustomerId never = idInShard("03");
        save(second, Optional.of(NOON.minusSeconds(1)));
        save(first, Optional.of(NOON.minusSeconds(2)));
        save(elsewhere, Optional.of(NOON.minusSeconds(3)));
        save(later, Optional.of(NOON.plusSeconds(1)));
        save(never, Optional.empty());
        assertThat(due("03", NOON))
                .containsSubsequence(new Due(first, NOON.minusSeconds(2)), new Due(second, NOON.minusSeconds(1)))
                .extracting(Due::customerId)
                .doesNotContain(elsewhere, later, never);
        assertThat(due("04", NOON)).contains(new Due(elsewhere, NOON.minusSeconds(3)));
    }

    @Test
    void whoIsDueAtTheVeryMomentIsFoundWhateverFollowsTheSecond() {
        CustomerId id = idInShard("05");
        save(id, Optional.of(NOON));
        assertThat(due("05", NOON)).extracting(Due::customerId).contains(id);
        assertThat(due("05", NOON.plusMillis(1))).extracting(Due::customerId).contains(id);
        assertThat(due("05", NOON.minusMillis(1))).extracting(Due::customerId).doesNotContain(id);
    }

    @Test
    void whoIsNoLongerDueIsNotFound() {
        CustomerId id = idInShard("06");
        save(id, Optional.of(NOON));
        customers().save(version(with(RANDOM.next(), id, Optional.empty()), 2));
        assertThat(due("06", NOON)).extracting(Due::customerId).doesNotContain(id);
    }

    private List<Due> due(String shard, Instant until) {
        List<Due> found = new ArrayList<>();
        customers().due(shard, until, found::addAll);
        return found;
    }

    private void save(CustomerId id, Optional<Instant> dueAt) {
        assertThat(customers().save(with(RANDOM.next(), id, dueAt))).isTrue();
    }

    /** Of the same customer and version, with another content. */
    private static Customer another(Customer it) {
        return with(RANDOM.next(), it.id(), it.agenda(), it.owed(), it.version());
    }

    private static Customer version(Customer it, long version) {
        return with(it, it.id(), it.agenda(), it.owed(), version);
    }

    private static Customer with(Customer it, CustomerId id, Optional<Instant> dueAt) {
        return with(it, id, dueAt.map(at -> new Agenda(at, "inactivity")), List.of(), 1);
    }

    private static Customer with(Customer it, CustomerId id, Optional<Agenda> agenda, List<Effect> owed, long version) {
        return new Customer(
                id,
                it.profile(),
                it.lifecycle(),
                it.purchases(),
                it.feedback(),
                it.permission(),
                it.entitlements(),
                agenda,
                it.processed(),
                it.identity(),
                owed,
                version);
    }

    private static CustomerId idInShard(String shard) {
        CustomerId id = id();
        while (!id.shard().equals(shard)) {
            id = id();
        }
        return id;
    }

    private static CustomerId id() {
        return RANDOM.next().id();
    }
}
