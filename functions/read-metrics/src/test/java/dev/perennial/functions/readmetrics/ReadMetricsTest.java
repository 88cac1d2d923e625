package dev.perennial.functions.readmetrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Playbook.Surveys.Asked;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Answers;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadMetricsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private final InMemoryCounters counters = new InMemoryCounters();

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
        add(TODAY, new Answers(new Nps(50, 30, 20), new Csat(8, 1, 1)));
        add(TODAY.minusDays(30), new Answers(Nps.NONE, new Csat(0, 0, 99)));
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
        add(day, new Answers(nps, Csat.NONE));
    }

    private void add(LocalDate day, Answers answers) {
        counters.add(day.toString(), Optional.empty(), BigInteger.ONE, Map.of(day, answers));
    }

    private String answer() throws IOException {
        return answer("nps");
    }

    private String answer(String survey) throws IOException {
        String request = "{\"version\":\"2.0\",\"rawPath\":\"/v1/metrics/"
                + survey
                + "\",\"requestContext\":{\"timeEpoch\":"
                + Samples.NOON.toEpochMilli()
                + "}}";
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        new ReadMetrics(
                        counters,
                        new Playbook.Surveys(
                                new Asked(Duration.ofDays(90), Duration.ZERO),
                                new Asked(Duration.ofDays(30), Duration.ZERO)))
                .handleRequest(new ByteArrayInputStream(request.getBytes(UTF_8)), output, new TestContext());
        return output.toString(UTF_8);
    }

    /** As it stands in the text of the answer's body. */
    private static String escaped(String json) {
        return json.replace("\"", "\\\"");
    }
}
