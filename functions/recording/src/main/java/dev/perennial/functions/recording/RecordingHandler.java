package dev.perennial.functions.recording;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.events.EventCodec;
import dev.perennial.flow.records.Recorder;
import dev.perennial.playbook.Playbooks;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes an event from the bus into the customer's record: what all functions of this module do. */
abstract class RecordingHandler implements RequestStreamHandler {
    private final Recorder recorder;

    /** A function that records and nothing else; rehearses here, see {@link Environment#prime}. */
    RecordingHandler(Environment environment) {
        this(environment.recorder(Playbooks.load()));
        environment.prime(this);
    }

    /** A function that rehearses by itself where that is wanted. */
    RecordingHandler(Recorder recorder) {
        this.recorder = recorder;
    }

    /**
     * Throws where the event is invalid or cannot be recorded now, so that it comes again or goes to the dead letters.
     */
    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) {
        Event event = EventCodec.decode(input);
        String outcome = record(event);
        context.getLogger().log(event.fact().type() + " of " + event.customer().key() + ": " + outcome);
    }

    /** Takes the event in and says what came of it, for the log: no personal data. */
    String record(Event event) {
        return switch (recorder.record(event)) {
            case Decision.Write write -> "version " + write.next().version();
            case Decision.Nothing nothing -> "nothing changes: " + nothing.because();
        };
    }
}
