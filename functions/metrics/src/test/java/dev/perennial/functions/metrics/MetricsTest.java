package dev.perennial.functions.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.aws.EmbeddedMetrics;
import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Nps;
import dev.perennial.domain.values.Survey;
import dev.perennial.flow.numbers.Counting;
import dev.perennial.testing.InMemoryCounters;
import dev.perennial.testing.Samples;
import dev.perennial.testing.StreamJson;
import dev.perennial.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Map<String, Object> SILENT = CustomerDocument.of(Samples.answered(Map.of()));
    private static final Map<String, Object> LINK = Map.of("customerId", "c", "leadsTo", "d");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

    private final InMemoryCounters counters = new InMemoryCounters();
    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics(new Counting(counters), new EmbeddedMetrics("perennial"), lines::add);

    @Test
    void answersAreCountedByShardAndSequence() throws IOException {
        StreamJson stream = new StreamJson("shard-1")
                .inserted(11, SILENT)
                .modified(12, SILENT, answered(9))
                .modified(13, answered(9), answered(3))
                .inserted(14, answered(10))
                .removed(15, answered(10));
        assertThat(answer(stream)).isEqualTo("{\"state\":{}}");
        assertThat(nps()).isEqualTo(new Nps(0, 0, 1));
        assertThat(counters.countedUpTo("shard-1")).contains(BigInteger.valueOf(15));
    }

    @Test
    void aClosedRecordKeepsItsAnswerUntilItIsDissolvedSoThatNoneIsMissingOrCountedTwice() throws IOException {
        Map<String, Object> closed = new HashMap<>(answered(9));
        closed.put(
                "leadsTo", CustomerId.of(new EmailAddress("grace@example.com")).value());
        answer(new StreamJson("shard-1").inserted(11, answered(9)).modified(12, answered(9), closed));
        assertThat(nps()).isEqualTo(new Nps(1, 0, 0));
        answer(new StreamJson("shard-1").inserted(13, answered(9)).modified(14, closed, LINK));
        assertThat(nps()).isEqualTo(new Nps(1, 0, 0));
    }

    @Test
    void theAnswerOfACustomerWhoIsForgottenIsCountedOut() throws IOException {
        answer(new StreamJson("shard-1").inserted(11, answered(3)).modified(12, answered(3), SILENT));
        assertThat(nps()).isEqualTo(new Nps(0, 0, 0));
    }

    @Test
    void aBatchThatComesAgainAddsNothing() throws IOException {
        StreamJson stream = new StreamJson("shard-1").inserted(11, answered(9));
        answer(stream);
        answer(stream);
        assertThat(nps()).isEqualTo(new Nps(1, 0, 0));
    }

    @Test
    void oneLineOfTheLogTellsWhatWasAdded() throws IOException {
        StreamJson stream = new StreamJson("shard-1")
                .inserted(11, answered(9))
                .modified(12, answered(9), answered(3))
                .inserted(13, answered(10));
        answer(stream);
        answer(stream);
        assertThat(lines).containsExactly("{\"nps\":{\"detractors\":1,\"promoters\":1}}");
    }

    /** With the time of the write, for the function reads no clock. */
    @Test
    void theFewThatCloudWatchShowsAreToldInItsFormat() throws IOException {
        Map<String, Object> signedUp = new HashMap<>(SILENT);
        signedUp.put("signedUpAt", "2026-11-20T12:00:00Z");
        answer(new StreamJson("shard-1").inserted(11, signedUp));
        assertThat(lines.getLast()).startsWith("{\"_aws\":{\"Timestamp\":").endsWith("\"SignUps\":1}");
    }

    @Test
    void answersToTheOtherSurveyCountForItself() throws IOException {
        Map<String, Object> both = new HashMap<>(answered(9));
        both.put("csatScore", 2);
        both.put("csatAt", "2026-11-20T13:00:00Z");
        answer(new StreamJson("shard-1").inserted(11, answered(9)).modified(12, answered(9), both));
        assertThat(csat()).isEqualTo(new Csat(0, 0, 1));
        assertThat(nps()).isEqualTo(new Nps(1, 0, 0));
        assertThat(lines).containsExactly("{\"csat\":{\"dissatisfied\":1},\"nps\":{\"promoters\":1}}");
    }

    @Test
    void theEndOfAWindowIsAnsweredAsWell() throws IOException {
        assertThat(answer(new StreamJson("shard-1"))).isEqualTo("{\"state\":{}}");
    }

    private String answer(StreamJson stream) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        metrics.handleRequest(new ByteArrayInputStream(stream.toString().getBytes(UTF_8)), output, new TestContext());
        return output.toString(UTF_8);
    }

    private Nps nps() {
        return Nps.of(counters.sum(Series.of("nps"), FRIDAY, FRIDAY));
    }

    private Csat csat() {
        return Csat.of(counters.sum(Series.of("csat"), FRIDAY, FRIDAY));
    }

    private static Map<String, Object> answered(int score) {
        Answer answer = new Answer(score, Instant.parse("2026-11-20T12:00:00Z"));
        return CustomerDocument.of(Samples.answered(Map.of(Survey.NPS, answer)));
    }
}
