package dev.perennial.commandline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the user says of exported files that do not say it themselves. */
public final class ExportOptions {
    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "of times that are written without one, for example Europe/Berlin")
    private Optional<String> timezone = Optional.empty();

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            description = "by whose habits amounts are written that are text, for example de-DE")
    private Optional<String> locale = Optional.empty();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "of amounts that are written without one, for example EUR")
    private Optional<String> currency = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "when the files were exported, for example 2026-10-29 or 2026-10-29T18:00:00Z: words on consent"
                            + " without a time count from then")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "of csv: which column is what; written for you where there is none")
    private Optional<Path> map = Optional.empty();

    @Option(
            names = "--states",
            paramLabel = "ID,…",
            split = ",",
            description = "of shopware: the ids of the states in which orders are paid or certain")
    private List<String> states = List.of();

    /** The zone of times without one, as it was typed. */
    public Optional<String> timezone() {
        return timezone;
    }

    /** The tag of a locale, as it was typed. */
    public Optional<String> locale() {
        return locale;
    }

    /** The code of a currency, as it was typed. */
    public Optional<String> currency() {
        return currency;
    }

    /** When the files were exported, as it was typed. */
    public Optional<String> asOf() {
        return asOf;
    }

    /** Which column is what. */
    public Optional<Path> map() {
        return map;
    }

    /** The states in which orders count. */
    public List<String> states() {
        return List.copyOf(states);
    }

    /** Whether anything is said. */
    boolean areGiven() {
        return timezone.isPresent()
                || locale.isPresent()
                || currency.isPresent()
                || asOf.isPresent()
                || map.isPresent()
                || !states.isEmpty();
    }
}
