package dev.perennial.flow.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * @param pausedJourneys the journeys whose mails wait, and why
     */
    record State(boolean paused, Optional<Instant> since, String because, SortedMap<String, String> pausedJourneys) {
        public static final State NEVER_PAUSED = new State(false, Optional.empty(), "");

        /** Where no journey is paused. */
        public State(boolean paused, Optional<Instant> since, String because) {
            this(paused, since, because, Collections.emptySortedMap());
        }

        public State {
            pausedJourneys = Collections.unmodifiableSortedMap(new TreeMap<>(pausedJourneys));
        }

        /** Why a mail of this journey has to wait; empty where it may go. */
        public Optional<String> holdsBack(String journey) {
            return paused
                    ? Optional.of("sending is paused: " + because)
                    : Optional.ofNullable(pausedJourneys.get(journey))
                            .map(why -> "the journey " + journey + " is paused: " + why);
        }
    }

    /** Adds to the slot of that moment. It is no ledger: who adds again is counted again. */
    void add(Instant moment, Counts counts);

    /** The sum over the slots of both moments and all between them. */
    Counts sum(Instant from, Instant to);

    State state();

    /** Pauses sending; where it is paused already, the first reason stays. */
    void pause(String because, Instant at);

    /**
     * Resumes sending.
     *
     * @return false where it was not paused
     */
    boolean resume(String because, Instant at);

    /**
     * Lets the mails of one journey wait; its customers go on.
     *
     * @return false where it was paused already: the first reason stays
     */
    boolean pauseJourney(String journey, String because);

    /**
     * Lets the mails of a journey go again.
     *
     * @return false where it was not paused
     */
    boolean resumeJourney(String journey);
}
