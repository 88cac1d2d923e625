package dev.perennial.domain.metrics;

import static dev.perennial.domain.metrics.Counter.dayOf;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.metrics.CountRule.Count;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Lifecycle.Entered;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How customers move through the lifecycle. */
final class LifecycleMetrics {
    /** Instead of a stage: where a customer comes from who was not known, and where one goes who is not any more. */
    private static final String NEW = "NEW";

    private static final String FORGOTTEN = "FORGOTTEN";
    private static final String JOINED = "JOINED";

    private static final Set<Stage> SILENT = Set.of(Stage.AT_RISK, Stage.DORMANT);
    private static final Set<Stage> BUYERS = Set.of(Stage.ACTIVE, Stage.LOYAL, Stage.ADVOCATE, Stage.AT_RISK);
    private static final Duration WON_BACK_WITHIN = Duration.ofDays(90);

    static final Metric MOVES = new Metric(
            "moves",
            "moves",
            "Moves from stage to stage, by day; from NEW who was not known, to FORGOTTEN and JOINED who is not any more."
                    + " In a stage are those who came, less those who went, since the beginning",
            List.of("moves"),
            List.of(Set.of("from", "to")),
            LifecycleMetrics::moves);

    static final Metric TIME_IN_STAGE = new Metric(
            "time-in-stage",
            "customers",
            "How long those were in a stage who left it for another on that day, in buckets of half an hour to ten years",
            DurationBuckets.NAMES,
            List.of(Set.of("stage")),
            LifecycleMetrics::timeInStage);

    static final Metric CHURN = new Metric(
            "churn",
            "customers",
            "Who is DORMANT and was ACTIVE, LOYAL, ADVOCATE or AT_RISK at the beginning of the month, by the first day of"
                    + " the month",
            List.of("churned"),
            List.of(),
            LifecycleMetrics::churn);

    static final Metric WIN_BACK = new Metric(
            "win-back",
            "customers",
            "Who became AT_RISK or DORMANT, by that day, and who of them ordered within 90 days",
            List.of("lost", "won"),
            List.of(),
            LifecycleMetrics::winBack);

    static final Metric SEGMENTS = new Metric(
            "segments",
            "customers",
            "Who entered a segment and who left it, by day; in it are those who entered, less those who left",
            List.of("entered", "left"),
            List.of(Set.of("segment")),
            LifecycleMetrics::segments);

    static final List<Metric> ALL = List.of(MOVES, TIME_IN_STAGE, CHURN, WIN_BACK, SEGMENTS);

    private LifecycleMetrics() {}

    private static Stream<Count> moves(Optional<Customer> before, Optional<Customer> after) {
        Optional<Lifecycle> from = stage(before);
        Optional<Lifecycle> to = stage(after);
        if (from.map(Lifecycle::stage).equals(to.map(Lifecycle::stage))) {
            return Stream.empty();
        }
        String came = from.map(it -> it.stage().name()).orElse(NEW);
        String gone = after.filter(Customer::isErased).isPresent() ? FORGOTTEN : JOINED;
        String went = to.map(it -> it.stage().name()).orElse(gone);
        LocalDate day = dayOf(movedAt(from, to, after));
        Counts one = Counts.of("moves", 1);
        return Stream.of(new Count(day, one), new Count(day, Map.of("from", came, "to", went), one));
    }

