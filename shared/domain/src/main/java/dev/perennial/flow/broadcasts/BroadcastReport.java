package dev.perennial.flow.broadcasts;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.MailMetrics;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.rules.broadcasts.Reach.Outcome;
import dev.perennial.domain.statistics.Proportion;
import dev.perennial.domain.statistics.ShareDifference;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Counters;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a broadcast, from the rows of its walk and from the counters; no customer and no mail is read.
 *
 * @param reached what the walk came to, by outcome
 * @param mails what became of the mails of each variant, by the name of its journey
 * @param notSent mails that were owed and are not sent, by the reason
 * @param lift the share with the goal among the treated, minus that among those held out; empty where there is no goal
 */
public record BroadcastReport(
        BroadcastRun run,
        int segmentsDone,
        Map<Outcome, Long> reached,
        Map<String, Counts> mails,
        SortedMap<String, Long> notSent,
        Optional<ShareDifference> lift) {
    private static final String JOURNEY = "journey";

    /** Reads it. */
    public static BroadcastReport read(
            Broadcast broadcast, BroadcastRun run, BroadcastRuns runs, Counters counters, Instant now) {
        Clicks clicks = new Clicks(counters);
        Map<Outcome, Long> reached = new EnumMap<>(Outcome.class);
        int done = 0;
        for (WalkProgress progress : runs.progress(run.name())) {
            done += progress.done() ? 1 : 0;
            progress.counts().forEach((outcome, count) -> reached.merge(outcome, count, Long::sum));
        }
        Map<String, Counts> mails = new LinkedHashMap<>();
        SortedMap<String, Long> notSent = new TreeMap<>();
        for (Journey journey : broadcast.journeys()) {
            mails.put(journey.name(), clicks.mails(journey.name(), run.startedAt(), now));
            counters.read(
                            Series.of(MailMetrics.NOT_SENT_BECAUSE.name(), Set.of(JOURNEY, "reason")),
                            Counter.dayOf(run.startedAt()),
                            Counter.dayOf(now))
                    .forEach((counter, counts) -> {
                        if (journey.name().equals(counter.parts().get(JOURNEY)) && counts.get("emails") > 0) {
                            notSent.merge(counter.parts().get("reason"), counts.get("emails"), Long::sum);
                        }
                    });
        }
        return new BroadcastReport(
                run, done, reached, mails, notSent, broadcast.goal().map(_ -> lift(broadcast, run, counters, now)));
    }

    private static ShareDifference lift(Broadcast broadcast, BroadcastRun run, Counters counters, Instant now) {
        Map<String, Counts> byGroup = new TreeMap<>();
        Set<String> names = broadcast.journeys().stream().map(Journey::name).collect(Collectors.toUnmodifiableSet());
        counters.read(
                        Series.of(
                                MetricCatalog.named("journey-outcomes")
                                        .orElseThrow()
                                        .name(),
                                Set.of(JOURNEY, "group")),
                        Counter.dayOf(run.startedAt()),
                        Counter.dayOf(now))
                .forEach((counter, counts) -> {
                    if (names.contains(counter.parts().get(JOURNEY))) {
                        byGroup.merge(counter.parts().get("group"), counts, Counts::plus);
                    }
                });
        return new ShareDifference(share(byGroup, "TREATED"), share(byGroup, "HELD_OUT"));
    }

    private static Proportion share(Map<String, Counts> byGroup, String group) {
        Counts counts = byGroup.getOrDefault(group, Counts.NONE);
        // A day may be counted while another is read: nobody reaches what they have not begun.
        return new Proportion(Math.min(counts.get("reached"), counts.get("begun")), counts.get("begun"));
    }
}
