package dev.perennial.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.perennial.domain.metrics.CountRule.Count;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Profile;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricCatalogTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Optional<Customer> SOMEBODY =
            Optional.of(Customer.unknown(CustomerId.of(new EmailAddress("ada@example.com"))));

    @Test
    void everyMetricHasANameOfItsOwnThatAnAddressCanHold() {
        assertThat(MetricCatalog.ALL).extracting(Metric::name).doesNotHaveDuplicates();
        for (Metric metric : MetricCatalog.ALL) {
            assertThat(metric.name()).matches("[a-z][a-z-]*");
            assertThat(MetricCatalog.named(metric.name())).contains(metric);
        }
        assertThat(MetricCatalog.named("luck")).isEmpty();
    }

    @Test
    void noMetricTakesTheNameOfOtherRowsOfTheTable() {
        assertThat(MetricCatalog.ALL).extracting(Metric::name).doesNotContain("checkpoint", "mails", "sending");
    }

    @Test
    void noPartIsNamedAsACountOrAsTheDay() {
        for (Metric metric : MetricCatalog.ALL) {
            List<String> names = new ArrayList<>(metric.counts());
            metric.splits().stream().flatMap(Set::stream).distinct().forEach(names::add);
            assertThat(names).as(metric.name()).doesNotHaveDuplicates().doesNotContain("day", "metric", "slot");
        }
    }

    @Test
    void noKeyIsTooLong() {
        String longest = "\uD83C\uDF37".repeat(Count.LONGEST);
        Count count = new Count(DAY, Map.of("source", longest + "x", "tier", "gold"), Counts.NONE);
        assertThat(count.parts()).isEqualTo(Map.of("source", longest, "tier", "gold"));
        int bytesOfACharacter = "%F0%9F%8C%B7".length();
        for (Metric metric : MetricCatalog.ALL) {
            assertThat(metric.splits())
                    .as(metric.name())
                    .allSatisfy(parts -> assertThat(
                                    "2026-11-20".length() + parts.size() * (1 + Count.LONGEST * bytesOfACharacter))
                            .isLessThanOrEqualTo(1024));
        }
    }

    @Test
    void whatStandsIsTakenOutWhereItStoodAndAddedWhereItStands() {
        CountRule one = CountRule.standing(_ -> Stream.of(new Count(DAY, Counts.of("customers", 1))));
        assertThat(one.of(Optional.empty(), SOMEBODY)).containsExactly(new Count(DAY, Counts.of("customers", 1)));
        assertThat(one.of(SOMEBODY, Optional.empty())).containsExactly(new Count(DAY, Counts.of("customers", -1)));
        assertThat(one.of(SOMEBODY, SOMEBODY))
                .containsExactly(new Count(DAY, Counts.of("customers", -1)), new Count(DAY, Counts.of("customers", 1)));
    }

    @Test
    void aMetricCountsWhatItDeclaresAndNothingElse() {
        Metric declared = metric(new Count(DAY, Map.of("source", "fair"), Counts.of("customers", 1)));
        assertThat(declared.changes(Optional.empty(), SOMEBODY))
                .containsExactly(new Metric.Change(
                        Counter.of("seen", DAY, Map.of("source", "fair")), Counts.of("customers", 1)));
        List<Count> undeclared = List.of(
                new Count(DAY, Counts.of("visits", 1)),
                new Count(DAY, Map.of("tier", "gold"), Counts.of("customers", 1)));
        for (Count count : undeclared) {
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            metric(count).changes(Optional.empty(), SOMEBODY).toList());
        }
    }

    @Test
    void whatAWriteDoesNotChangeIsNoChange() {
        assertThat(MetricCatalog.changes(SOMEBODY, SOMEBODY)).isEmpty();
        assertThat(MetricCatalog.changes(Optional.empty(), SOMEBODY)).isEmpty();
    }

    @Test
    void aSignUpIsCountedOnItsDayAndByTheLanguageOfTheCustomer() {
        Counter whole = Counter.of("signups", DAY);
        assertThat(MetricCatalog.changes(SOMEBODY, signedUp("de-AT")))
                .isEqualTo(Map.of(
                        whole,
                        customers(1),
                        language("de"),
                        customers(1),
                        touch("first"),
                        customers(1),
                        touch("last"),
                        customers(1)));
        assertThat(MetricCatalog.changes(signedUp("de-AT"), signedUp("de"))).isEmpty();
        assertThat(MetricCatalog.changes(signedUp("de"), signedUp("en")))
                .isEqualTo(Map.of(language("de"), customers(-1), language("en"), customers(1)));
        assertThat(MetricCatalog.changes(SOMEBODY, signedUp("what?"))).containsKey(language("und"));
        assertThat(MetricCatalog.changes(signedUp("en"), SOMEBODY))
                .isEqualTo(Map.of(
                        whole,
                        customers(-1),
                        language("en"),
                        customers(-1),
                        touch("first"),
                        customers(-1),
                        touch("last"),
                        customers(-1)));
    }

    private static Counter touch(String touch) {
        return Counter.of("signups", DAY, Map.of("touch", touch, "channel", "direct"));
    }

    private static Counter language(String language) {
        return Counter.of("signups", DAY, Map.of("language", language));
    }

    private static Counts customers(long count) {
        return Counts.of("customers", count);
    }

    private static Optional<Customer> signedUp(String locale) {
        Profile profile = new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(locale),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(DAY.atTime(23, 59).toInstant(ZoneOffset.UTC)),
                Map.of());
        return SOMEBODY.map(it -> it.with(profile));
    }

    private static Metric metric(Count count) {
        return new Metric(
                "seen",
                "customers",
                "",
                List.of("customers"),
                List.of(Set.of("source")),
                CountRule.standing(_ -> Stream.of(count)));
    }
}
