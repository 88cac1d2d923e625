package dev.perennial.categories;

import dev.perennial.categories.Line.Order;
import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.FitCommand;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.document.ModelDocument;
import dev.perennial.prediction.Fitting;
import dev.perennial.prediction.FittingReport;
import dev.perennial.prediction.ModelFitting;
import dev.perennial.prediction.OrderLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./perennial fit}: fails where a file cannot be read to its end, or no model could be used. */
public final class FitAction implements Action<FitCommand> {
    @Override
    public Class<FitCommand> command() {
        return FitCommand.class;
    }

    @Override
    public int run(FitCommand command) {
        try {
            return fit(command) ? ExitCode.DONE : ExitCode.FAILED;
        } catch (IOException unreadable) {
            System.err.println("Not read to the end: " + unreadable);
            return ExitCode.FAILED;
        }
    }

    private static boolean fit(FitCommand command) throws IOException {
        OrderLog log = new OrderLog();
        long[] undated = {0};
        Orders orders = new Orders(
                order -> undated[0] += add(log, order) ? 0 : 1, List.of("customer", "date"), System.err::println);
        orders.read(command.files(), System.err);
        System.err.println(
                orders.told(undated[0] == 0 ? "" : ", %,d of them without a day, left out".formatted(undated[0])));
        Optional<LocalDate> last = log.lastDay();
        if (last.isEmpty()) {
            System.err.println("There is no order with a customer and a day in these files.");
            return false;
        }
        LocalDate end = command.until().orElse(last.get());
        if (command.holdOutFrom().filter(it -> !it.isBefore(end)).isPresent()) {
            throw new Misunderstood("--hold-out-from has to be before the last day, " + end + ".");
        }
        Fitting fitting =
                new ModelFitting(log, end, command.holdOutFrom().map(it -> it.minusDays(1))).fit(end.toString());
        System.out.print(FittingReport.of(fitting));
        if (command.model().isPresent()) {
            write(command.model().get(), ModelDocument.of(fitting.model()));
        }
        return fitting.model().isUsed();
    }

    private static boolean add(OrderLog log, Order order) {
        order.day().ifPresent(day -> log.add(order.customer(), day, order.total()));
        return order.day().isPresent();
    }

    private static void write(Path file, Map<String, Object> model) throws IOException {
        Files.writeString(file, ModelFile.write(model));
        System.err.println("Model written to " + file + ".");
    }
}
