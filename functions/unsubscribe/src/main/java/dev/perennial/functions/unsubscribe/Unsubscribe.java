package dev.perennial.functions.unsubscribe;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.aws.Publishing;
import dev.perennial.aws.Secrets;
import dev.perennial.events.IdSource;
import dev.perennial.events.SigningKeys;
import dev.perennial.flow.records.Customers;
import dev.perennial.http.Endpoint;
import dev.perennial.http.Front;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * {@code GET} and {@code POST} of {@code /v1/unsubscribe?token=…}, {@code /v1/preferences?token=…} and
 * {@code /v1/confirmation?token=…}.
 */
public final class Unsubscribe implements RequestStreamHandler {
    private final Front front;

    public Unsubscribe() {
        this(Environment.ofProcess());
    }

    private Unsubscribe(Environment environment) {
        this(
                environment.signingKeys(),
                environment.customers(environment.dynamo()),
                new Publishing(environment.bus()::put, Publishing.Pause.SLEEP, "perennial.unsubscribe"));
        environment.prime(this);
    }

    private Unsubscribe(Secrets<SigningKeys> keys, Customers customers, Publishing publishing) {
        this(Front.of(by(
                new Leaving(keys, IdSource.UUID_V7, publishing),
                new Choosing(Links.of(keys), customers::load, IdSource.UUID_V7, publishing),
                new Confirmation(Links.of(keys), customers::load, IdSource.UUID_V7, publishing))));
    }

    private static Endpoint by(Endpoint leaving, Endpoint choosing, Endpoint confirmation) {
        return request -> switch (request.path()) {
            case "/v1/preferences" -> choosing.handle(request);
            case "/v1/confirmation" -> confirmation.handle(request);
            default -> leaving.handle(request);
        };
    }

    Unsubscribe(Front front) {
        this.front = front;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        front.answer(input, output);
    }
}
