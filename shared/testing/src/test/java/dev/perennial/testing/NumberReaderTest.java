package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.IndicatorCatalog;
import dev.perennial.domain.indicators.Question;
import dev.perennial.domain.indicators.Reading;
import dev.perennial.domain.indicators.Reading.Why;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.statistics.Verdict;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Answer;
import dev.perennial.flow.numbers.AnswerTable;
import dev.perennial.flow.numbers.Counters.Progress;
import dev.perennial.flow.numbers.NumberReader;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NumberReaderTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    private final InMemoryCounters counters = new InMemoryCounters();
    private int shard;

    /** A number that reads what nobody counts would be empty for ever. */
    @Test
    void everyInputIsCountedByEverySplitOfItsIndicator() {
        for (Indicator indicator : IndicatorCatalog.ALL) {
            assertThat(indicator.splits()).as(indicator.name()).isNotEmpty();
            for (Set<String> by : indicator.splits()) {
                for (Indicator.Input input : indicator.inputs()) {
                    Series series = input.series(by);
                    assertThat(MetricCatalog.named(series.metric())
                                    .orElseThrow()
                                    .isSplitBy(series.parts()))
                            .as("%s by %s reads %s", indicator.name(), by, series)
                            .isTrue();
                }
            }
        }
        assertThat(IndicatorCatalog.ALL).extracting(Indicator::name).doesNotHaveDuplicates();
    }

    @Test
    void daysWithoutDataAreEmptyAndNotZero() {
        count("emails", "2026-11-18", Map.of(), Map.of("sent", 10L, "bounced", 1L));
        Answer answer = ask("bounce-rate", Map.of("from", "2026-11-17", "to", "2026-11-18"));
        assertThat(answer.rows()).hasSize(2);
        assertThat(answer.rows().getFirst().reading()).isEqualTo(new Reading.Missing(Why.NOTHING_COUNTED));
        assertThat(value(answer.rows().get(1).reading())).isEqualTo(0.1);
        assertThat(AnswerTable.of(answer).csv()).isEqualTo("""
                        from,to,value,low,high,of,because\r
                        2026-11-17,2026-11-17,,,,,NOTHING_COUNTED\r
                        2026-11-18,2026-11-18,0.1,0.0178762,0.40415,10,\r
                        """);
    }

    @Test
    void whereThereIsNothingToDivideByThereIsNoNumber() {
        count("emails", "2026-11-18", Map.of(), Map.of("owed", 3L));
        assertThat(ask("bounce-rate", Map.of()).sums().getFirst().reading())
                .isEqualTo(new Reading.Missing(Why.NOTHING_TO_DIVIDE_BY));
    }

    @Test
    void whoIsTooYoungToHaveComeBackIsLeftOut() {
        count("signups", "2026-10-21", Map.of(), Map.of("customers", 10L, "ordered30", 4L));
        count("signups", "2026-10-22", Map.of(), Map.of("customers", 10L));
        Answer answer = ask("signup-conversion-30", Map.of("from", "2026-10-20", "to", "2026-10-31"));
        assertThat(value(answer.sums().getFirst().reading())).isEqualTo(0.4);
        assertThat(answer.rows().getLast().reading()).isEqualTo(new Reading.Missing(Why.TOO_YOUNG));
    }

    @Test
    void moneyIsNeverMixed() {
        count("orders", "2026-11-18", Map.of(), Map.of("orders", 3L, "paid EUR", 10_000L, "paid JPY", 5_000L));
        count("refunds", "2026-11-18", Map.of(), Map.of("refunds", 1L, "refunded EUR", 2_500L));
        Answer revenue = ask("revenue", Map.of());
        assertThat(revenue.sums()).hasSize(2);
        assertThat(value(revenue.sums().getFirst().reading())).isEqualTo(7_500);
        assertThat(revenue.sums().getFirst().currency()).contains("EUR");
        assertThat(value(revenue.sums().get(1).reading())).isEqualTo(5_000);
        assertThat(ask("average-order", Map.of()).sums().getFirst().reading())
                .isEqualTo(new Reading.Missing(Why.SEVERAL_CURRENCIES));
    }

    /** An order in pounds makes no average in euros. */
    @Test
    void whatWasNotPaidInACurrencyIsNotZeroOfIt() {
        count("orders", "2026-11-18", Map.of(), Map.of("orders", 2L, "paid GBP", 4_000L, "squares GBP", 800L));
        count("orders", "2026-11-01", Map.of(), Map.of("orders", 2L, "paid EUR", 4_000L, "squares EUR", 800L));
        Answer answer = ask("average-order", Map.of("from", "2026-11-11", "to", "2026-11-20", "before", "previous"));
        assertThat(answer.sums().getFirst().currency()).contains("EUR");
        assertThat(answer.sums().getFirst().reading()).isEqualTo(new Reading.Missing(Why.NOTHING_COUNTED));
        assertThat(value(answer.sums().get(1).reading())).isEqualTo(2_000);
    }

    /** 10, 20 and 30: mean 20, standard deviation 10. */
    @Test
    void theAverageOrderHasTheErrorOfItsMean() {
        count("orders", "2026-11-18", Map.of(), Map.of("orders", 3L, "paid EUR", 6_000L, "squares EUR", 1_400L));
        Estimate average = ask("average-order", Map.of())
                .sums()
                .getFirst()
                .reading()
                .estimate()
                .orElseThrow();
        assertThat(average.value()).contains(2_000.0);
        assertThat(average.interval().orElseThrow().high() - 2_000)
                .isCloseTo(1.959964 * 1_000 / Math.sqrt(3), within(0.01));
    }

    @Test
    void theStockOfAStageIsWhatCameLessWhatWent() {
        move("2025-01-01", "NEW", "LEAD", 10);
        move("2026-11-10", "LEAD", "ACTIVE", 4);
        move("2026-11-15", "ACTIVE", "FORGOTTEN", 1);
        Answer answer = ask("stock", Map.of("by", "stage", "per", "all"));
        assertThat(answer.sums()).extracting(it -> it.parts().get("stage")).containsExactly("ACTIVE", "LEAD");
        assertThat(answer.sums()).extracting(it -> value(it.reading())).containsExactly(3.0, 6.0);
        assertThat(value(ask("stock", Map.of()).sums().getFirst().reading())).isEqualTo(9);
        assertThat(value(ask("stock", Map.of("to", "2026-11-09", "by", "stage"))
                        .sums()
                        .getFirst()
                        .reading()))
                .isEqualTo(10);
    }

    @Test
    void whoIsDormantIsComparedWithWhoBoughtAtTheBeginningOfTheMonth() {
        move("2026-09-01", "NEW", "ACTIVE", 20);
        move("2026-10-05", "ACTIVE", "DORMANT", 5);
        count("churn", "2026-10-01", Map.of(), Map.of("churned", 5L));
        Answer answer = ask("churn-rate", Map.of("from", "2026-10-12", "to", "2026-11-02"));
        assertThat(answer.asked().span()).hasToString("2026-10-01/2026-11-30");
        assertThat(value(answer.rows().getFirst().reading())).isEqualTo(0.25);
        assertThat(value(answer.rows().get(1).reading())).isZero();
        assertThat(answer.sums().getFirst().reading()).isEqualTo(new Reading.Missing(Why.ONE_MONTH_AT_A_TIME));
    }

    @Test
    void aCohortIsNotJudgedByMonthsThatAreNotOver() {
        count("cohorts", "2026-08-01", Map.of("age", "00"), Map.of("customers", 8L, "net EUR", 8_000L));
        count("cohorts", "2026-08-01", Map.of("age", "01"), Map.of("customers", 2L, "net EUR", 1_600L));
        Answer retention = ask("retention", Map.of("from", "2026-08-01", "by", "age"));
        Map<String, Reading> august = new HashMap<>();
        retention.rows().stream()
                .filter(row -> row.span().from().equals(LocalDate.parse("2026-08-01")))
                .forEach(row -> august.put(row.parts().get("age"), row.reading()));
        assertThat(value(Objects.requireNonNull(august.get("00")))).isEqualTo(1);
        assertThat(value(Objects.requireNonNull(august.get("01")))).isEqualTo(0.25);
        count("cohorts", "2026-10-01", Map.of("age", "00"), Map.of("customers", 4L));
        assertThat(ask("retention", Map.of("from", "2026-10-01", "to", "2026-10-31", "by", "age"))
                        .rows())
                .extracting(row -> value(row.reading()))
                .containsExactly(1.0);
        count("cohorts", "2026-10-01", Map.of("age", "01"), Map.of("customers", 1L));
        assertThat(ask("retention", Map.of("from", "2026-10-01", "to", "2026-10-31", "by", "age"))
                        .rows()
                        .getLast()
                        .reading())
                .as("October's second month is November, which is not over")
                .isEqualTo(new Reading.Missing(Why.TOO_YOUNG));
        Answer revenue = ask("cohort-revenue", Map.of("from", "2026-08-01", "to", "2026-08-31", "by", "age"));
        assertThat(revenue.sums()).extracting(it -> value(it.reading())).containsExactly(1_000.0, 200.0);
    }

    @Test
    void whatACustomerCostsIsToldOfTheFirstTouchAndOfTheLast() {
        count("ad-spend", "2026-11-02", Map.of("channel", "google/cpc"), Map.of("spent EUR", 10_000L));
        count("ad-spend", "2026-11-02", Map.of("channel", "sky-writing"), Map.of("spent USD", 99_000L));
        count("first-orders", "2026-11-03", Map.of("touch", "first", "channel", "google/cpc"), Map.of("customers", 4L));
        count("first-orders", "2026-11-03", Map.of("touch", "last", "channel", "google/cpc"), Map.of("customers", 5L));
        Answer cost = ask("cost-per-customer", Map.of("per", "all"));
        Map<String, Reading> byParts = new HashMap<>();
        cost.sums().forEach(sum -> byParts.put(String.join(" ", sum.parts().values()), sum.reading()));
        assertThat(value(Objects.requireNonNull(byParts.get("google/cpc EUR first"))))
                .isEqualTo(2_500);
        assertThat(value(Objects.requireNonNull(byParts.get("google/cpc EUR last"))))
                .isEqualTo(2_000);
        assertThat(byParts.get("sky-writing USD first"))
                .as("a channel that nobody came by has no cost per customer")
                .isEqualTo(new Reading.Missing(Why.NOTHING_TO_DIVIDE_BY));
    }

    @Test
    void whatAJourneyIsWorthIsTheDifferenceOfItsGroups() {
        count("journey-outcomes", "2026-11-02", journey("TREATED"), Map.of("begun", 9_000L, "reached", 540L));
        count("journey-outcomes", "2026-11-02", journey("HELD_OUT"), Map.of("begun", 1_000L, "reached", 45L));
        Answer.Sum lift = ask("lift", Map.of()).sums().getFirst();
        assertThat(lift.parts()).isEqualTo(Map.of("journey", "win-back"));
        assertThat(value(lift.reading())).isCloseTo(0.015, within(1e-12));
        Estimate.Lift groups = (Estimate.Lift) lift.reading().estimate().orElseThrow();
        assertThat(groups.groups().verdict()).isInstanceOf(Verdict.NotEnough.class);
    }

    private static Map<String, String> journey(String group) {
        return Map.of("journey", "win-back", "group", group);
    }

    @Test
    void anArmIsComparedWithTheOthersOfItsOwnSplit() {
        arm("subject/a", 100, 30);
        arm("subject/b", 100, 20);
        arm("hour/early", 1_000, 0);
        Answer answer = ask("split-lift", Map.of());
        Map<String, Reading> byArm = new HashMap<>();
        answer.sums().forEach(sum -> byArm.put(sum.parts().get("arm"), sum.reading()));
        assertThat(value(Objects.requireNonNull(byArm.get("subject/a")))).isCloseTo(0.1, within(1e-12));
        assertThat(value(Objects.requireNonNull(byArm.get("subject/b")))).isCloseTo(-0.1, within(1e-12));
        assertThat(byArm.get("hour/early")).isEqualTo(new Reading.Missing(Why.NOTHING_TO_DIVIDE_BY));
    }

    private void arm(String arm, long begun, long reached) {
        count(
                "split-outcomes",
                "2026-11-02",
                Map.of("journey", "win-back", "arm", arm),
                Map.of("begun", begun, "reached", reached));
    }

    /** 56 of 70 now and 48 of 80 before: Newcombe's first example. */
    @Test
    void twoPeriodsAreComparedWithTheUncertaintyOfBoth() {
        count("emails", "2026-11-18", Map.of(), Map.of("sent", 70L, "delivered", 56L));
        count("emails", "2026-10-01", Map.of(), Map.of("sent", 80L, "delivered", 48L));
        Answer.Before before = ask(
                        "delivery-rate",
                        Map.of("from", "2026-11-01", "to", "2026-11-20", "before", "2026-10-01/2026-10-20"))
                .sums()
                .getFirst()
                .before()
                .orElseThrow();
        assertThat(value(before.reading())).isEqualTo(0.6);
        assertThat(before.difference().value().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(before.difference().interval().orElseThrow().low()).isCloseTo(0.0524, within(0.00005));
        assertThat(before.difference().interval().orElseThrow().high()).isCloseTo(0.3339, within(0.00005));
    }

    @Test
    void beforeWhichNothingWasCountedThereIsNoDifference() {
        count("emails", "2026-11-18", Map.of(), Map.of("sent", 70L, "delivered", 56L));
        Answer.Before before = ask("delivery-rate", Map.of("before", "previous"))
                .sums()
                .getFirst()
                .before()
                .orElseThrow();
        assertThat(before.reading()).isEqualTo(new Reading.Missing(Why.NOTHING_COUNTED));
        assertThat(before.difference().value()).isEmpty();
    }

    @Test
    void timesAreToldByTheirMedian() {
        count("time-in-stage", "2026-11-18", Map.of("stage", "LEAD"), Map.of("d02", 4L));
        Estimate.Median median = (Estimate.Median) ask("time-in-stage", Map.of("by", "stage"))
                .sums()
                .getFirst()
                .reading()
                .estimate()
                .orElseThrow();
        assertThat(median.value().orElseThrow()).isBetween(1_800 * Math.sqrt(2) - 1, 3_601.0);
        assertThat(median.interval().orElseThrow().contains(median.value().orElseThrow()))
                .isTrue();
    }

    /** An answer of a hundred years would be too large and too slow. */
    @Test
    void whatCannotBeAskedIsRefusedWithWhatCan() {
        assertThat(refused("stock", Map.of("from", "1990-01-01", "to", "2090-01-01")))
                .containsExactly("from must leave 3660 days at most, and these are 36526");
        assertThat(refused("stock", Map.of("from", "2026-11-21")))
                .containsExactly("from must not be after the last day");
        assertThat(refused("stock", Map.of("from", "yesterday")))
                .containsExactly("from must be a day such as 2026-11-20, from the year 1990 to 2999");
        assertThat(refused("stock", Map.of("by", "tier"))).containsExactly("by must be one of stage");
        assertThat(refused("revenue", Map.of("by", "tier")))
                .containsExactly("by must be left out: this number is not split");
        assertThat(refused("stock", Map.of("per", "year"))).containsExactly("per must be day, week, month or all");
        assertThat(refused("stock", Map.of("from", "2024-01-01", "per", "day")))
                .containsExactly("per must be week, month or all for more than 366 days");
        for (String odd : List.of("", "last", "2026-10-31/2026-10-01", "2026-10-01", "2026-10-01/", "/")) {
            assertThat(refused("stock", Map.of("before", odd)))
                    .as(odd)
                    .hasSize(1)
                    .allMatch(it -> it.startsWith("before "));
        }
    }

    @Test
    void aWeekBeginsOnMondayAndTheEdgesAreCutOff() {
        Answer answer = ask("orders", Map.of("from", "2026-10-22", "to", "2026-11-03", "per", "week"));
        assertThat(answer.rows())
                .extracting(row -> row.span().toString())
                .containsExactly("2026-10-22/2026-10-25", "2026-10-26/2026-11-01", "2026-11-02/2026-11-03");
    }

    /** A channel is what the address of a page said. */
    @Test
    void noCellIsAFormulaForASpreadsheet() {
        count("orders", "2026-11-18", Map.of("channel", "=HYPERLINK(\"x\")"), Map.of("orders", 1L));
        assertThat(AnswerTable.of(ask("orders", Map.of("by", "channel", "per", "all")))
                        .csv())
                .contains("\"'=HYPERLINK(\"\"x\"\")\",1,");
    }

    private void move(String day, String from, String to, long times) {
        count("moves", day, Map.of("from", from, "to", to), Map.of("moves", times));
    }

    private void count(String metric, String day, Map<String, String> parts, Map<String, Long> counts) {
        counters.add(
                new Progress(String.valueOf(shard++), Optional.empty(), BigInteger.ONE),
                Map.of(Counter.of(metric, LocalDate.parse(day), parts), Counts.of(counts)));
    }

    private Answer ask(String name, Map<String, String> words) {
        Indicator indicator = IndicatorCatalog.named(name).orElseThrow();
        return new NumberReader(counters)
                .read(indicator, (Question.Asked) Question.read(words, TODAY, indicator.splits()), TODAY);
    }

    private static List<String> refused(String name, Map<String, String> words) {
        Indicator indicator = IndicatorCatalog.named(name).orElseThrow();
        return ((Question.Refused) Question.read(words, TODAY, indicator.splits()))
                .reasons().stream()
                        .map(it -> it.parameter() + " " + it.message())
                        .toList();
    }

    private static double value(Reading reading) {
        return reading.estimate().flatMap(Estimate::value).orElseThrow();
    }
}
