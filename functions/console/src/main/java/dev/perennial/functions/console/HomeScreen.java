package dev.perennial.functions.console;

import dev.perennial.domain.indicators.Wording;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.DurationBuckets;
import dev.perennial.domain.metrics.Metric;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.flow.numbers.Counters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first screen: whom to look for, how the sending fares, and each number of the catalogue. */
final class HomeScreen {
    /** Longer than a year is shown as a year. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration USUAL = Duration.ofDays(30);
    private static final int MOST_ROWS = 15;

    /** Whose splits are shown as well: each split is a query more, and there are a hundred. */
    private static final Set<Metric> FEEDBACK = Set.of(MetricCatalog.NPS, MetricCatalog.CSAT);

    private static final List<Metric> METRICS = MetricCatalog.ALL.stream()
            .filter(metric -> !metric.counts().equals(DurationBuckets.NAMES))
            .toList();

    /** Read at once, so that what waits to be counted is read once as well. */
    private static final Set<Series> SHOWN = METRICS.stream()
            .flatMap(metric -> Stream.concat(
                    Stream.of(Series.of(metric.name())),
                    FEEDBACK.contains(metric)
                            ? metric.splits().stream().map(parts -> Series.of(metric.name(), parts))
                            : Stream.empty()))
            .collect(Collectors.toUnmodifiableSet());

    private final Counters counters;
    private final StagesPart stagesPart;
    private final JourneysPart journeysPart;
    private final Reputation reputation;
    private final List<String> journeys;
    private final Endpoints endpoints;

    /** @param journeys the names of those of the playbook */
    HomeScreen(Counters counters, Reputation reputation, List<String> journeys, Endpoints endpoints) {
        this.counters = counters;
        this.stagesPart = new StagesPart(counters);
        this.journeysPart = new JourneysPart(counters);
        this.reputation = reputation;
        this.journeys = List.copyOf(journeys);
        this.endpoints = endpoints;
    }

    /** The screen; {@code nobody} says that who was looked for is not known. */
    String show(WidgetCall call, boolean nobody) {
        Screen screen = new Screen(call, "home");
        Instant to = call.to().orElse(call.now());
        Instant from = call.from().filter(to::isAfter).orElse(to.minus(USUAL));
        Instant first = from.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : from;
        LocalDate firstDay = Counter.dayOf(first);
        LocalDate lastDay = Counter.dayOf(to);
        Reputation.State state = reputation.state();
        Map<Series, Map<Counter, Counts>> read = counters.read(SHOWN, firstDay, lastDay);
        stagesPart.draw(screen, firstDay, lastDay);
        return screen.put("message", nobody ? screen.text("nobody") : "")
                .put("search", List.of(Action.of(screen.text("search"), endpoints.look(), "", "view", "find")))
                .put("letters", List.of(Action.of(screen.text("letters"), endpoints.look(), "", "view", "letters")))
                .put("sending", sending(screen, state, call))
                .put(
                        "paused",
                        state.pausedJourneys().entrySet().stream()
                                .map(it -> Map.of("line", screen.text("journey-paused", it.getKey(), it.getValue())))
                                .toList())
                .put("range", screen.text("range", firstDay, lastDay))
                .put(
                        "losses",
                        journeysPart.lines(
                                screen,
                                Wording.of(Locale.forLanguageTag(call.language().tag())),
                                firstDay,
                                lastDay))
                .put(
                        "metrics",
                        METRICS.stream()
                                .flatMap(metric -> metric(screen, metric, read).stream())
                                .toList())
                .put("sendingActions", List.of(sendingAction(screen, state)))
                .put(
                        "journeyActions",
                        journeys.stream()
                                .map(journey -> journeyAction(screen, state, journey))
                                .toList())
                .html();
    }

    private static String sending(Screen screen, Reputation.State state, WidgetCall call) {
        return state.paused()
                ? screen.text("sending-paused", state.since().map(call::when).orElse(""), state.because())
                : screen.text("sending-on");
    }

