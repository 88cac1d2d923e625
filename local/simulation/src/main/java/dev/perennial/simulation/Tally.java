package dev.perennial.simulation;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Counts what happens to many. As large for a million people as for one. */
public final class Tally implements Witness {
    /** What makes one reason differ from day to day. */
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T[\\d:.]+Z)?");

    /** So soon a mail is still at the top of the inbox. */
    private static final Duration SOON = Duration.ofHours(2);

    private final Population population;
    private final SortedMap<String, long[]> sent = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Long>> refused = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Long>> postponed = new TreeMap<>();
    private final SortedMap<String, Long> announced = new TreeMap<>();

    /** By day, how many more are in a stage than the day before. */
    private final Map<Stage, long[]> moved = new EnumMap<>(Stage.class);

    private long decisions;
    private long links;
    private long linksSoon;

    Tally(Population population) {
        this.population = population;
        for (Stage stage : Stage.values()) {
            moved.put(stage, new long[population.days()]);
        }
    }

    @Override
    public void decides(Customer record, Event event, Map<String, Recalled> timeline) {
        decisions++;
    }

    @Override
    public void moves(Optional<Stage> from, Stage to, Instant at) {
        from.ifPresent(stage -> days(stage)[day(at)]--);
        days(to)[day(at)]++;
    }

    @Override
    public void sends(Effect.Message mail, Instant at) {
        sent.computeIfAbsent(mail.journey(), _ -> new long[population.days()])[day(at)]++;
    }

    @Override
    public void reads(Effect.Message mail, Duration after) {
        links++;
        if (after.compareTo(SOON) <= 0) {
            linksSoon++;
        }
    }

    @Override
    public void refuses(String journey, String because, Instant at) {
        count(refused, journey, because);
    }

    @Override
    public void postpones(String journey, String because, Instant at) {
        count(postponed, journey, because);
    }

    @Override
    public void announces(String type, Instant at) {
        announced.merge(type, 1L, Long::sum);
    }

    void add(Tally other) {
        decisions += other.decisions;
        links += other.links;
        linksSoon += other.linksSoon;
        other.sent.forEach((journey, days) -> sent.merge(journey, days.clone(), Tally::sum));
        other.moved.forEach((stage, days) -> sum(days(stage), days));
        other.announced.forEach((type, count) -> announced.merge(type, count, Long::sum));
        add(refused, other.refused);
        add(postponed, other.postponed);
    }

    public long decisions() {
        return decisions;
    }

    /** Links followed. */
    long links() {
        return links;
    }

    /** Those of them that were followed within two hours of their mail. */
    long linksSoon() {
        return linksSoon;
    }

    /** Mails sent. */
    public long mails() {
        return sent.values().stream().flatMapToLong(Arrays::stream).sum();
    }

    /** Mails sent, by journey and day. */
    Map<String, long[]> sent() {
        return sent;
    }

    /** Mails not sent, by journey and reason. */
    SortedMap<String, SortedMap<String, Long>> refused() {
        return refused;
    }

    /** How often a mail had to wait, by journey and reason; the same mail may wait several times. */
    SortedMap<String, SortedMap<String, Long>> postponed() {
        return postponed;
    }

    /** Events on the bus, by type. */
    SortedMap<String, Long> announced() {
        return announced;
    }

    /** How many customers are in a stage at the end of each day, from the first stage to the last. */
    Map<String, long[]> stages() {
        Map<String, long[]> stages = new LinkedHashMap<>();
        moved.forEach((stage, days) -> {
            long[] totals = days.clone();
            Arrays.parallelPrefix(totals, Long::sum);
            stages.put(stage.name(), totals);
        });
        return stages;
    }

    private long[] days(Stage stage) {
        return moved.computeIfAbsent(stage, _ -> new long[population.days()]);
    }

    private int day(Instant at) {
        return (int) Duration.between(population.start(), at).toDays();
    }

    private static void count(SortedMap<String, SortedMap<String, Long>> counts, String journey, String because) {
        String reason = MOMENT.matcher(because).replaceAll("…");
        counts.computeIfAbsent(journey, _ -> new TreeMap<>()).merge(reason, 1L, Long::sum);
    }

    private static void add(
            SortedMap<String, SortedMap<String, Long>> to, SortedMap<String, SortedMap<String, Long>> from) {
        from.forEach((journey, reasons) -> {
            SortedMap<String, Long> here = to.computeIfAbsent(journey, _ -> new TreeMap<>());
            reasons.forEach((reason, count) -> here.merge(reason, count, Long::sum));
        });
    }

    private static long[] sum(long[] to, long[] from) {
        for (int day = 0; day < to.length; day++) {
            to[day] += from[day];
        }
        return to;
    }
}
