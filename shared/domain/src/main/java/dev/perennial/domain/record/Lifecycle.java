package dev.perennial.domain.record;

import dev.perennial.domain.prediction.Prediction;
import dev.perennial.domain.prediction.Renewal;
import dev.perennial.domain.values.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the customer stands and why.
 *
 * @param stageHistory the latest moves, oldest first; the older ones are told by the timeline
 * @param lastSeenAt the latest sign of life of any kind
 * @param enrollments on which journeys
 * @param segments in which the customer is, in the order of the playbook
 * @param prediction what a fitted model says; empty while there is none, and before the first order
 * @param renewal what it says of the contract that ends next; empty without one, or without a model of contracts
 */
public record Lifecycle(
        Stage stage,
        Optional<Instant> stageSince,
        String stageBecause,
        List<Entered> stageHistory,
        ChurnRisk churnRisk,
        String churnBecause,
        Optional<Instant> lastSeenAt,
        Enrollments enrollments,
        List<String> segments,
        Optional<Prediction> prediction,
        Optional<Renewal> renewal) {
    /** Moves kept in the record. */
    private static final int HISTORY = 2;

    public Lifecycle {
        stageHistory = List.copyOf(stageHistory);
        segments = List.copyOf(segments);
    }

    public static final Lifecycle EMPTY = new Lifecycle(
            Stage.LEAD,
            Optional.empty(),
            "not yet signed up",
            List.of(),
            ChurnRisk.LOW,
            "",
            Optional.empty(),
            Enrollments.NOWHERE,
            List.of(),
            Optional.empty(),
            Optional.empty());

    /** Without a prediction. */
    public Lifecycle(
            Stage stage,
            Optional<Instant> stageSince,
            String stageBecause,
            List<Entered> stageHistory,
            ChurnRisk churnRisk,
            String churnBecause,
            Optional<Instant> lastSeenAt,
            Enrollments enrollments,
            List<String> segments) {
        this(
                stage,
                stageSince,
                stageBecause,
                stageHistory,
                churnRisk,
                churnBecause,
                lastSeenAt,
                enrollments,
                segments,
                Optional.empty(),
                Optional.empty());
    }

    public Lifecycle in(Stage next, Instant since, String because) {
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
                enrollments,
                segments,
                prediction,
                renewal);
    }

    public Lifecycle atRisk(ChurnRisk risk, String because) {
        return new Lifecycle(
                stage,
                stageSince,
                stageBecause,
                stageHistory,
                risk,
                because,
                lastSeenAt,
                enrollments,
                segments,
                prediction,
                renewal);
    }

    public Lifecycle seen(Instant at) {
        Instant latest = lastSeenAt.filter(at::isBefore).orElse(at);
        return new Lifecycle(
                stage,
                stageSince,
                stageBecause,
                stageHistory,
                churnRisk,
                churnBecause,
                Optional.of(latest),
                enrollments,
                segments,
                prediction,
                renewal);
    }

    public Lifecycle on(Enrollments next) {
        return new Lifecycle(
                stage,
                stageSince,
                stageBecause,
                stageHistory,
                churnRisk,
                churnBecause,
                lastSeenAt,
                next,
                segments,
                prediction,
                renewal);
    }

    public Lifecycle segmented(List<String> next) {
        return new Lifecycle(
                stage,
                stageSince,
                stageBecause,
                stageHistory,
                churnRisk,
                churnBecause,
                lastSeenAt,
                enrollments,
                next,
                prediction,
                renewal);
    }

    public Lifecycle predicted(Optional<Prediction> next) {
        return new Lifecycle(
                stage,
                stageSince,
                stageBecause,
                stageHistory,
                churnRisk,
                churnBecause,
                lastSeenAt,
                enrollments,
                segments,
                next,
                renewal);
    }

    public Lifecycle renewing(Optional<Renewal> next) {
        return new Lifecycle(
                stage,
                stageSince,
                stageBecause,
                stageHistory,
                churnRisk,
                churnBecause,
                lastSeenAt,
                enrollments,
                segments,
                prediction,
                next);
    }

    /** A stage and when the customer came to it. */
    public record Entered(Stage stage, Instant at) {}

    public enum ChurnRisk {
        LOW,
        HIGH
    }
}