    private Action sendingAction(Screen screen, Reputation.State state) {
        String kind = state.paused() ? "resume-sending" : "pause-sending";
        return Action.of(screen.text(kind), endpoints.decide(), screen.text("sure"), "decision", kind);
    }

    private Action journeyAction(Screen screen, Reputation.State state, String journey) {
        String kind = state.pausedJourneys().containsKey(journey) ? "resume-journey" : "pause-journey";
        return Action.of(
                screen.text(kind, journey),
                endpoints.decide(),
                screen.text("sure"),
                "decision",
                kind,
                "journey",
                journey);
    }

    /** Empty where nothing was counted, but for what customers were asked. */
    private Optional<Map<String, Object>> metric(Screen screen, Metric metric, Map<Series, Map<Counter, Counts>> read) {
        Counts sum = read.getOrDefault(Series.of(metric.name()), Map.of()).values().stream()
                .reduce(Counts.NONE, Counts::plus);
        long most = metric.counts().stream().mapToLong(sum::get).max().orElse(0);
        List<Map<String, Object>> counts = metric.counts().stream()
                .filter(name -> FEEDBACK.contains(metric) || sum.get(name) != 0)
                .map(name -> Map.<String, Object>of(
                        "name",
                        screen.word("count-" + name, name),
                        "value",
                        sum.get(name),
                        "percent",
                        most <= 0 ? 0 : Math.max(0, 100 * sum.get(name) / most)))
                .toList();
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of(
                        "name",
                                screen.word(
                                        "metric-" + metric.name(), metric.name().replace('-', ' ')),
                        "result", result(screen, metric, sum),
                        "counts", counts,
                        "splits",
                                (FEEDBACK.contains(metric) ? metric.splits() : List.<Set<String>>of())
                                        .stream()
                                                .map(parts -> split(screen, metric, parts, read))
                                                .toList()));
    }

    private static String result(Screen screen, Metric metric, Counts sum) {
        if (metric.equals(MetricCatalog.NPS)) {
            Nps nps = Nps.of(sum);
            return nps.interval()
                    .map(it ->
                            screen.text("answers", round(nps.score().orElseThrow()), round(it.low()), round(it.high())))
                    .orElse("");
        }
        if (metric.equals(MetricCatalog.CSAT)) {
            Csat csat = Csat.of(sum);
            return csat.interval()
                    .map(it -> screen.text(
                            "answers", percent(csat.share().orElseThrow()), percent(it.low()), percent(it.high())))
                    .orElse("");
        }
        return "";
    }

    private static String round(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static Map<String, Object> split(
            Screen screen, Metric metric, Set<String> parts, Map<Series, Map<Counter, Counts>> read) {
        Map<String, Counts> sums = new TreeMap<>();
        read.getOrDefault(Series.of(metric.name(), parts), Map.of())
                .forEach((counter, counts) ->
                        sums.merge(String.join(", ", counter.parts().values()), counts, Counts::plus));
        List<Map<String, Object>> rows = new ArrayList<>();
        sums.entrySet().stream()
                .filter(it -> !it.getValue().isNone())
                .sorted(Comparator.comparing(it -> -total(metric, it.getValue())))
                .limit(MOST_ROWS)
                .forEach(it -> rows.add(Map.of("name", it.getKey(), "value", line(screen, metric, it.getValue()))));
        return Map.of("name", screen.text("split", String.join(", ", new java.util.TreeSet<>(parts))), "rows", rows);
    }

    private static long total(Metric metric, Counts counts) {
        return metric.counts().stream().mapToLong(counts::get).sum();
    }

    private static String line(Screen screen, Metric metric, Counts counts) {
        return metric.counts().size() == 1
                ? Long.toString(counts.get(metric.counts().getFirst()))
                : String.join(
                        ", ",
                        metric.counts().stream()
                                .map(name -> screen.word("count-" + name, name) + " " + counts.get(name))
                                .toList());
    }
}
