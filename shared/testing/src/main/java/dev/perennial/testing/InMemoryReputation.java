package dev.perennial.testing;

import dev.perennial.flow.mail.Reputation;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts and state; an operator resumes. */
public final class InMemoryReputation implements Reputation {
    private final SortedMap<Instant, Counts> slots = new TreeMap<>();
    private State state = State.NEVER_PAUSED;

    @Override
    public void add(Instant moment, Counts counts) {
        slots.merge(Reputation.slot(moment), counts, Counts::plus);
    }

    @Override
    public Counts sum(Instant from, Instant to) {
        return slots.subMap(Reputation.slot(from), to.plusNanos(1)).values().stream()
                .reduce(Counts.NONE, Counts::plus);
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void pause(String because, Instant at) {
        if (!state.paused()) {
            state = new State(true, Optional.of(at), because, state.pausedJourneys());
        }
    }

    @Override
    public boolean resume(String because, Instant at) {
        boolean paused = state.paused();
        if (paused) {
            state = new State(false, Optional.of(at), because, state.pausedJourneys());
        }
        return paused;
    }

    @Override
    public boolean pauseJourney(String journey, String because) {
        SortedMap<String, String> journeys = new TreeMap<>(state.pausedJourneys());
        boolean running = journeys.putIfAbsent(journey, because) == null;
        state = new State(state.paused(), state.since(), state.because(), journeys);
        return running;
    }

    @Override
    public boolean resumeJourney(String journey) {
        SortedMap<String, String> journeys = new TreeMap<>(state.pausedJourneys());
        boolean paused = journeys.remove(journey) != null;
        state = new State(state.paused(), state.since(), state.because(), journeys);
        return paused;
    }
}
