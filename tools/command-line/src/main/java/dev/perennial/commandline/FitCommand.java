package dev.perennial.commandline;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code fit}. */
@Command(
        name = "fit",
        description = "fit a model to exported orders: who will buy again, when, and what they are worth",
        footer = {
            "",
            "Reads files of orders as 'categories' does: as they are posted, as the bus and its archive have them, or CSV",
            "whose first line names the columns customer and date, and amount and currency where values are wanted (major",
            "units, ISO 4217); *.gz as well. Several orders of a customer on one day count once.",
            "Prints the parameters with their errors, and how a model that did not see the last part of the time would have",
            "predicted it; docs/predictions.md says what each number means. Ends with 1 where the model may not be used."
        })
public final class FitCommand {
    @Option(
            names = "--hold-out-from",
            paramLabel = "DAY",
            converter = Day.class,
            description = "the first day that is held out (the last quarter of the time)")
    private Optional<LocalDate> holdOutFrom = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "DAY",
            converter = Day.class,
            description = "the last day that counts (that of the last order)")
    private Optional<LocalDate> until = Optional.empty();

    @Option(names = "--model", paramLabel = "FILE", description = "write the model there, as JSON")
    private Optional<Path> model = Optional.empty();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "files of orders")
    private List<Path> files = List.of();

    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeException _) {
                throw new TypeConversionException(
                        "%s needs a day such as 2026-11-20, not '%s'.".formatted(Sentence.OPTION, value));
            }
        }
    }

    /** The first day that is held out; empty for the last quarter of the time. */
    public Optional<LocalDate> holdOutFrom() {
        return holdOutFrom;
    }

    /** The last day that counts; empty for that of the last order. */
    public Optional<LocalDate> until() {
        return until;
    }

    /** Where the model is written. */
    public Optional<Path> model() {
        return model;
    }

    /**
     * The files of orders, one or more.
     *
     * @throws Misunderstood where there is none, or one cannot be read
     */
    public List<Path> files() {
        return OrderFiles.readable(files);
    }
}
