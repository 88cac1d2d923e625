package dev.perennial.prediction;

import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.prediction.HoldOut.Repeats;
import dev.perennial.prediction.HoldOut.Tenth;
import dev.perennial.prediction.HoldOut.Week;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** What an operator reads of a fitted model: parameters, diagnostics, and two pictures in plain text. */
public final class FittingReport {
    private static final int WIDTH = 50;
    private static final int WEEKS_SHOWN = 20;

    private final StringBuilder text = new StringBuilder();

    private FittingReport() {}

    public static String of(Fitting fitting) {
        FittingReport report = new FittingReport();
        report.line("Model %s: %s", fitting.model().version(), verdict(fitting));
        report.line("  %s", fitting.model().because());
        fitting.notes().forEach(note -> report.line("  note: %s", note));
        fitting.buying().ifPresent(fit -> report.search("When customers buy (BG/NBD, in weeks)", fit));
        fitting.model()
                .buying()
                .filter(it -> !it.correction().equals(BuyingModel.Correction.NONE))
                .ifPresent(it -> report.line(
                        "  odds of still being a customer corrected: %.3f x odds^%.3f",
                        it.correction().factor(), it.correction().power()));
        new TreeMap<>(fitting.spending())
                .forEach((currency, fit) ->
                        report.search("What they spend in an order (Gamma-Gamma, " + currency + ")", fit));
        fitting.holdOut().ifPresent(report::holdOut);
        return report.text.toString();
    }

    private static String verdict(Fitting fitting) {
        return switch (fitting.model().verdict()) {
            case USED -> "fit for use";
            case WORSE_THAN_RULE, TOO_FEW_CUSTOMERS, NOT_FITTED -> "not used, the rule of thumb stays";
        };
    }

    private void search(String title, Maximum fit) {
        line("");
        line("%s", title);
        line("  parameter      value  standard error");
        for (int i = 0; i < fit.names().size(); i++) {
            Optional<Double> error = fit.error(i);
            line(
                    "  %-9s %10.4f  %s",
                    fit.names().get(i),
                    fit.parameter(i),
                    error.map(it -> String.format(Locale.ROOT, "%14.4f", it)).orElse("             -"));
        }
        line(
                "  log-likelihood %.2f; %s after %d steps, %d of %d starts agree",
                fit.logLikelihood(),
                fit.converged() ? "converged" : "NOT converged",
                fit.steps(),
                fit.starts().agreeing(),
                fit.starts().all());
        line("  correlations of the logarithms:");
        for (int i = 1; i < fit.names().size(); i++) {
            StringBuilder row = new StringBuilder();
            for (int j = 0; j < i; j++) {
                row.append(String.format(
                        Locale.ROOT,
                        "  %s %.2f",
                        fit.names().get(j),
                        fit.correlations().get(i).get(j)));
            }
            line("    %-6s%s", fit.names().get(i), row);
        }
    }

    private void holdOut(HoldOut holdOut) {
        line("");
        line(
                "Held out: %s to %s, %,d customers who had ordered before",
                holdOut.until().plusDays(1), holdOut.end(), holdOut.customers());
        line(
                "  orders: %.0f expected, %,d came; Brier score %.4f, everybody alike %.4f, plain recency %.4f",
                holdOut.expectedOrders(),
                holdOut.actualOrders(),
                holdOut.scores().model(),
                holdOut.scores().alike(),
                holdOut.scores().recency());
        holdOut.coverage()
                .ifPresent(it -> line(
                        "  value: %.1f %% of %,d lay in their interval of 80 %% (%s)",
                        100 * it.share(), it.customers(), it.currency()));
        line("");
        line("Calibration: probability of an order, predicted (o) and come true (x; * where they meet)");
        for (Tenth tenth : holdOut.calibration()) {
            line(
                    "  %3d-%3d %%  |%s|  %5.1f %% predicted, %5.1f %% came, %,d customers; chance ±%.1f%s",
                    tenth.number() * 10,
                    tenth.number() * 10 + 10,
                    points(tenth.predicted(), tenth.actual(), 1),
                    100 * tenth.predicted(),
                    100 * tenth.actual(),
                    tenth.customers(),
                    100 * tenth.chance(),
                    tenth.isExplained() ? "" : ", so it is more than chance");
        }
        line(
                "  %d of %d tenths are further off than 95 of 100 models of true probabilities would be",
                holdOut.calibration().stream().filter(it -> !it.isExplained()).count(),
                holdOut.calibration().size());
        line("");
        line("Orders in that time by repeat orders before");
        for (Repeats row : holdOut.byRepeats()) {
            line(
                    "  %d%s  %6.2f expected, %6.2f came, %,d customers",
                    row.repeats(),
                    row.repeats() == Examination.MOST_REPEATS ? "+" : " ",
                    row.expected(),
                    row.actual(),
                    row.customers());
        }
        cumulative(holdOut.cumulative());
    }

    private void cumulative(List<Week> weeks) {
        line("");
        line("Repeat orders so far, by week: expected (o) and come (x; * where they meet)");
        double most = Math.max(
                1,
                weeks.stream()
                        .mapToDouble(it -> Math.max((double) it.actual(), it.expected()))
                        .max()
                        .orElse(1));
        int step = Math.max(1, (weeks.size() + WEEKS_SHOWN - 1) / WEEKS_SHOWN);
        for (int i = (weeks.size() - 1) % step; i < weeks.size(); i += step) {
            Week week = weeks.get(i);
            line(
                    "  %4d  |%s|  %,.0f expected, %,d came",
                    week.number(),
                    points(week.expected(), (double) week.actual(), most),
                    week.expected(),
                    week.actual());
        }
    }

    private static String points(double expected, double actual, double most) {
        char[] row = " ".repeat(WIDTH + 1).toCharArray();
        int o = (int) Math.round(expected / most * WIDTH);
        int x = (int) Math.round(actual / most * WIDTH);
        row[o] = 'o';
        row[x] = o == x ? '*' : 'x';
        return new String(row);
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency
    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
