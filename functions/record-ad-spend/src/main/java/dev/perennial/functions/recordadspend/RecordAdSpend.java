package dev.perennial.functions.recordadspend;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.http.Front;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code POST /v1/ad-spend}. */
public final class RecordAdSpend implements RequestStreamHandler {
    private final Front front;

    public RecordAdSpend() {
        Environment environment = Environment.ofProcess();
        this(Front.of(new SpendIntake(environment.signingKeys(), environment.counters(environment.dynamo()))));
        environment.prime(this);
    }

    RecordAdSpend(Front front) {
        this.front = front;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        front.answer(input, output);
    }
}
