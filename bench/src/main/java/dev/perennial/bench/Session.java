package dev.perennial.bench;

import dev.perennial.commandline.BenchCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One run of the benchmarks, part after part. */
final class Session {
    private static final int MILLION = 1_000_000;

    private final BenchCommand command;
    private final Shipped shipped;
    private final Path folder;
    private final Pinning pinning;
    private final long began = System.nanoTime();
    private final List<Finding> findings = new ArrayList<>();

    Session(BenchCommand command, Shipped shipped, Path folder, Pinning pinning) {
        this.command = command;
        this.shipped = shipped;
        this.folder = folder;
        this.pinning = pinning;
    }

    Report measure(String nativeClient) {
        progress(Machine.words(pinning));
        Contenders contenders = Contenders.unpack(shipped, folder);
        Map<Contender, Contender.Proof> proofs = new LinkedHashMap<>();
        StartPart starts = new StartPart(contenders);
        try (Metered tables = new Metered()) {
            Contenders.create(tables, shipped);
            Instance.Ground ground = new Instance.Ground(pinning, nativeClient, folder, tables.endpoint());
            for (Contender contender : command.has("starts") ? contenders.all() : List.<Contender>of()) {
                progress(contender.variant().name() + " does its work right, against real tables");
                proofs.put(contender, contender.prove(tables, ground));
            }
            if (command.has("starts")) {
                starts.measure(proofs, shipped, ground, command.quick(), this::progress);
                findings.addAll(starts.findings());
            }
        }
        if (command.has("packages")) {
            findings.addAll(PackagePart.findings(shipped));
        }
        if (command.has("units")) {
            findings.add(units());
        }
        if (command.has("sweep")) {
            findings.add(sweep());
        }
        Optional<Costs> costs =
                command.has("starts") ? Optional.of(costs(contenders, proofs, starts)) : Optional.empty();
        if (command.has("core")) {
            findings.addAll(core());
        }
        return new Report(findings, starts, costs, Machine.words(pinning) + "; " + Machine.load());
    }

    private void progress(String line) {
        System.out.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, line);
    }

    /** As the meter of the tests wrote it into the documentation. */
    private Finding units() {
        List<String> rows = new Document(shipped.root().resolve("docs/performance.md"))
                .between("metered")
                .lines()
                .skip(2)
                .toList();
        long within = rows.stream().filter(row -> row.endsWith("| yes |")).count();
        return new Finding(
                "5",
                "Units of DynamoDB for an event",
                "1 read, 1 write; ≤ 1 unit to read, ≤ 2 to write the record, 1 for its row",
                within + " of " + rows.size() + " kinds of events, see below",
                within == rows.size() ? "met" : "missed by " + (rows.size() - within) + " kinds");
    }

    private Finding sweep() {
        int many = command.quick() ? 5_000 : 100_000;
        progress("a sweep over " + SweepUnits.FEW + " and over " + many + " customers");
        SweepUnits.Units units = new SweepUnits(shipped).compare(many, loaded -> {
            if (loaded % 20_000 == 0) {
                progress(loaded + " customers are there");
            }
        });
        return Finding.atMost(
                "6",
                String.format(
                        Locale.ROOT,
                        "Read units of a sweep, %,d customers to %,d, %d of them due",
                        many,
                        SweepUnits.FEW,
                        SweepUnits.DUE),
                1.05,
                "×",
                units.ratio(),
                "%.2f×: %.1f to %.1f units".formatted(units.ratio(), units.manyUnits(), units.fewUnits()));
    }

    private Costs costs(Contenders contenders, Map<Contender, Contender.Proof> proofs, StartPart starts) {
        Costs costs = Costs.of(
                Prices.read(), usage(contenders.ours(), proofs, starts), usage(contenders.plain(), proofs, starts));
        findings.addAll(costs.findings());
        return costs;
    }

    private static Costs.Usage usage(Contender contender, Map<Contender, Contender.Proof> proofs, StartPart starts) {
        return Costs.Usage.of(
                Optional.ofNullable(proofs.get(contender)).orElseThrow().calls(), starts.warmMillis(contender));
    }

    private List<Finding> core() {
        progress("decisions on one core");
        Core.Rate rate = Core.rate(pinning, command.quick() ? 4 : 20);
        int customers = command.quick() ? 50_000 : MILLION;
        progress("a year of " + customers + " customers");
        Core.Simulated year = Core.year(customers);
        double scaled = year.seconds() * MILLION / customers;
        return List.of(
                Finding.atLeast(
                        "8",
                        "Decisions a second on one core, by the playbook of this repository",
                        250_000,
                        "",
                        rate.onCore(),
                        String.format(
                                Locale.ROOT,
                                "%,.0f for each second on the core; by the clock %,.0f" + " (%,.0f–%,.0f)",
                                rate.onCore(),
                                rate.median(),
                                rate.least(),
                                rate.most())),
                Finding.atMost(
                        "8",
                        "A simulated year of 1,000,000 customers",
                        60,
                        " s",
                        scaled,
                        String.format(
                                Locale.ROOT,
                                "%s%,.0f s; %,.0f s on the cores, %,.0f decisions, %,.0f messages,"
                                        + " in a heap of 96 MB (peak resident %.0f MB)",
                                customers == MILLION ? "" : "from " + customers + " customers: ",
                                scaled,
                                year.cpuSeconds() * MILLION / customers,
                                year.decisions(),
                                year.messages(),
                                year.peakMegabytes())));
    }
}
