package dev.perennial.functions.pages;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.Secrets;
import dev.perennial.events.LinkTokens.Verdict;
import dev.perennial.events.SigningKeys;
import dev.perennial.http.Front;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code GET /v1/pages/{page}}. */
public final class Pages implements RequestStreamHandler {
    private final Front front;

    public Pages() {
        this(Environment.ofProcess());
    }

    private Pages(Environment environment) {
        this(environment.signingKeys());
        environment.prime(this);
    }

    private Pages(Secrets<SigningKeys> keys) {
        this(Front.of(new StaticPages((token, purpose, now) ->
                keys.judge(now, it -> it.links().verify(token, purpose, now), Verdict.Forged.class::isInstance))));
    }

    Pages(Front front) {
        this.front = front;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        front.answer(input, output);
    }
}
