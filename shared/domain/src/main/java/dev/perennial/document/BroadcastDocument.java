package dev.perennial.document;

import dev.perennial.domain.rules.broadcasts.Reach.Outcome;
import dev.perennial.flow.broadcasts.BroadcastRun;
import dev.perennial.flow.broadcasts.BroadcastRun.State;
import dev.perennial.flow.broadcasts.WalkProgress;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** A broadcast that was started, and how far its walks have come, as they are stored. */
public final class BroadcastDocument {
    /** The broadcast's name. */
    public static final String BROADCAST = "broadcast";

    /** Which row of it. */
    public static final String ROW = "row";

    /** The row of the broadcast as a whole. */
    public static final String RUN = "run";

    public static final String VERSION = "version";

    private BroadcastDocument() {}

    /** Before the id of a customer to whom a broadcast goes that has a list. */
    public static final String LISTED = "to-";

    /** The row of a segment. */
    public static String row(int segment) {
        return "segment-" + segment;
    }

    public static Map<String, Object> of(BroadcastRun run) {
        return Document.builder()
                .put(BROADCAST, run.name())
                .put(ROW, RUN)
                .put("state", run.state().name())
                .put("startedAt", run.startedAt().toString())
                .put("by", run.decision().by())
                .put("because", run.decision().because())
                .put("since", run.since().toString())
                .put("listed", run.listed())
                .put("segments", run.segments())
                .put("winner", run.winner())
                .put(VERSION, run.version())
                .build();
    }

    public static BroadcastRun run(Document from) {
        return new BroadcastRun(
                from.text(BROADCAST),
                from.as("state", State::valueOf),
                from.instant("startedAt"),
                new Decision(from.text("by"), from.text("because")),
                from.instant("since"),
                from.flag("listed"),
                Math.toIntExact(from.number("segments")),
                from.optionalText("winner"),
                from.number(VERSION));
    }

    public static Map<String, Object> of(String name, WalkProgress progress) {
        Map<String, Object> counts = new TreeMap<>();
        progress.counts().forEach((outcome, count) -> counts.put(outcome.name(), count));
        return Document.builder()
                .put(BROADCAST, name)
                .put(ROW, row(progress.segment()))
                .put("segment", progress.segment())
                .put("position", progress.position())
                .put("from", progress.from().toString())
                .put("until", progress.until().toString())
                .put("later", progress.later())
                .put("paidUntil", progress.paidUntil().toString())
                .put("done", progress.done())
                .putUnlessEmpty("counts", counts)
                .put(VERSION, progress.version())
                .build();
    }

    public static WalkProgress progress(Document from) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        Document counted = new Document(from.map("counts"));
        for (Outcome outcome : Outcome.values()) {
            counted.optionalNumber(outcome.name()).ifPresent(count -> counts.put(outcome, count));
        }
        return new WalkProgress(
                Math.toIntExact(from.number("segment")),
                from.optionalText("position"),
                from.instant("from"),
                from.instant("until"),
                from.optionalInstant("later"),
                from.instant("paidUntil"),
                from.flag("done"),
                counts,
                from.number(VERSION));
    }
}
