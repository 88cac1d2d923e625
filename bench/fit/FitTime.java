import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.prediction.Predictor;
import dev.perennial.domain.prediction.SpendModel;
import dev.perennial.domain.values.Money;
import dev.perennial.prediction.Fits;
import dev.perennial.prediction.HistoryCounts;
import dev.perennial.prediction.Maximum;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Fits BG/NBD to the histories of a file, as peer.py does, and predicts each of them; in processor time of this thread.
 */
class FitTime {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    public static void main(String[] arguments) throws Exception {
        long started = System.nanoTime();
        List<BuyingHistory> histories = Files.readAllLines(Path.of(arguments[0])).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(it ->
                        new BuyingHistory(Long.parseLong(it[0]), Double.parseDouble(it[1]), Double.parseDouble(it[2])))
                .toList();
        int rounds = Integer.parseInt(arguments[1]);
        double first = 0;
        double best = Double.MAX_VALUE;
        Maximum fit = null;
        for (int round = 0; round < rounds; round++) {
            long began = cpu();
            fit = Fits.buying(HistoryCounts.of(histories));
            double seconds = (cpu() - began) / 1e9;
            first = round == 0 ? seconds : first;
            best = Math.min(best, seconds);
        }
        System.out.printf(
                Locale.ROOT,
                "{\"fitted by\": \"Perennial\", \"customers\": %d, \"histories\": %d, \"parameters\": %s, "
                        + "\"logLikelihood\": %.3f, \"firstSeconds\": %.4f, \"bestSeconds\": %.4f, \"startOfJvmSeconds\": %.2f}%n",
                histories.size(),
                HistoryCounts.of(histories).size(),
                fit.parameters(),
                fit.logLikelihood(),
                first,
                best,
                (System.currentTimeMillis()
                                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                                / 1e3
                        - (System.nanoTime() - started) / 1e9);
        predict(histories, fit);
    }

    private static void predict(List<BuyingHistory> histories, Maximum fit) {
        List<Double> is = fit.parameters();
        Predictor predictor = new Predictor(
                new PredictionModel(
                        "1",
                        FIRST,
                        histories.size(),
                        Optional.of(new BuyingModel(
                                new BuyingModel.Parameters(is.get(0), is.get(1), is.get(2), is.get(3)))),
                        Map.of("USD", new SpendModel(6.25, 3.74, 15.44)),
                        PredictionModel.Verdict.USED,
                        "measured"),
                Duration.ofDays(90));
        double best = Double.MAX_VALUE;
        long sum = 0;
        for (int round = 0; round < 30; round++) {
            long began = cpu();
            for (BuyingHistory it : histories) {
                sum += predictor
                        .predict(
                                it.repeats() + 1,
                                Map.of("USD", new Money(2500 * (it.repeats() + 1), "USD")),
                                FIRST,
                                FIRST.plusSeconds((long) (it.last() * 604_800)),
                                FIRST.plusSeconds((long) (it.observed() * 604_800)))
                        .because()
                        .length();
            }
            best = Math.min(best, (cpu() - began) / 1e3 / histories.size());
        }
        System.out.printf(Locale.ROOT, "{\"microsecondsAPrediction\": %.2f, \"characters\": %d}%n", best, sum);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
