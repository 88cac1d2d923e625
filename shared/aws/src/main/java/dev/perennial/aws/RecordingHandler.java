package dev.perennial.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.events.EventCodec;
import dev.perennial.flow.records.Recorder;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes an event from the bus into the customer's record: what all functions do that a rule of the bus calls. */
public abstract class RecordingHandler implements RequestStreamHandler {
    private final Recorder recorder;

    protected RecordingHandler(Recorder recorder) {
        this.recorder = recorder;
    }

    /** Lets this function rehearse, see {@link Environment#prime}. */
    protected final void prime(Environment environment) {
        environment.prime(this);
    }

    /**
     * Throws where the event is invalid or cannot be recorded now, so that it comes again or goes to the dead letters.
     */
    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) {
        Event event = EventCodec.decode(input);
        String outcome = switch (recorder.record(event)) {
            case Decision.Write write -> "version " + write.next().version();
            case Decision.Nothing nothing -> "nothing changes: " + nothing.because();
        };
        context.getLogger().log(event.fact().type() + " of " + event.customer().key() + ": " + outcome);
    }
}
