package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.answer;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.refund;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.Counting;
import dev.perennial.flow.numbers.Verification;
import dev.perennial.flow.numbers.Verification.Difference;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What facts come to in the counters, and that a walk over what is stored finds the same. */
class NumbersTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final Instant LATER = NOON.plus(Duration.ofDays(3));
    private static final Instant IN_SUMMER = Instant.parse("2026-08-14T12:00:00Z");
    private static final CustomerRef BY_MAIL = CustomerRef.of(Samples.ADA);
    private static final CustomerRef BY_NUMBER = CustomerRef.ofExternal("K-7");

    private final TestSystem house = new TestSystem(Samples.WITH_JOURNEYS);
    private final InMemoryCounters counters = new InMemoryCounters();

    @Test
    void anOrderCountsOnItsDayAndWhatIsRefundedIsTakenOffThatDay() {
        take("p", NOON, BY_MAIL, purchase("A-1", 1000));
        take("r", LATER, BY_MAIL, refund("R-1", "A-1", 400));
        take("r", LATER, BY_MAIL, refund("R-1", "A-1", 400));
        assertThat(on("orders", FRIDAY)).isEqualTo(Map.of("orders", 1L, "paid EUR", 1000L, "squares EUR", 100L));
        assertThat(on("refunds", FRIDAY)).isEqualTo(Map.of("refunds", 1L, "refunded EUR", 400L));
        assertThat(on("cohorts", LocalDate.parse("2026-11-01")))
                .isEqualTo(Map.of("customers", 1L, "orders", 1L, "net EUR", 600L));
    }

    @Test
    void anOrderThatArrivesLateAndWasTheFirstMovesItsCustomerToAnotherCohort() {
        take("p", NOON, BY_MAIL, purchase("A-2", 1000));
        take("q", IN_SUMMER, BY_MAIL, purchase("A-1", 500));
        assertThat(on("cohorts", LocalDate.parse("2026-11-01"))).isEmpty();
        assertThat(on("cohorts", LocalDate.parse("2026-08-01")))
                .isEqualTo(Map.of("customers", 1L, "orders", 2L, "net EUR", 1500L));
        Map<Counter, Counts> ages = all(Series.of("cohorts", Set.of("age")));
        ages.values().removeIf(Counts::isNone);
        assertThat(ages.keySet()).extracting(it -> it.parts().get("age")).containsExactlyInAnyOrder("00", "03");
        assertThat(on("first-orders", LocalDate.parse("2026-08-14")))
                .isEqualTo(Map.of("customers", 1L, "second180", 1L, "second365", 1L));
    }

    @Test
    void anOrderThatCameToTwoRecordsCountsOnceWhenTheyAreJoined() {
        take("p", NOON, BY_MAIL, purchase("A-1", 1000));
        take("p", NOON, BY_NUMBER, purchase("A-1", 1000));
        take("q", NOON, BY_NUMBER, purchase("A-2", 500));
        assertThat(on("orders", FRIDAY)).containsEntry("orders", 3L);
        take("j", LATER, new CustomerRef(Optional.empty(), BY_MAIL.email(), BY_NUMBER.externalId()), signUp(true));
        house.settle(LATER);
        assertThat(on("orders", FRIDAY)).containsEntry("orders", 2L).containsEntry("paid EUR", 1500L);
        assertThat(on("first-orders", FRIDAY)).containsEntry("customers", 1L);
    }

    @Test
    void leadsAndSignUpsCountByTheChannelOfEitherTouch() {
        take("l", IN_SUMMER, BY_MAIL, lead("google", "cpc"));
        take("s", IN_SUMMER.plus(Duration.ofDays(8)), BY_MAIL, signUp(true));
        assertThat(on("leads", LocalDate.parse("2026-08-14")))
                .isEqualTo(Map.of("customers", 1L, "signedUp30", 1L, "signedUp90", 1L));
        assertThat(all(Series.of("signups", Set.of("touch", "channel"))).keySet())
                .extracting(Counter::parts)
                .contains(new TreeMap<>(Map.of("touch", "first", "channel", "google/cpc")));
    }

    @Test
    void whoIsForgottenStaysCountedAndIsInNoStage() {
        take("s", NOON, BY_MAIL, signUp(true));
        take("p", NOON, BY_MAIL, purchase("A-1", 1000));
        take("n", NOON, BY_MAIL, answer(9));
        take("e", LATER, BY_MAIL, new Fact.CustomerErased(Optional.empty()));
        house.settle(LATER);
        assertThat(on("signups", FRIDAY)).containsEntry("customers", 1L);
        assertThat(on("nps", FRIDAY)).isEqualTo(Map.of("promoters", 1L));
        assertThat(on("orders", FRIDAY)).containsEntry("orders", 1L);
        assertThat(stock()).doesNotContainKey("ACTIVE").containsEntry("FORGOTTEN", 1L);
        assertThat(counters.sum(Series.of("forgotten", Set.of("of")), FRIDAY, FRIDAY)
                        .byName())
                .containsEntry("promoters", 1L);
    }

    @Test
    void aComplaintIsOpenUntilItIsResolvedAndItsTimeIsCounted() {
        take("c", NOON, BY_MAIL, new Fact.ComplaintRaised("C-1", Optional.empty()));
        assertThat(on("open-complaints", FRIDAY)).isEqualTo(Map.of("complaints", 1L));
        take("d", NOON.plusSeconds(3600), BY_MAIL, new Fact.ComplaintResolved("C-1", Optional.empty()));
        assertThat(on("open-complaints", FRIDAY)).isEmpty();
        assertThat(on("complaints", FRIDAY)).isEqualTo(Map.of("raised", 1L, "resolved", 1L));
        assertThat(on("time-to-resolution", FRIDAY)).isEqualTo(Map.of("d02", 1L));
    }

    @Test
    void aWalkFindsWhatIsCountedAndNamesWhatIsCountedOtherwise() {
        take("s", NOON, BY_MAIL, signUp(true));
        take("p", NOON, BY_MAIL, purchase("A-1", 1000));
        take("e", NOON, CustomerRef.ofExternal("K-8"), purchase("A-2", 1000));
        house.settle(NOON);
        assertThat(verify()).isEmpty();
        counters.add(
                new Counters.Progress("other", Optional.empty(), BigInteger.ONE),
                Map.of(
                        Counter.of("signups", FRIDAY),
                        Counts.of("customers", 1),
                        Counter.of("emails", FRIDAY),
                        Counts.of("sent", 2)));
        assertThat(verify())
                .extracting(Difference::toString)
                .containsExactly(
                        "signups 2026-11-20 customers: counted 2, found 1",
                        "emails all days sent: counted " + (sent() + 2) + ", found " + sent());
    }

    private long sent() {
        return house.emails.rows().stream().filter(it -> it.status().saysSent()).count();
    }

    private static Fact lead(String source, String medium) {
        return new Fact.LeadCaptured(
                Optional.empty(),
                Optional.of("de"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Attribution(Optional.of(source), Optional.of(medium), Optional.empty())),
                Optional.empty(),
                Optional.empty());
    }

    private void take(String id, Instant at, CustomerRef of, Fact fact) {
        house.record(new Event(id, at, at, false, of, fact));
    }

    private List<Difference> verify() {
        count();
        Map<CustomerId, Customer> records = new LinkedHashMap<>();
        house.customers.images().forEach(image -> records.put(image.id(), image));
        return new Verification(counters).compare(records.values().stream(), house.emails.rows().stream());
    }

    private Map<String, Long> stock() {
        Map<String, Long> stock = new HashMap<>();
        all(Series.of("moves", Set.of("from", "to"))).forEach((counter, counts) -> {
            stock.merge(counter.parts().get("to"), counts.get("moves"), Long::sum);
            stock.merge(counter.parts().get("from"), -counts.get("moves"), Long::sum);
        });
        stock.values().removeIf(count -> count == 0);
        return stock;
    }

    private Map<Counter, Counts> all(Series series) {
        count();
        return new HashMap<>(counters.read(series, LocalDate.EPOCH, LocalDate.parse("2100-01-01")));
    }

    private Map<String, Long> on(String metric, LocalDate day) {
        count();
        return counters.sum(Series.of(metric), day, day).byName();
    }

    /** All that was written so far, from the beginning; what was counted before adds nothing. */
    private void count() {
        Counting counting = new Counting(counters);
        Map<CustomerId, Customer> records = new HashMap<>();
        long sequence = 0;
        for (Customer image : house.customers.images()) {
            Optional<Customer> before = Optional.ofNullable(records.put(image.id(), image));
            sequence++;
            counting.count(
                    "records", List.of(new Counting.Change(BigInteger.valueOf(sequence), before, Optional.of(image))));
        }
        Map<String, LedgerEntry> rows = new HashMap<>();
        sequence = 0;
        for (LedgerEntry image : house.emails.images()) {
            Optional<LedgerEntry> before = Optional.ofNullable(rows.put(image.customerId() + image.sendKey(), image));
            sequence++;
            counting.countMails(
                    "mails",
                    List.of(new Counting.MailChange(BigInteger.valueOf(sequence), before, Optional.of(image))));
        }
    }
}
