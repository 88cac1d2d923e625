package dev.perennial.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the customer stands and why.
 *
 * @param stageHistory the latest moves, oldest first; the older ones are told by the timeline
 * @param lastSeenAt the latest sign of life of any kind
 * @param underway on which journeys
 * @param segments in which the customer is, in the order of the playbook
 */
public record Lifecycle(
        Stage stage,
        Optional<Instant> stageSince,
        String stageBecause,
        List<Entered> stageHistory,
        ChurnRisk churnRisk,
        String churnBecause,
        Optional<Instant> lastSeenAt,
        Underway underway,
        List<String> segments) {
    /** Moves kept in the record. */
    private static final int HISTORY = 3;

    public Lifecycle {
        stageHistory = List.copyOf(stageHistory);
        segments = List.copyOf(segments);
    }

    static final Lifecycle EMPTY = new Lifecycle(
            Stage.LEAD,
            Optional.empty(),
            "not yet signed up",
            List.of(),
            ChurnRisk.LOW,
            "",
            Optional.empty(),
            Underway.NOWHERE,
            List.of());

    Lifecycle in(Stage next, Instant since, String because) {
        List<Entered> history = new ArrayList<>(stageHistory);
        history.add(new Entered(next, since));
        int tooMany = Math.max(0, history.size() - HISTORY);
        return new Lifecycle(
                next,
                Optional.of(since),
                because,
                history.subList(tooMany, history.size()),
                churnRisk,
                churnBecause,
                lastSeenAt,
                underway,
                segments);
    }

    Lifecycle atRisk(ChurnRisk risk, String because) {
        return new Lifecycle(
                stage, stageSince, stageBecause, stageHistory, risk, because, lastSeenAt, underway, segments);
    }

    Lifecycle seen(Instant at) {
        Instant latest = lastSeenAt.filter(at::isBefore).orElse(at);
        return new Lifecycle(
                stage,
                stageSince,
                stageBecause,
                stageHistory,
                churnRisk,
                churnBecause,
                Optional.of(latest),
                underway,
                segments);
    }

    Lifecycle on(Underway next) {
        return new Lifecycle(
                stage, stageSince, stageBecause, stageHistory, churnRisk, churnBecause, lastSeenAt, next, segments);
    }

    Lifecycle segmented(List<String> next) {
        return new Lifecycle(
                stage, stageSince, stageBecause, stageHistory, churnRisk, churnBecause, lastSeenAt, underway, next);
    }

    /** A stage and when the customer came to it. */
    public record Entered(Stage stage, Instant at) {}

    public enum ChurnRisk {
        LOW,
        HIGH
    }
}