    /** Never before the customer came to the stage that is left: at no time is anybody missing in a stage. */
    private static Instant movedAt(Optional<Lifecycle> from, Optional<Lifecycle> to, Optional<Customer> after) {
        Optional<Instant> gone = after.flatMap(it -> it.identity().erasedAt().filter(_ -> it.isErased()))
                .or(() -> after.flatMap(Writes::moment));
        return Stream.of(
                        from.flatMap(Lifecycle::stageSince),
                        to.flatMap(Lifecycle::stageSince).or(() -> gone))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Stream<Count> timeInStage(Optional<Customer> before, Optional<Customer> after) {
        Optional<Lifecycle> from = stage(before);
        Optional<Lifecycle> to = stage(after);
        if (from.isEmpty() || to.isEmpty() || from.get().stage() == to.get().stage()) {
            return Stream.empty();
        }
        Instant since = from.get().stageSince().orElseThrow();
        Instant left = to.get().stageSince().orElseThrow();
        LocalDate day = dayOf(left.isBefore(since) ? since : left);
        Counts one = Counts.of(DurationBuckets.of(Duration.between(since, left)), 1);
        return Stream.of(
                new Count(day, one),
                new Count(day, Map.of("stage", from.get().stage().name()), one));
    }

    private static Optional<Lifecycle> stage(Optional<Customer> record) {
        return record.filter(it -> it.identity().mergedInto().isEmpty())
                .map(Customer::lifecycle)
                .filter(it -> it.stageSince().isPresent());
    }

    /** Who leaves within the same month was not gone at its end. */
    private static Stream<Count> churn(Optional<Customer> before, Optional<Customer> after) {
        Optional<YearMonth> was = stage(before).flatMap(LifecycleMetrics::churned);
        Optional<YearMonth> is = stage(after).flatMap(LifecycleMetrics::churned);
        if (was.equals(is) || (was.isPresent() && stage(after).isEmpty())) {
            return Stream.empty();
        }
        Optional<YearMonth> movedIn =
                stage(after).flatMap(Lifecycle::stageSince).map(LifecycleMetrics::month);
        return Stream.concat(
                was.filter(month -> movedIn.equals(Optional.of(month))).stream().map(month -> churned(month, -1)),
                is.stream().map(month -> churned(month, 1)));
    }

    private static Count churned(YearMonth month, long by) {
        return new Count(month.atDay(1), Counts.of("churned", by));
    }

    /** The month in which a buyer became DORMANT, who was none at its beginning. */
    private static Optional<YearMonth> churned(Lifecycle lifecycle) {
        if (lifecycle.stage() != Stage.DORMANT) {
            return Optional.empty();
        }
        YearMonth month = month(lifecycle.stageSince().orElseThrow());
        Instant beginning = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return lifecycle.stageHistory().stream()
                .filter(it -> it.at().isBefore(beginning))
                .reduce((_, later) -> later)
                .filter(it -> BUYERS.contains(it.stage()))
                .map(_ -> month);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    private static Stream<Count> winBack(Optional<Customer> before, Optional<Customer> after) {
        Optional<Lifecycle> from = stage(before);
        Stream<Count> lost = stage(after).filter(it -> SILENT.contains(it.stage())).stream()
                .filter(_ -> from.filter(it -> !SILENT.contains(it.stage())).isPresent())
                .map(it -> new Count(dayOf(it.stageSince().orElseThrow()), Counts.of("lost", 1)));
        Stream<Count> won = before.stream()
                .flatMap(it -> silentSince(it.lifecycle()).stream())
                .filter(since -> before.get()
                        .purchases()
                        .lastAt()
                        .filter(last -> !last.isBefore(since))
                        .isEmpty())
                .filter(since -> after.stream()
                        .flatMap(Writes::rows)
                        .anyMatch(row -> !row.isTakenOver()
                                && !row.cameToBoth()
                                && row.fact()
                                        .filter(Fact.PurchaseCompleted.class::isInstance)
                                        .isPresent()
                                && !row.at().isBefore(since)
                                && !row.at().isAfter(since.plus(WON_BACK_WITHIN))))
                .map(since -> new Count(dayOf(since), Counts.of("won", 1)));
        return Stream.concat(lost, won);
    }

    /** When the customer last fell silent, as far back as the record tells its moves. */
    private static Optional<Instant> silentSince(Lifecycle lifecycle) {
        Optional<Instant> since = Optional.empty();
        boolean silent = false;
        boolean known = false;
        for (Entered entered : lifecycle.stageHistory()) {
            boolean is = SILENT.contains(entered.stage());
            if (is && !silent && known) {
                since = Optional.of(entered.at());
            }
            silent = is;
            known = true;
        }
        return since;
    }

    private static Stream<Count> segments(Optional<Customer> before, Optional<Customer> after) {
        Set<String> was = segments(before);
        Set<String> is = segments(after);
        if (was.equals(is)) {
            return Stream.empty();
        }
        Instant at = after.flatMap(it -> it.isErased() ? it.identity().erasedAt() : Writes.moment(it))
                .or(() -> after.flatMap(it -> it.lifecycle().lastSeenAt()))
                .or(() -> before.flatMap(it -> it.lifecycle().lastSeenAt()))
                .orElse(Instant.EPOCH);
        return Stream.concat(
                minus(is, was).flatMap(name -> counts(dayOf(at), name, "entered")),
                minus(was, is).flatMap(name -> counts(dayOf(at), name, "left")));
    }

    private static Stream<Count> counts(LocalDate day, String segment, String what) {
        return Stream.of(
                new Count(day, Counts.of(what, 1)), new Count(day, Map.of("segment", segment), Counts.of(what, 1)));
    }

    private static Set<String> segments(Optional<Customer> record) {
        return record.filter(Writes::isSomebody)
                .map(it -> Set.copyOf(it.lifecycle().segments()))
                .orElse(Set.of());
    }

    private static Stream<String> minus(Set<String> these, Set<String> those) {
        Set<String> rest = new HashSet<>(these);
        rest.removeAll(those);
        return rest.stream();
    }
}
