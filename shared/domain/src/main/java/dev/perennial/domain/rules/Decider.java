package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule.Pass;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.fields.Placeholders;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.prediction.Predictions;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Decides events by the list of rules. Pure: the same record, event and timeline give the same decision. */
public final class Decider {
    private final RuleList rules;
    private final Placeholders placeholders;

    /** Decides without a fitted model. */
    public Decider(Playbook playbook) {
        this(playbook, Optional.empty());
    }

    /** Decides with the predictions of a model, if there is one and it may be used. */
    public Decider(Playbook playbook, Optional<PredictionModel> model) {
        Duration horizon = playbook.inactivity().probability().within();
        this.rules = new RuleList(
                playbook, model.map(it -> Predictions.of(it, horizon)).orElse(Predictions.NONE));
        this.placeholders = playbook.placeholders();
    }

    /** The merge of two records by the same rules. */
    public MergeRules merges() {
        return new MergeRules(rules);
    }

    /**
     * Decides one event.
     *
     * @param record the customer's record as it stands, {@link Customer#unknown} where there is none
     * @param timeline what the timeline knows of the ids in {@link ProcessedEvents#doubts}
     * @throws IllegalArgumentException where the event is about records rather than about a customer, or names nobody
     * @throws ArithmeticException where a total would leave the range of its type
     */
    public Decision decide(Customer record, Event told, Map<String, Recalled> timeline) {
        Event event = record.processed().identified(named(told), timeline);
        Optional<Decision> early = event.fact() instanceof Fact.CustomerDue due
                ? early(record, event, due, timeline)
                : early(record, event, timeline);
        if (early.isPresent()) {
            return early.get();
        }
        if (event.fact() instanceof Fact.CustomersMerged) {
            throw new IllegalArgumentException("CustomersMerged is about records, not about a customer");
        }
        Draft draft = new Draft(record, event, timeline);
        if (!event.customer().equals(told.customer())) {
            draft.decided("its externalId is a placeholder and names nobody; it counts for the other name alone");
        }
        rules.run(Pass.EVENT, draft);
        return new Decision.Write(draft.finish());
    }

    /** The event without an id that is none. */
    private Event named(Event told) {
        if (told.customer().externalId().filter(placeholders::include).isEmpty()) {
            return told;
        }
        if (told.customer().email().isEmpty() && told.customer().customerId().isEmpty()) {
            throw new IllegalArgumentException("customer.externalId: is a placeholder and names nobody; give an email");
        }
        return told.of(told.customer().withoutExternalId());
    }

    /**
     * Whether a finding of the sweep still counts is told by the record's own clock: the clock may come to stand at the
     * same moment twice, and a later sweep then finds the same. The same finding of the same sweep counts once.
     */
    private static Optional<Decision> early(
            Customer record, Event event, Fact.CustomerDue due, Map<String, Recalled> timeline) {
        if (record.agenda().filter(agenda -> agenda.dueAt().equals(due.dueAt())).isEmpty()) {
            return Optional.of(new Decision.Nothing("no longer due at " + due.dueAt()));
        }
        if (record.processed().took(event.id(), event.occurredAt(), timeline)) {
            return Optional.of(new Decision.Nothing("already looked at"));
        }
        return record.isErased() ? Optional.of(ErasureRules.again(record, event)) : Optional.empty();
    }

    private static Optional<Decision> early(Customer record, Event event, Map<String, Recalled> timeline) {
        if (record.isErased() && event.fact() instanceof Fact.FromMail) {
            return Optional.of(ErasureRules.newsOfMail(record, event));
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
        if (event.hasFingerprint(TimelineEntry.content(before.fingerprint()))) {
            return new Decision.Nothing("already applied");
        }
        if (record.processed().holdsChanged(event, timeline)) {
            return new Decision.Nothing("already refused: it came with another content before");
        }
        Draft draft = new Draft(record, event, timeline);
        draft.decided("refused: " + event.id() + " came again with another content; the first one counts");
        return new Decision.Write(draft.finishAs(ProcessedEvents.changedRepetition(event), Optional.empty()));
    }
}
