package dev.perennial.flow.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the mails of late fared, by ten minutes, and whether sending is paused for it. */
public interface Reputation {
    /** Mails are counted together by these. */
    Duration SLOT = Duration.ofMinutes(10);

    /** The beginning of the slot in which a moment is. */
    static Instant slot(Instant moment) {
        long seconds = moment.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, SLOT.toSeconds()));
    }

    /** Mails of some time; bounced are those that came back for good. */
    record Counts(long sent, long bounced, long complained) {
        public static final Counts NONE = new Counts(0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(sent + other.sent, bounced + other.bounced, complained + other.complained);
        }
    }

    /**
     * What an operator sees, and may change by hand.
     *
     * @param since when sending was paused or resumed; empty where it never was
     */
    record State(boolean paused, Optional<Instant> since, String because) {
        public static final State NEVER_PAUSED = new State(false, Optional.empty(), "");
    }

    /** Adds to the slot of that moment. It is no ledger: who adds again is counted again. */
    void add(Instant moment, Counts counts);

    /** The sum over the slots of both moments and all between them. */
    Counts sum(Instant from, Instant to);

    State state();

    /** Pauses sending; where it is paused already, the first reason stays. */
    void pause(String because, Instant at);
}
