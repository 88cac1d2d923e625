package dev.perennial.domain.decision;

import java.util.Set;

/** A rule that takes certain facts into the record, and runs upon no others. */
public interface FactRule extends Rule {
    /** The facts that this rule handles. */
    FactHandlers handlers();

    /** An event of a merged record is taken in like any other, unless the rule says otherwise. */
    @Override
    default Set<Pass> passes() {
        return Set.of(Pass.EVENT, Pass.TAKEOVER);
    }

    @Override
    default void apply(Draft draft) {
        handlers().apply(draft);
    }
}
