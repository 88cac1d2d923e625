package dev.perennial.functions.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.AwsOutbox;
import dev.perennial.aws.Environment;
import dev.perennial.domain.zones.TimeZones;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.records.DueSweep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/** Finds who is due at the scheduled time and says so on the bus. */
public final class Sweep implements RequestStreamHandler {
    private final DueSweep sweeping;

    public Sweep() {
        Environment environment = Environment.ofProcess();
        this(new DueSweep(
                environment.customers(environment.dynamo()),
                AwsOutbox.announcing(environment.bus(), "perennial.sweep")));
        environment.prime(this);
    }

    Sweep(DueSweep sweeping) {
        this.sweeping = sweeping;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Instant scheduledFor = Instant.parse(
                StrictJson.parse(input.readAllBytes()).path("time").asText());
        context.getLogger()
                .log("%d customers due at %s; time zones %s"
                        .formatted(sweeping.sweep(scheduledFor), scheduledFor, TimeZones.version()));
    }
}
