package dev.perennial.functions.readmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.metrics.CountRule;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Metric;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.events.FieldProblem;
import dev.perennial.http.HttpRequest;
import dev.perennial.testing.Samples;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may be asked of a metric that is answered day by day, and the answer. */
class DailyTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final CountRule NOTHING = CountRule.standing(_ -> Stream.empty());
    private static final Metric ORDERS = new Metric(
            "orders",
            "orders",
            "Orders by their day",
            List.of("placed", "returned"),
            List.of(Set.of("source"), Set.of("source", "tier")),
            NOTHING);

    @Test
    void theLastThirtyDaysAreTheUsualOnes() {
        assertThat(read(Map.of()))
                .isEqualTo(new DailyQuery.Asked(Series.of("orders"), LocalDate.parse("2026-10-22"), TODAY));
    }

    @Test
    void daysAndSplitMayBeChosen() {
        assertThat(read(Map.of("from", "2025-11-20", "to", "2026-11-20", "by", "source")))
                .isEqualTo(new DailyQuery.Asked(
                        Series.of("orders", Set.of("source")), LocalDate.parse("2025-11-20"), TODAY));
        assertThat(read(Map.of("from", "2026-11-20", "by", "tier,source")))
                .isEqualTo(new DailyQuery.Asked(Series.of("orders", Set.of("source", "tier")), TODAY, TODAY));
    }

    @Test
    void whatIsNoDayIsRefusedByName() {
        for (String odd :
                List.of("", "yesterday", "2026-02-30", "+10000-01-01", "-0001-01-01", "0000-01-01", "9999-12-31")) {
            assertThat(refused(Map.of("from", odd))).as(odd).containsExactly("from");
            assertThat(refused(Map.of("to", odd))).as(odd).containsExactly("to");
        }
    }

    @Test
    void aYearIsTheMostAndTheFirstDayIsNotBehindTheLast() {
        assertThat(refused(Map.of("from", "2025-11-19"))).containsExactly("from");
        assertThat(refused(Map.of("from", "2026-11-21"))).containsExactly("from");
    }

    @Test
    void aSplitThatIsNotCountedIsRefused() {
        for (String odd : List.of("", "tier", "source,source", "source,", "day")) {
            assertThat(refused(Map.of("by", odd))).as(odd).containsExactly("by");
        }
    }

    @Test
    void daysAreAnsweredInTheirOrderWithTheirSum() {
        Map<Counter, Counts> counted = Map.of(
                day(TODAY, "google"), Counts.of(Map.of("placed", 2L, "returned", 1L)),
                day(TODAY, "bing"), Counts.of("placed", 3),
                day(TODAY.minusDays(1), "google"), Counts.of("placed", 1),
                day(TODAY.minusDays(2), "google"), Counts.NONE);
        DailyQuery.Asked asked = new DailyQuery.Asked(Series.of("orders", Set.of("source")), TODAY.minusDays(9), TODAY);
        assertThat(DailyResult.of(ORDERS, asked, counted))
                .hasToString("{\"metric\":\"orders\",\"unit\":\"orders\",\"from\":\"2026-11-11\",\"to\":\"2026-11-20\","
                        + "\"sum\":{\"placed\":6,\"returned\":1},\"days\":["
                        + "{\"day\":\"2026-11-19\",\"source\":\"google\",\"placed\":1,\"returned\":0},"
                        + "{\"day\":\"2026-11-20\",\"source\":\"bing\",\"placed\":3,\"returned\":0},"
                        + "{\"day\":\"2026-11-20\",\"source\":\"google\",\"placed\":2,\"returned\":1}]}");
    }

    private static Counter day(LocalDate day, String source) {
        return Counter.of("orders", day, Map.of("source", source));
    }

    private static List<String> refused(Map<String, String> parameters) {
        return ((DailyQuery.Refused) read(parameters))
                .problems().stream().map(FieldProblem::field).toList();
    }

    private static DailyQuery read(Map<String, String> parameters) {
        HttpRequest request = new HttpRequest(
                "GET", "/v1/metrics/orders", "", Map.of(), parameters, new byte[0], Samples.NOON, Optional.empty());
        return DailyQuery.read(ORDERS, request, TODAY);
    }
}
