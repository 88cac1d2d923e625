package dev.perennial.domain;

import dev.perennial.domain.Memory.Recalled;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what an event comes to. Pure: the same record, event and timeline give the same decision.
 */
public final class Decider {
    private final Applying applying;
    private final Staging staging;
    private final Silence silence;
    private final Messages messages;

    public Decider(Playbook playbook) {
        this.silence = new Silence(playbook.inactivity());
        this.applying = new Applying(silence);
        this.staging = new Staging(playbook.stages(), silence);
        this.messages = new Messages(playbook);
    }

    /**
     * Decides one event.
     *
     * @param record the customer's record as it stands, {@link Customer#unknown} where there is
     *     none
     * @param timeline what the timeline knows of the ids in {@link Memory#doubts}
     * @throws ArithmeticException where a total would leave the range of its type
     */
    public Decision decide(Customer record, Event event, Map<String, Recalled> timeline) {
        if (event.fact() instanceof Fact.CustomerDue due) {
            // Whether it still counts is told by the record's own clock, not by its id: the clock
            // may come to stand at the same moment twice.
            if (!isStillDue(record, due)) {
                return new Decision.Nothing("no longer due at " + due.dueAt());
            }
        } else {
            Optional<Recalled> before = record.memory().recall(event.id(), timeline);
            if (before.isPresent()) {
                return again(record, event, before.get(), timeline);
            }
        }
        Draft draft = new Draft(record.with(record.profile().identified(event.customer())), event);
        link(record, draft);
        applying.apply(draft, timeline);
        staging.apply(draft);
        silence.plan(draft);
        messages.apply(draft);
        return new Decision.Write(draft.finish(timeline));
    }

    private static boolean isStillDue(Customer record, Fact.CustomerDue due) {
        return record.agenda().filter(agenda -> agenda.dueAt().equals(due.dueAt())).isPresent();
    }

    private static void link(Customer record, Draft draft) {
        draft.event
                .customer()
                .externalId()
                .ifPresent(
                        externalId -> {
                            if (record.profile().externalId().isEmpty()
                                    && !CustomerId.ofExternal(externalId).equals(record.id())) {
                                draft.owe(new Owed.IdentityLink(externalId, record.id()));
                            }
                        });
    }

    /** The first content counts; another one under the same id is shown to the operator, once. */
    private static Decision again(
            Customer record, Event event, Recalled before, Map<String, Recalled> timeline) {
        String changed = Memory.changedRepetition(event);
        if (before.fingerprint().equals(event.fingerprint())) {
            return new Decision.Nothing("already applied");
        }
        if (record.memory().recall(changed, timeline).isPresent()) {
            return new Decision.Nothing("already refused: it came with another content before");
        }
        Draft draft = new Draft(record, event);
        draft.decided(
                "refused: "
                        + event.id()
                        + " came again with another content; the first one counts");
        return new Decision.Write(draft.finishAs(changed, timeline));
    }
}
