package dev.perennial.functions.unsubscribe;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.Publishing;
import dev.perennial.events.IdSource;
import dev.perennial.http.Front;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code GET} and {@code POST /v1/unsubscribe?token=…}. */
public final class Unsubscribe implements RequestStreamHandler {
    private final Front front;

    public Unsubscribe() {
        this(Environment.ofProcess());
    }

    private Unsubscribe(Environment environment) {
        this(
                Front.of(
                        new Leaving(
                                environment.signingKeys(),
                                IdSource.UUID_V7,
                                new Publishing(
                                        environment.bus()::put,
                                        Publishing.Pause.SLEEP,
                                        "perennial.unsubscribe"))));
    }

    Unsubscribe(Front front) {
        this.front = front;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        front.answer(input, output);
    }
}
