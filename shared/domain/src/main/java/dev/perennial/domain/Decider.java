package dev.perennial.domain;

import dev.perennial.domain.Memory.Recalled;
import java.util.Map;
import java.util.Optional;

/** Decides what an event comes to. Pure: the same record, event and timeline give the same decision. */
public final class Decider {
    private final Applying applying;
    private final Staging staging;
    private final Segmenting segmenting;
    private final Planning planning;
    private final Confirming confirming;
    private final Journeying journeying;
    private final Celebrating celebrating;
    private final Earning earning;

    public Decider(Playbook playbook) {
        Silence silence = new Silence(playbook.inactivity());
        this.earning = new Earning(playbook.rewards().loyalty());
        this.applying = new Applying(silence, earning, playbook.rewards().categories());
        this.staging = new Staging(playbook.stages(), silence);
        this.segmenting = new Segmenting(playbook.segments());
        Restraint restraint = new Restraint(playbook.courtesy());
        this.celebrating = Celebrating.of(playbook, restraint);
        this.planning = new Planning(silence, staging, celebrating, earning);
        this.confirming = new Confirming(playbook.courtesy().confirmation());
        this.journeying = new Journeying(playbook);
    }

    /** How two records become one. */
    public Joining joining() {
        return new Joining(applying, earning, staging, segmenting, planning);
    }

    /**
     * Decides one event.
     *
     * @param record the customer's record as it stands, {@link Customer#unknown} where there is none
     * @param timeline what the timeline knows of the ids in {@link Memory#doubts}
     * @throws ArithmeticException where a total would leave the range of its type
     */
    public Decision decide(Customer record, Event event, Map<String, Recalled> timeline) {
        Optional<Decision> early = event.fact() instanceof Fact.CustomerDue due
                ? early(record, event, due)
                : early(record, event, timeline);
        if (early.isPresent()) {
            return early.get();
        }
        Draft draft = new Draft(record.with(record.profile().identified(event.customer())), event);
        Naming.link(draft);
        if (event.fact() instanceof Fact.CustomerDue) {
            Forgetting.again(draft);
        }
        draft.customer = draft.customer.with(draft.customer.standing().at(event.receivedAt()));
        applying.apply(draft, timeline);
        celebrating.apply(record, draft);
        earning.apply(draft);
        staging.apply(draft);
        confirming.apply(record.permission(), draft);
        segmenting.apply(draft);
        journeying.apply(draft);
        planning.apply(draft);
        return new Decision.Write(draft.finish(timeline));
    }

    /**
     * Whether a finding of the sweep still counts is told by the record's own clock: the clock may come to stand at the
     * same moment twice, and a later sweep then finds the same. The same finding of the same sweep counts once.
     */
    private static Optional<Decision> early(Customer record, Event event, Fact.CustomerDue due) {
        if (record.agenda().filter(agenda -> agenda.dueAt().equals(due.dueAt())).isEmpty()) {
            return Optional.of(new Decision.Nothing("no longer due at " + due.dueAt()));
        }
        if (record.memory().took(event.id(), event.occurredAt())) {
            return Optional.of(new Decision.Nothing("already looked at"));
        }
        return record.isErased() ? Optional.of(Forgetting.again(record, event)) : Optional.empty();
    }

    private static Optional<Decision> early(Customer record, Event event, Map<String, Recalled> timeline) {
        if (record.isErased() && event.fact() instanceof Fact.FromMail news) {
            return Optional.of(Forgetting.newsOfMail(record, event, news));
        }
        if (record.identity().isForgotten(event.occurredAt())) {
            return Optional.of(new Decision.Nothing(
                    "what happened until " + record.identity().erasedAt().orElseThrow() + " is forgotten"));
        }
        if (event.fact() instanceof Fact.CustomerErased) {
            return Optional.of(Forgetting.forget(record, event));
        }
        return record.memory().recall(event.id(), timeline).map(before -> again(record, event, before, timeline));
    }

    /** The first content counts; another one under the same id is shown to the operator, once. */
    private static Decision again(Customer record, Event event, Recalled before, Map<String, Recalled> timeline) {
        String changed = Memory.changedRepetition(event);
        if (before.fingerprint().equals(event.fingerprint())) {
            return new Decision.Nothing("already applied");
        }
        if (record.memory().recall(changed, timeline).isPresent()) {
            return new Decision.Nothing("already refused: it came with another content before");
        }
        Draft draft = new Draft(record, event);
        draft.decided("refused: " + event.id() + " came again with another content; the first one counts");
        return new Decision.Write(draft.finishAs(changed, Optional.empty(), timeline));
    }
}
