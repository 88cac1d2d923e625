package dev.perennial.functions.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.StreamEvent;
import dev.perennial.aws.Tally;
import dev.perennial.document.FeedbackDocument;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Answers;
import dev.perennial.flow.numbers.Counting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the changes of the table {@code customers}, each once. */
public final class Metrics implements RequestStreamHandler {
    /** A consumer with a time window must answer with its state; we keep none between batches. */
    private static final byte[] NO_STATE = "{\"state\":{}}".getBytes(UTF_8);

    private final Counting counting;
    private final Consumer<String> log;

    public Metrics() {
        Environment environment = Environment.ofProcess();
        this(new Counting(environment.counters(environment.dynamo())), line -> System.out.println(line));
        environment.prime(this);
    }

    Metrics(Counting counting, Consumer<String> log) {
        this.counting = counting;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        StreamEvent event = StreamEvent.read(input.readAllBytes());
        if (!event.changes().isEmpty()) {
            tell(counting.count(
                    event.shard(), event.changes().stream().map(Metrics::change).toList()));
        }
        output.write(NO_STATE);
    }

    private void tell(Answers added) {
        Tally tally = new Tally();
        Nps nps = added.nps();
        tally.add("nps", "promoters", nps.promoters());
        tally.add("nps", "passives", nps.passives());
        tally.add("nps", "detractors", nps.detractors());
        Csat csat = added.csat();
        tally.add("csat", "satisfied", csat.satisfied());
        tally.add("csat", "neutral", csat.neutral());
        tally.add("csat", "dissatisfied", csat.dissatisfied());
        tally.line().ifPresent(log);
    }

    private static Counting.Change change(StreamEvent.Change change) {
        return new Counting.Change(
                change.sequence(),
                change.before().map(FeedbackDocument::answers).orElse(Map.of()),
                change.after().map(FeedbackDocument::answers).orElse(Map.of()));
    }
}
