package dev.perennial.functions.onidentity;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.events.EventCodec;
import dev.perennial.flow.records.RecordMerge;
import dev.perennial.flow.records.Recorder;
import dev.perennial.playbook.Playbooks;
import java.io.InputStream;
import java.io.OutputStream;

/** Who a customer is: a change of address, an erasure, two records that are one customer's. */
public final class OnIdentity implements RequestStreamHandler {
    private final Recorder recorder;
    private final RecordMerge merging;

    public OnIdentity() {
        this(Environment.ofProcess(), Playbooks.load());
    }

    private OnIdentity(Environment environment, Playbook playbook) {
        this(environment.recorder(playbook), environment.merging(playbook));
        environment.prime(this);
    }

    OnIdentity(Recorder recorder, RecordMerge merging) {
        this.recorder = recorder;
        this.merging = merging;
    }

    /** Throws where the event cannot be carried out now, so that it comes again. */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        Event event = EventCodec.decode(input);
        String outcome = event.fact() instanceof Fact.CustomersMerged merged ? merge(merged, event) : record(event);
        context.getLogger().log(event.fact().type() + " of " + event.customer().key() + ": " + outcome);
    }

    private String merge(Fact.CustomersMerged merged, Event event) {
        merging.merge(merged.from(), event);
        return "has taken over " + merged.from();
    }

    private String record(Event event) {
        return switch (recorder.record(event)) {
            case Decision.Write write -> "version " + write.next().version();
            case Decision.Nothing nothing -> "nothing changes: " + nothing.because();
        };
    }
}
