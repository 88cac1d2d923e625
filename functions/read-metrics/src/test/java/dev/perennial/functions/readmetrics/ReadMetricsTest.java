package dev.perennial.functions.readmetrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.IndicatorCatalog;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Metric;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Playbook.Surveys.Asked;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Counters.Progress;
import dev.perennial.http.Front;
import dev.perennial.testing.InMemoryCounters;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadMetricsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private final InMemoryCounters counters = new InMemoryCounters();
    private final List<String> lines = new ArrayList<>();

    @Test
    void theStandingScoreComesWithItsInterval() throws IOException {
        add(TODAY, new Nps(50, 30, 20));
        assertThat(answer())
                .contains("\"statusCode\":200", "\"content-type\":\"application/json\"")
                .contains(escaped("{\"score\":30.00,\"interval\":[14.05,44.20],\"promoters\":50,"
                        + "\"passives\":30,\"detractors\":20,\"answers\":100}"));
    }

    @Test
    void theShareOfTheSatisfiedComesWithItsInterval() throws IOException {
        add(TODAY, new Nps(50, 30, 20));
        add("csat", TODAY, new Csat(8, 1, 1).counts());
        add("csat", TODAY.minusDays(30), new Csat(0, 0, 99).counts());
        String answer = answer("csat");
        assertThat(answer)
                .contains("\"statusCode\":200")
                .contains(escaped("{\"share\":0.800,\"interval\":[0.490,0.943],\"satisfied\":8,"
                        + "\"neutral\":1,\"dissatisfied\":1,\"answers\":10}"));
        assertThat(answer).contains(escaped(line("api.md", "{\"share\"")));
        assertThat(answer.replace("\\\"", "")).contains(line("openapi.yaml", "{share"));
    }

    @Test
    void whereNobodySaidHowSatisfiedTheyAreThereIsNoShare() throws IOException {
        assertThat(answer("csat")).contains(escaped("{\"share\":null,\"interval\":null,\"satisfied\":0"));
    }

    @Test
    void theDocumentsShowWhatIsAnswered() throws IOException {
        add(TODAY, new Nps(50, 30, 20));
        String answer = answer();
        assertThat(answer).contains(escaped(line("api.md", "{\"score\"")));
        assertThat(answer.replace("\\\"", "")).contains(line("openapi.yaml", "{score"));
    }

    /** The example in a document, from these letters on to the end of the line, without blanks. */
    private static String line(String document, String begin) throws IOException {
        String text = Files.readString(Path.of("../../docs", document));
        int from = text.indexOf(begin);
        return text.substring(from, text.indexOf('\n', from)).replace(" ", "");
    }

    @Test
    void withoutAnAnswerThereIsNoScore() throws IOException {
        assertThat(answer()).contains(escaped("{\"score\":null,\"interval\":null,\"promoters\":0"));
    }

    @Test
    void theWindowEndsWithTodayAndHasAsManyDaysAsThePlaybookSays() throws IOException {
        add(TODAY.minusDays(90), new Nps(100, 0, 0));
        add(TODAY.minusDays(89), new Nps(0, 0, 1));
        add(TODAY, new Nps(0, 0, 1));
        assertThat(answer()).contains(escaped("\"answers\":2}"));
    }

    private void add(LocalDate day, Nps nps) {
        add("nps", day, nps.counts());
    }

    private void add(String metric, LocalDate day, Counts counts) {
        Progress progress = new Progress(metric + day, Optional.empty(), BigInteger.ONE);
        counters.add(progress, Map.of(Counter.of(metric, day), counts));
    }

    @Test
    void everyMetricIsAnsweredDayByDay() throws IOException {
        add(TODAY.minusDays(1), new Nps(2, 1, 0));
        add(TODAY, new Nps(0, 0, 1));
        String answer = answer("nps/days");
        assertThat(answer)
                .contains("\"statusCode\":200")
                .contains(escaped(
                        "{\"metric\":\"nps\",\"unit\":\"answers\",\"from\":\"2026-10-22\",\"to\":\"2026-11-20\","
                                + "\"sum\":{\"promoters\":2,\"passives\":1,\"detractors\":1},\"days\":["
                                + "{\"day\":\"2026-11-19\",\"promoters\":2,\"passives\":1,\"detractors\":0},"
                                + "{\"day\":\"2026-11-20\",\"promoters\":0,\"passives\":0,\"detractors\":1}]}"));
        assertThat(answer).contains(escaped(line("api.md", "{\"metric\": \"nps\"")));
        assertThat(answer.replace("\\\"", ""))
                .contains(line("openapi.yaml", "{metric: nps").replace("\"", ""));
        for (Metric metric : MetricCatalog.ALL) {
            assertThat(answer(metric.name() + "/days")).as(metric.name()).contains("\"statusCode\":200");
        }
    }

    @Test
    void theDocumentsListEveryMetricAsItIsDeclared() throws IOException {
        List<String> rows = Files.readString(Path.of("../../docs/numbers.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        MetricCatalog.ALL.stream().map(ReadMetricsTest::row).toList());
    }

    @Test
    void theDocumentsListEveryNumberThatIsMadeOfThem() throws IOException {
        List<String> rows = Files.readString(Path.of("../../docs/numbers.md"))
                .lines()
                .filter(line -> line.startsWith("| **"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        IndicatorCatalog.MADE.stream().map(ReadMetricsTest::row).toList());
    }

    private static String row(Indicator indicator) {
        Stream<String> splits = indicator.splits().stream()
                .filter(parts -> !parts.isEmpty())
                .map(parts -> String.join(",", new TreeSet<>(parts)));
        String cells = String.join(
                " | ",
                "| **" + indicator.name() + "**",
                indicator.unit().name().toLowerCase(Locale.ROOT),
                code(splits),
                indicator.definition() + " |");
        return cells.replace("|  |", "| |");
    }

    @Test
    void aNumberIsAnsweredWithItsIntervalAndBesideOtherDays() throws IOException {
        count("emails", "2026-11-18", Map.of("sent", 70L, "delivered", 56L));
        count("emails", "2026-10-31", Map.of("sent", 80L, "delivered", 48L));
        String answer = answer("delivery-rate", "from=2026-11-01&per=all&before=previous");
        assertThat(answer.replace(" ", ""))
                .contains("\"statusCode\":200")
                .contains(escaped(line("api.md", "{\"metric\": \"delivery-rate\"")));
        assertThat(answer.replace("\\\"", "").replace(" ", ""))
                .contains(line("openapi.yaml", "{metric: delivery-rate").replace("\"", ""));
    }

    @Test
    void aNumberIsAnsweredAsCsv() throws IOException {
        count("emails", "2026-11-18", Map.of("sent", 70L, "delivered", 56L));
        assertThat(answer("delivery-rate", "from=2026-11-18&to=2026-11-18&format=csv"))
                .contains("\"content-type\":\"text/csv; charset=utf-8\"")
                .contains(
                        "from,to,value,low,high,of,because\\r\\n2026-11-18,2026-11-18,0.8,0.691834,0.876953,70,\\r\\n");
    }

    @Test
    void whatThereIsIsListed() throws IOException {
        assertThat(answer("/v1/metrics", "", ""))
                .contains("\"statusCode\":200")
                .contains(escaped("{\"metric\":\"lift\",\"unit\":\"share\""));
    }

    @Test
    void aProblemNamesWhatThereIs() throws IOException {
        assertThat(answer("luck")).contains("\"statusCode\":404", "There are stock, ", "lift");
        assertThat(answer("stock", "by=luck"))
                .contains("\"statusCode\":422", escaped("\"message\":\"must be one of stage\""));
        assertThat(answer("stock", "from=1990-01-01&to=2089-12-31"))
                .contains("\"statusCode\":422", "must leave 3660 days at most");
        assertThat(answer("stock", "format=xml")).contains("\"statusCode\":422", "must be json or csv");
    }

    @Test
    void aLiftSaysWhatFollows() throws IOException {
        for (String group : List.of("TREATED", "HELD_OUT")) {
            count(
                    Counter.of("journey-outcomes", TODAY, Map.of("journey", "win-back", "group", group)),
                    Map.of("begun", 100L, "reached", group.equals("TREATED") ? 20L : 10L));
        }
        assertThat(answer("lift", ""))
                .contains(escaped("\"journey\":\"win-back\",\"value\":0.1,\"interval\":[0.00"))
                .contains("Not enough to tell: about ", "intervalAtAnyTime", "customersNeeded");
    }

    private void count(String metric, String day, Map<String, Long> counts) {
        count(Counter.of(metric, LocalDate.parse(day)), counts);
    }

    private void count(Counter counter, Map<String, Long> counts) {
        Progress progress = new Progress(counter.toString(), Optional.empty(), BigInteger.ONE);
        counters.add(progress, Map.of(counter, Counts.of(counts)));
    }

    private static String row(Metric metric) {
        Stream<String> splits = metric.splits().stream().map(parts -> String.join(",", new TreeSet<>(parts)));
        String cells = String.join(
                " | ",
                "| " + code(Stream.of(metric.name())),
                metric.unit(),
                code(metric.counts().stream()),
                code(splits),
                metric.definition() + " |");
        return cells.replace("|  |", "| |");
    }

    private static String code(Stream<String> names) {
        return names.map(name -> "`" + name + "`").collect(joining(", "));
    }

    @Test
    void daysThatCannotBeReadAreRefusedByName() throws IOException {
        assertThat(answer("nps/days", "from=yesterday"))
                .contains("\"statusCode\":422", "application/problem+json", escaped("\"field\":\"from\""));
    }

    @Test
    void aMetricThatIsNotCountedIsNotThere() throws IOException {
        for (String path : List.of("luck", "luck/days", "days", "/days", "nps/days/days", "nps/", "")) {
            assertThat(answer(path)).as(path).contains("\"statusCode\":404", "application/problem+json");
        }
    }

    private String answer() throws IOException {
        return answer("nps");
    }

    private String answer(String metric) throws IOException {
        return answer(metric, "");
    }

    private String answer(String metric, String query) throws IOException {
        return answer("/v1/metrics/", metric, query);
    }

    private String answer(String folder, String metric, String query) throws IOException {
        String request = "{\"version\":\"2.0\",\"rawPath\":\""
                + folder
                + metric
                + "\",\"rawQueryString\":\""
                + query
                + "\",\"requestContext\":{\"timeEpoch\":"
                + Samples.NOON.toEpochMilli()
                + "}}";
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Playbook.Surveys surveys = new Playbook.Surveys(
                new Asked(Duration.ofDays(90), Duration.ZERO), new Asked(Duration.ofDays(30), Duration.ZERO));
        new ReadMetrics(new Front(new MetricAnswers(counters, surveys), lines::add))
                .handleRequest(new ByteArrayInputStream(request.getBytes(UTF_8)), output, new TestContext());
        return output.toString(UTF_8);
    }

    /** As it stands in the text of the answer's body. */
    private static String escaped(String json) {
        return json.replace("\"", "\\\"");
    }
}
