package dev.perennial.commandline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code categories}. */
@Command(
        name = "categories",
        description = "find out from exported orders what customers buy after what, for playbook/categories.yaml",
        footer = {
            "",
            "Reads files of orders, one a line: as they are posted (JSON with customer and items, of /v1/purchases or",
            "/v1/events), as the bus and its archive have them (detail-type, detail), or CSV whose first line names the",
            "columns customer and category; *.gz as well. Other events are passed over; a line that cannot be read is told",
            "with its number and reason, and left out.",
            "A customer is known by one name: customerId, else externalId, else email; who has several in the files counts",
            "for several."
        })
public final class CategoriesCommand {
    @Option(
            names = "--customers",
            paramLabel = "N",
            converter = Customers.class,
            description = "a pair counts from so many customers who bought both (30)")
    private long customers = 30;

    @Option(
            names = "--most",
            paramLabel = "N",
            converter = Most.class,
            description = "so many next categories for each at most (5)")
    private long most = 5;

    @Option(
            names = "--playbook",
            paramLabel = "DIR",
            converter = PlaybookDirectory.class,
            description = "whose categories.yaml says how orders call the categories (playbook/)")
    private Path playbook = Repository.root().resolve("playbook");

    @Option(
            names = "--as-called",
            description = "take the 40 most bought categories as orders call them, without a playbook")
    private boolean asCalled;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "files of orders")
    private List<Path> files = List.of();

    static final class Customers extends WholeNumber {
        Customers() {
            super(1, 1_000_000_000);
        }
    }

    static final class Most extends WholeNumber {
        Most() {
            super(1, 40);
        }
    }

    /** From how many customers who bought both a pair counts. */
    public long customers() {
        return customers;
    }

    /** How many next categories for each at most. */
    public int most() {
        return (int) most;
    }

    /** The playbook whose categories count; empty where they count as orders call them. */
    public Optional<Path> playbook() {
        return asCalled ? Optional.empty() : Optional.of(playbook);
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
