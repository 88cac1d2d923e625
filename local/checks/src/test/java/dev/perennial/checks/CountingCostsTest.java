package dev.perennial.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.aws.DynamoCounters;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.events.EventCodec;
import dev.perennial.flow.numbers.Counting;
import dev.perennial.flow.numbers.Counting.Change;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What counting an event costs at DynamoDB, alone and in a batch. The table in docs/performance.md is written by this
 * test: {@code -Dcosts=write}.
 */
class CountingCostsTest {
    private static final Path DOCUMENT = Path.of("../../docs/performance.md");
    private static final String BEGIN = "<!-- metered counting: begin -->\n";
    private static final String END = "<!-- metered counting: end -->\n";
    private static final String HEAD = """
            | 600 events of 200 customers | Writes, an event | Write units, an event | Most writes of one call |
            |---|--:|--:|--:|
            """;

    private static final Instant START = Instant.parse("2026-11-18T09:00:00Z");
    private static final Meter METER = new Meter();

    @RegisterExtension
    static final Tables TABLES = new Tables(METER);

    private final Decider decider = new Decider(Playbooks.load());

    @Test
    void aWriteAnEventAloneAndATenthInBatches() throws IOException {
        List<Change> changes = changes();
        Cost alone = cost("alone", changes, 1);
        Cost batched = cost("batched", changes, 100);
        assertThat(alone.calls())
                .as("one call an event, and seldom one more that empties the row of the shard")
                .isLessThan(changes.size() * 11L / 10);
        assertThat(batched.calls()).isLessThan(changes.size() / 10L);
        String table =
                HEAD + alone.row("each alone", changes.size()) + batched.row("in batches of 100", changes.size());
        System.out.println(table);
        assertThat(documented(table))
                .as("run this test with -Dcosts=write, and look at what has changed")
                .isEqualTo(table);
    }

    /**
     * What a counting came to.
     *
     * @param calls that write
     * @param writes items written
     */
    private record Cost(long calls, long writes, double units, long most) {
        String row(String how, int events) {
            return String.format(
                    Locale.ROOT, "| %s | %.2f | %.1f | %d |%n", how, (double) writes / events, units / events, most);
        }
    }

    private Cost cost(String shard, List<Change> changes, int batch) {
        Counting counting = new Counting(new DynamoCounters(TABLES.client(), "metrics"));
        METER.read();
        long calls = 0;
        long writes = 0;
        double units = 0;
        long most = 0;
        for (int from = 0; from < changes.size(); from += batch) {
            counting.count(shard, changes.subList(from, Math.min(changes.size(), from + batch)));
            List<Meter.Call> written =
                    METER.read().stream().filter(Meter.Call::write).toList();
            calls += Math.min(2, written.size());
            writes += written.size();
            units += written.stream().mapToDouble(Meter.Call::units).sum();
            most = Math.max(most, written.size());
        }
        return new Cost(calls, writes, units, most);
    }

    /** Two hundred customers sign up, order, and answer, one event after the other. */
    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Customer customer = Customer.unknown(CustomerId.of(new EmailAddress(email(i))));
            Instant at = START.plus(Duration.ofMinutes(7L * i));
            customer = take(changes, customer, i, at, "CustomerSignedUp", """
                    {"name":"Ada Lovelace","locale":"%s","consent":{"marketing":true,"source":"web form","textVersion":"1"},
                     "attribution":{"source":"%s"}}""".formatted(
                            i % 3 == 0 ? "de" : "en", i % 2 == 0 ? "google" : "fair"));
            customer = take(changes, customer, i, at.plusSeconds(60), "PurchaseCompleted", """
                    {"orderId":"A-%d","total":{"amount":%d,"currency":"EUR"}}""".formatted(i, 1000 + i));
            take(changes, customer, i, at.plusSeconds(120), "SurveyAnswered", """
                    {"survey":"nps","score":%d}""".formatted(i % 11));
        }
        return changes;
    }

    private Customer take(List<Change> changes, Customer before, int i, Instant at, String type, String data) {
        String envelope = """
                {"detail-type":"%s","time":"%s","detail":{"eventId":"evt-%s-%d","occurredAt":"%s",
                 "customer":{"email":"%s"},"data":%s}}""".formatted(type, at, type, i, at, email(i), data);
        Decision decision = decider.decide(before, EventCodec.decode(envelope.getBytes(UTF_8)), Map.of());
        Customer after = ((Decision.Write) decision).next();
        changes.add(new Change(
                BigInteger.valueOf(changes.size() + 1),
                Optional.of(before).filter(it -> it.version() > 0),
                Optional.of(after)));
        return after;
    }

    private static String email(int i) {
        return "ada.%d@example.com".formatted(i);
    }

    private static String documented(String table) throws IOException {
        String text = Files.readString(DOCUMENT);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        if ("write".equals(System.getProperty("costs"))) {
            Files.writeString(DOCUMENT, text.substring(0, from) + table + text.substring(to));
            return table;
        }
        return text.substring(from, to);
    }
}
