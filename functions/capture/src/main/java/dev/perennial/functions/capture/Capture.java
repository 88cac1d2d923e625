package dev.perennial.functions.capture;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.Publishing;
import dev.perennial.events.BodyReader;
import dev.perennial.events.IdSource;
import dev.perennial.http.Front;
import dev.perennial.playbook.Playbooks;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code POST /v1/signups} and its sisters. */
public final class Capture implements RequestStreamHandler {
    private final Front front;

    public Capture() {
        this(Environment.ofProcess());
    }

    private Capture(Environment environment) {
        this(Front.of(new Intake(
                environment.signingKeys(),
                new BodyReader(
                        IdSource.UUID_V7,
                        environment.require("DOUBLE_OPT_IN").equals("true"),
                        Playbooks.loadAttributes()),
                new Publishing(environment.bus()::put, Publishing.Pause.SLEEP, "perennial.capture"))));
        environment.prime(this);
    }

    Capture(Front front) {
        this.front = front;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        front.answer(input, output);
    }
}
