package dev.perennial.functions.recording;

import dev.perennial.aws.Environment;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.flow.records.RecordMerge;
import dev.perennial.flow.records.Recorder;
import dev.perennial.playbook.Playbooks;

/** Who a customer is: a change of address, an erasure, two records that are one customer's. */
public final class OnIdentity extends RecordingHandler {
    private final RecordMerge merging;

    public OnIdentity() {
        this(Environment.ofProcess(), Playbooks.load());
    }

    private OnIdentity(Environment environment, Playbook playbook) {
        this(environment.recorder(playbook), environment.merging(playbook));
        environment.prime(this);
    }

    OnIdentity(Recorder recorder, RecordMerge merging) {
        super(recorder);
        this.merging = merging;
    }

    @Override
    String record(Event event) {
        if (event.fact() instanceof Fact.CustomersMerged merged) {
            merging.merge(merged.from(), event);
            return "has taken over " + merged.from();
        }
        return super.record(event);
    }
}
