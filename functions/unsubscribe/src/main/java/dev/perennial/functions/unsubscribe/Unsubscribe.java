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
                new ConsentPublisher(
                        IdSource.UUID_V7,
                        new Publishing(environment.bus()::put, Publishing.Pause.SLEEP, "perennial.unsubscribe")));
        environment.prime(this);
    }

    private Unsubscribe(Secrets<SigningKeys> keys, Customers customers, ConsentPublisher consents) {
        this(Front.of(byPath(
                new UnsubscribeEndpoint(keys, consents),
                new PreferencesEndpoint(Links.of(keys), customers::load, consents),
                new ConfirmationEndpoint(Links.of(keys), customers::load, consents))));
    }

    private static Endpoint byPath(Endpoint unsubscribe, Endpoint preferences, Endpoint confirmation) {
        return request -> switch (request.path()) {
            case "/v1/preferences" -> preferences.handle(request);
            case "/v1/confirmation" -> confirmation.handle(request);
            default -> unsubscribe.handle(request);
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
