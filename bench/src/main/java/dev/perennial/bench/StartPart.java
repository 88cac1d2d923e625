package dev.perennial.bench;

import dev.perennial.bench.Starts.Cold;
import dev.perennial.bench.Warmth.Warm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Targets 1, 2, 3 and 9: function processes and those of the peers. */
final class StartPart {
    static final String PRIMED = "Perennial, primed";
    private static final String AOT = " + AOT";

    private final Contenders contenders;
    private final Map<String, Cold> cold = new LinkedHashMap<>();
    private final Map<String, Warm> warm = new LinkedHashMap<>();

    StartPart(Contenders contenders) {
        this.contenders = contenders;
    }

    void measure(
            Map<Contender, Contender.Proof> proofs,
            Shipped shipped,
            Instance.Ground ground,
            boolean quick,
            Consumer<String> progress) {
        List<DynamoWire> wires = new ArrayList<>();
        List<Starts.Runner> runners = new ArrayList<>();
        List<Starts.Runner> cached = new ArrayList<>();
        proofs.forEach((contender, proof) -> {
            DynamoWire wire = new DynamoWire(proof.replay());
            wires.add(wire);
            Instance.Ground at = ground.at(wire.endpoint());
            runners.add(new Starts.Runner(contender.variant(), at));
            progress.accept("an AOT cache for " + contender.variant().name());
            AotCache.train(contender.variant(), contender.archive(shipped), at)
                    .ifPresent(it -> cached.add(new Starts.Runner(it, at)));
        });
        List<Starts.Runner> all = new ArrayList<>(runners);
        all.addAll(cached);
        cold.putAll(Starts.measure(all, quick ? 3 : 9, it -> progress.accept("cold starts, " + it)));
        Starts.Runner ours = runners.getFirst();
        List<Starts.Runner> restored = new ArrayList<>(runners);
        contenders.primed().ifPresent(it -> restored.add(1, new Starts.Runner(it.named(PRIMED), ours.ground())));
        warm.putAll(Warmth.measure(restored, quick ? 2 : 5, it -> progress.accept("warm, first " + it)));
        wires.forEach(DynamoWire::close);
    }

    Map<String, Cold> cold() {
        return new LinkedHashMap<>(cold);
    }

    private static <T> T of(Map<String, T> series, Variant variant) {
        return Optional.ofNullable(series.get(variant.name())).orElseThrow();
    }

    double warmMillis(Contender contender) {
        return of(warm, contender.variant()).warm().median();
    }

    List<Finding> findings() {
        Cold ours = of(cold, contenders.ours().variant());
        Cold plain = of(cold, contenders.plain().variant());
        Cold typical = of(cold, contenders.typical().variant());
        List<Finding> findings = new ArrayList<>();
        findings.add(times("1", "Cold start, against Spring Cloud Function", 4, ours, typical));
        findings.add(times("1", "Cold start, against plain Java with the SDK's defaults", 2, ours, plain));
        Optional.ofNullable(cold.get(contenders.ours().variant().name() + AOT)).ifPresent(aot -> {
            findings.add(times(
                    "2", "Cold start with an AOT cache, against Spring Cloud" + " Function without", 9, aot, typical));
            aside(findings, aot, contenders.typical(), "against Spring Cloud Function with its own cache");
            aside(findings, aot, contenders.plain(), "against plain Java with its own cache");
        });
        Optional.ofNullable(warm.get(PRIMED))
                .ifPresentOrElse(
                        it -> findings.add(first("First event after priming, in medians of the warm" + " ones", it)),
                        () -> findings.add(first(
                                "First event after the start (there is no priming"
                                        + " to switch on), in medians of the warm ones",
                                of(warm, contenders.ours().variant()))));
        findings.add(memory());
        return findings;
    }

    private void aside(List<Finding> findings, Cold aot, Contender peer, String words) {
        Optional.ofNullable(cold.get(peer.variant().name() + AOT))
                .map(it -> times("2", "the same, " + words, 0, aot, it))
                .ifPresent(it -> findings.add(Finding.told(it.number(), it.what(), "", it.measured())));
    }

    /**
     * Judged by the time on the core where the system tells it: the process has one to itself on Lambda, and on a busy
     * machine the clock tells of others.
     */
    private static Finding times(String number, String what, double target, Cold ours, Cold peer) {
        double byClock = peer.total().median() / ours.total().median();
        boolean told = !ours.cpu().isEmpty() && !peer.cpu().isEmpty();
        double faster = told ? peer.cpu().median() / ours.cpu().median() : byClock;
        return Finding.atLeast(
                number,
                what,
                target,
                "× faster",
                faster,
                "%.1f×%s; by the clock %.1f×: %s ms to %s ms"
                        .formatted(
                                faster,
                                told ? " by the time on the core" : "",
                                byClock,
                                Series.number(ours.total().median()),
                                Series.number(peer.total().median())));
    }

    private static Finding first(String what, Warm ours) {
        return Finding.atMost(
                "3",
                what,
                1.5,
                "×",
                ours.ratio(),
                "%.1f×: %s ms to %s ms"
                        .formatted(
                                ours.ratio(),
                                Series.number(ours.first().median()),
                                Series.number(ours.warm().median())));
    }

    private Finding memory() {
        Series ours = of(warm, contenders.ours().variant()).peak();
        if (ours.isEmpty()) {
            return Finding.told(
                    "9", "Peak memory of a function process", "≤ 140 MB", "not measured: this system does not tell");
        }
        return Finding.atMost(
                "9",
                "Peak memory of a function process",
                140,
                " MB",
                ours.median(),
                "%s MB; Spring Cloud Function %s, plain Java %s"
                        .formatted(
                                Series.number(ours.median()),
                                Series.number(of(warm, contenders.typical().variant())
                                        .peak()
                                        .median()),
                                Series.number(of(warm, contenders.plain().variant())
                                        .peak()
                                        .median())));
    }

    /** Medians with their range. */
    String table() {
        StringBuilder table = new StringBuilder("""
                        | Cold start | Process start to first event handled, ms | of that until it asks for the event | On the core, ms | Runs |
                        |---|--:|--:|--:|--:|
                        """);
        cold.forEach((name, it) -> table.append("| %s | %s | %s | %s | %d |%n"
                .formatted(
                        name,
                        it.total().words(),
                        Series.number(it.ready().median()),
                        it.cpu().isEmpty() ? "–" : it.cpu().words(),
                        it.total().size())));
        table.append("""

                | Once it has started | First event, ms | Warm, ms | Peak memory, MB | Runs |
                |---|--:|--:|--:|--:|
                """);
        warm.forEach((name, it) -> table.append("| %s | %s | %s | %s | %d |%n"
                .formatted(
                        name,
                        it.first().words(),
                        it.warm().words(),
                        it.peak().isEmpty() ? "–" : Series.number(it.peak().median()),
                        it.first().size())));
        return table.toString();
    }
}
