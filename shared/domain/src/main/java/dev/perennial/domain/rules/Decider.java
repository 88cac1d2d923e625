package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.rules.commerce.LoyaltyRules;
import dev.perennial.domain.rules.consent.ConfirmationRules;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.rules.journeys.CelebrationRules;
import dev.perennial.domain.rules.journeys.JourneyRules;
import dev.perennial.domain.rules.lifecycle.Inactivity;
import dev.perennial.domain.rules.lifecycle.SegmentRules;
import dev.perennial.domain.rules.lifecycle.StageRules;
import java.util.Map;
import java.util.Optional;

/** Decides what an event comes to. Pure: the same record, event and timeline give the same decision. */
public final class Decider {
    private final FactRules applying;
    private final StageRules staging;
    private final SegmentRules segmenting;
    private final AgendaRules planning;
    private final ConfirmationRules confirming;
    private final JourneyRules journeying;
    private final CelebrationRules celebrating;
    private final LoyaltyRules earning;

    public Decider(Playbook playbook) {
        Inactivity inactivity = new Inactivity(playbook.inactivity());
        this.earning = new LoyaltyRules(playbook.rewards().loyalty());
        this.applying = new FactRules(inactivity, earning, playbook.rewards().categories());
        this.staging = new StageRules(playbook.stages(), inactivity);
        this.segmenting = new SegmentRules(playbook.segments());
        ContactPolicy contactPolicy = new ContactPolicy(playbook.courtesy());
        this.celebrating = CelebrationRules.of(playbook, contactPolicy);
        this.planning = new AgendaRules(inactivity, staging, celebrating, earning);
        this.confirming = new ConfirmationRules(playbook.courtesy().confirmation());
        this.journeying = new JourneyRules(playbook);
    }

    /** How two records become one. */
    public MergeRules joining() {
        return new MergeRules(applying, earning, staging, segmenting, planning);
    }

    /**
     * Decides one event.
     *
     * @param record the customer's record as it stands, {@link Customer#unknown} where there is none
     * @param timeline what the timeline knows of the ids in {@link ProcessedEvents#doubts}
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
        IdentityRules.link(draft);
        if (event.fact() instanceof Fact.CustomerDue) {
            ErasureRules.again(draft);
        }
        draft.customer = draft.customer.with(draft.customer.entitlements().at(event.receivedAt()));
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
        if (record.processed().took(event.id(), event.occurredAt())) {
            return Optional.of(new Decision.Nothing("already looked at"));
        }
        return record.isErased() ? Optional.of(ErasureRules.again(record, event)) : Optional.empty();
    }

    private static Optional<Decision> early(Customer record, Event event, Map<String, Recalled> timeline) {
        if (record.isErased() && event.fact() instanceof Fact.FromMail news) {
            return Optional.of(ErasureRules.newsOfMail(record, event, news));
        }
        if (record.identity().isForgotten(event.occurredAt())) {
            return Optional.of(new Decision.Nothing(
                    "what happened until " + record.identity().erasedAt().orElseThrow() + " is forgotten"));
        }
        if (event.fact() instanceof Fact.CustomerErased) {
            return Optional.of(ErasureRules.forget(record, event));
        }
        return record.processed().recall(event.id(), timeline).map(before -> again(record, event, before, timeline));
    }

    /** The first content counts; another one under the same id is shown to the operator, once. */
    private static Decision again(Customer record, Event event, Recalled before, Map<String, Recalled> timeline) {
        if (event.hasFingerprint(before.fingerprint())) {
            return new Decision.Nothing("already applied");
        }
        if (record.processed().holdsChanged(event, timeline)) {
            return new Decision.Nothing("already refused: it came with another content before");
        }
        Draft draft = new Draft(record, event);
        draft.decided("refused: " + event.id() + " came again with another content; the first one counts");
        return new Decision.Write(draft.finishAs(ProcessedEvents.changedRepetition(event), Optional.empty(), timeline));
    }
}
