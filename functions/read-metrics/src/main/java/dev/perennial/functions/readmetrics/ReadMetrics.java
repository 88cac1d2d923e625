package dev.perennial.functions.readmetrics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.http.Front;
import dev.perennial.playbook.Playbooks;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code GET /v1/metrics/…}. */
public final class ReadMetrics implements RequestStreamHandler {
    private final Front front;

    public ReadMetrics() {
        Environment environment = Environment.ofProcess();
        this(Front.of(new MetricAnswers(
                environment.counters(environment.dynamo()), Playbooks.load().surveys())));
        environment.prime(this);
    }

    ReadMetrics(Front front) {
        this.front = front;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        front.answer(input, output);
    }
}
