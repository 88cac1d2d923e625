package dev.perennial.flow.broadcasts;

import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.time.Instant;
import java.util.Optional;

/**
 * A broadcast that was started. There is one a name, for ever: who starts it again goes on with it.
 *
 * @param decision who brought it into its state, and why
 * @param since when it came into its state
 * @param listed whether it goes to a list of customers, and not to all of the segment
 * @param segments in how many parts of the table the customers are walked over
 * @param winner the variant that most people clicked, once that is known
 * @param version counts the writes, from 1
 */
public record BroadcastRun(
        String name,
        State state,
        Instant startedAt,
        Decision decision,
        Instant since,
        boolean listed,
        int segments,
        Optional<String> winner,
        long version) {
    /** What becomes of a broadcast; a file of the playbook alone is one that is planned. */
    public enum State {
        STARTED,
        PAUSED,
        CANCELLED,
        FINISHED;

        /** Whether the one may follow upon the other. */
        public boolean mayBecome(State next) {
            return switch (this) {
                case STARTED -> next != STARTED;
                case PAUSED -> next == STARTED || next == CANCELLED;
                case CANCELLED, FINISHED -> false;
            };
        }
    }

    public static BroadcastRun started(String name, boolean listed, int segments, Decision decision, Instant now) {
        return new BroadcastRun(name, State.STARTED, now, decision, now, listed, segments, Optional.empty(), 1);
    }

    /**
     * The same in another state.
     *
     * @throws IllegalStateException where that may not follow
     */
    public BroadcastRun become(State next, Decision by, Instant now) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("the broadcast " + name + " is " + state + " and does not become " + next);
        }
        return new BroadcastRun(name, next, startedAt, by, now, listed, segments, winner, version + 1);
    }

    public BroadcastRun wonBy(String variant) {
        return new BroadcastRun(
                name, state, startedAt, decision, since, listed, segments, Optional.of(variant), version + 1);
    }
}
