package dev.perennial.functions.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.EmbeddedMetrics;
import dev.perennial.aws.Environment;
import dev.perennial.aws.StreamEvent;
import dev.perennial.aws.Tally;
import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.LedgerDocument;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Counting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Counts the changes of the tables {@code customers} and {@code emails}, each once. */
public final class Metrics implements RequestStreamHandler {
    /** A consumer with a time window must answer with its state; we keep none between batches. */
    private static final byte[] NO_STATE = "{\"state\":{}}".getBytes(UTF_8);

    /** Before the names of the shards of the ledger's stream. */
    private static final String MAILS = "emails ";

    /** What dashboards and alarms see in CloudWatch: the counts of a metric as a whole, and their names there. */
    private static final Map<String, String> TOLD = Map.of(
            "orders orders", "Orders",
            "signups customers", "SignUps",
            "complaints raised", "ComplaintsRaised");

    private final Counting counting;
    private final EmbeddedMetrics cloudWatch;
    private final Consumer<String> log;

    public Metrics() {
        Environment environment = Environment.ofProcess();
        this(
                new Counting(environment.counters(environment.dynamo())),
                new EmbeddedMetrics(environment.require("METRIC_NAMESPACE")),
                line -> System.out.println(line));
        environment.prime(this);
    }

    Metrics(Counting counting, EmbeddedMetrics cloudWatch, Consumer<String> log) {
        this.counting = counting;
        this.cloudWatch = cloudWatch;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        StreamEvent event = StreamEvent.read(input.readAllBytes());
        if (event.changes().stream().anyMatch(Metrics::isOfMails)) {
            tell(
                    counting.countMails(
                            MAILS + event.shard(),
                            event.changes().stream().map(Metrics::mailChange).toList()),
                    event.at());
        } else if (!event.changes().isEmpty()) {
            tell(
                    counting.count(
                            event.shard(),
                            event.changes().stream().map(Metrics::change).toList()),
                    event.at());
        }
        output.write(NO_STATE);
    }

    /** Of each metric as a whole; splits would say the same again. */
    private void tell(Map<Counter, Counts> added, Optional<Instant> at) {
        Tally tally = new Tally();
        Map<String, Long> told = new HashMap<>();
        added.forEach((counter, counts) -> {
            if (counter.parts().isEmpty()) {
                counts.byName().forEach((name, by) -> {
                    tally.add(counter.metric(), name, by);
                    Optional.ofNullable(TOLD.get(counter.metric() + " " + name))
                            .ifPresent(metric -> told.merge(metric, by, Long::sum));
                });
            }
        });
        tally.line().ifPresent(log);
        at.flatMap(moment -> cloudWatch.line(told, moment)).ifPresent(log);
    }

    /** All changes of a batch are of one table. */
    private static boolean isOfMails(StreamEvent.Change change) {
        return Stream.concat(change.before().stream(), change.after().stream())
                .anyMatch(image -> image.has(LedgerDocument.SEND_KEY));
    }

    private static Counting.MailChange mailChange(StreamEvent.Change change) {
        return new Counting.MailChange(
                change.sequence(),
                change.before().map(LedgerDocument::read),
                change.after().map(LedgerDocument::read));
    }

    private static Counting.Change change(StreamEvent.Change change) {
        return new Counting.Change(
                change.sequence(),
                change.before().flatMap(Metrics::record),
                change.after().flatMap(Metrics::record));
    }

    /** An item that only leads to a record is none. */
    private static Optional<Customer> record(Document image) {
        return image.has(CustomerDocument.VERSION) ? Optional.of(CustomerDocument.read(image)) : Optional.empty();
    }
}
