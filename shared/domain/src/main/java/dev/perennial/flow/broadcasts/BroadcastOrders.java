package dev.perennial.flow.broadcasts;

import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.broadcasts.BroadcastRun.State;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What an operator orders. Each order may be given again, also after a crash in the middle: it then does what is
 * missing.
 */
public final class BroadcastOrders {
    /** So many walks go on beside each other. */
    public static final int SEGMENTS = 4;

    /** So long before its time a broadcast may be started; a walk that waits asks every quarter of an hour. */
    private static final Duration EARLIEST = Duration.ofDays(7);

    private final BroadcastRuns runs;
    private final WalkQueue queue;
    private final Reputation reputation;

    public BroadcastOrders(BroadcastRuns runs, WalkQueue queue, Reputation reputation) {
        this.runs = runs;
        this.queue = queue;
        this.reputation = reputation;
    }

    /** What came of an order, in a sentence. */
    public record Answer(boolean done, String words) {}

    /**
     * Starts a broadcast; one that was started goes on, and nobody gets it twice.
     *
     * @param list to whom it goes instead of to all of the segment; empty for these. An incident without a segment has
     *     one, or it is refused
     */
    public Answer start(Broadcast broadcast, Optional<List<CustomerId>> list, Decision decision, Instant now) {
        String name = broadcast.name();
        if (broadcast.isIncident() && broadcast.segment().isEmpty() && list.isEmpty()) {
            return new Answer(
                    false,
                    "the incident " + name
                            + " names no segment: say whom it is about, by a file of customer ids (--ids)");
        }
        Optional<LocalDateTime> tooEarly =
                broadcast.at().map(at -> at.minus(EARLIEST)).filter(at -> now.isBefore(at.toInstant(ZoneOffset.UTC)));
        if (tooEarly.isPresent()) {
            return new Answer(
                    false,
                    "the broadcast " + name + " is for " + broadcast.at().get() + ": start it on "
                            + tooEarly.get().toLocalDate() + " or later, when the playbook is as it will be sent");
        }
        Optional<BroadcastRun> before = runs.find(name);
        if (before.isPresent() && before.get().listed() != list.isPresent()) {
            return new Answer(
                    false,
                    "the broadcast " + name + " was started "
                            + (before.get().listed() ? "with a list: give the same again" : "without a list"));
        }
        // Before the start: whoever walks finds the list complete.
        list.ifPresent(ids -> runs.list(name, ids));
        boolean first = before.isEmpty()
                && runs.save(
                        BroadcastRun.started(name, list.isPresent(), list.isPresent() ? 1 : SEGMENTS, decision, now));
        BroadcastRun run = runs.find(name).orElseThrow();
        if (run.state() != State.STARTED) {
            return new Answer(false, already(run, "start"));
        }
        walk(run);
        return new Answer(
                true,
                first
                        ? "the broadcast " + name + " is started"
                        : "the broadcast " + name + " was started on " + run.startedAt()
                                + ", and goes on; nobody gets it twice");
    }

    /** The walk stops within a page, and mails that are in the queue wait. */
    public Answer pause(Broadcast broadcast, Decision decision, Instant now) {
        Answer answer = become(broadcast.name(), State.PAUSED, "pause", decision, now);
        if (answer.done()) {
            broadcast.journeys().forEach(it -> reputation.pauseJourney(it.name(), decision.words()));
        }
        return answer;
    }

    public Answer resume(Broadcast broadcast, Decision decision, Instant now) {
        Answer answer = become(broadcast.name(), State.STARTED, "resume", decision, now);
        if (answer.done()) {
            broadcast.journeys().forEach(it -> reputation.resumeJourney(it.name()));
            walk(runs.find(broadcast.name()).orElseThrow());
        }
        return answer;
    }

    /** For good. Mails that are in the queue wait there until they are stale, and the ledger says so. */
    public Answer cancel(Broadcast broadcast, Decision decision, Instant now) {
        Answer answer = become(broadcast.name(), State.CANCELLED, "cancel", decision, now);
        if (answer.done()) {
            broadcast.journeys().forEach(it -> reputation.pauseJourney(it.name(), decision.words()));
        }
        return answer;
    }

    private Answer become(String name, State next, String order, Decision decision, Instant now) {
        while (true) {
            Optional<BroadcastRun> run = runs.find(name);
            if (run.isEmpty()) {
                return new Answer(false, "the broadcast " + name + " was never started: there is nothing to " + order);
            }
            if (run.get().state() == next) {
                return new Answer(
                        true,
                        "the broadcast " + name + " is " + words(next) + " since "
                                + run.get().since());
            }
            if (!run.get().state().mayBecome(next)) {
                return new Answer(false, already(run.get(), order));
            }
            if (runs.save(run.get().become(next, decision, now))) {
                return new Answer(true, "the broadcast " + name + " is " + words(next));
            }
        }
    }

    private static String already(BroadcastRun run, String order) {
        String because = "the broadcast " + run.name() + " is " + words(run.state()) + " since " + run.since() + ", "
                + run.decision().words();
        return run.state() == State.PAUSED
                ? because + "; resume it instead"
                : because + ": there is nothing to " + order + ". A name is sent once; give the next one another name";
    }

    private static String words(State state) {
        return switch (state) {
            case STARTED -> "on its way";
            case PAUSED -> "paused";
            case CANCELLED -> "cancelled";
            case FINISHED -> "finished";
        };
    }

    private void walk(BroadcastRun run) {
        for (int segment = 0; segment < run.segments(); segment++) {
            queue.put(new WalkQueue.Turn(run.name(), segment), Duration.ZERO);
        }
    }
}
