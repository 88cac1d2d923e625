package dev.perennial.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Cold starts, the contenders in turn, so that whatever else the machine has to do strikes them alike. */
final class Starts {
    /**
     * Milliseconds from the start of the process.
     *
     * @param total until the first event was handled
     * @param ready until the process asked for it
     * @param cpu spent on a core until then; nothing where the system does not tell
     */
    record Cold(Series total, Series ready, Series cpu) {
        Cold() {
            this(new Series(), new Series(), new Series());
        }
    }

    /** A variant, and who answers it. */
    record Runner(Variant variant, Instance.Ground ground) {}

    private final Map<String, Cold> cold = new LinkedHashMap<>();

    /** Measures; {@code progress} hears a line for each round. */
    static Map<String, Cold> measure(List<Runner> runners, int rounds, Consumer<String> progress) {
        Starts starts = new Starts();
        runners.forEach(it -> starts.cold.put(it.variant().name(), new Cold()));
        for (int round = 0; round <= rounds; round++) {
            List<String> heard = new ArrayList<>();
            for (Runner runner : runners) {
                // The first round only warms the files up.
                double total = starts.once(runner, round > 0);
                heard.add(runner.variant().name() + " " + Series.number(total) + " ms");
            }
            progress.accept((round == 0 ? "not counted: " : round + " of " + rounds + ": ") + String.join(", ", heard));
        }
        return starts.cold;
    }

    private double once(Runner runner, boolean counts) {
        try (Instance instance = Instance.cold(runner.variant(), runner.ground(), Contender.MEASURED)) {
            double total = instance.firstAfter();
            if (counts) {
                Cold series = cold.computeIfAbsent(runner.variant().name(), it -> new Cold());
                series.total().add(total);
                series.ready().add(instance.readyAfter());
                Proc.cpuMillis(instance.pid()).ifPresent(series.cpu()::add);
            }
            return total;
        }
    }
}
