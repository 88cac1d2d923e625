package dev.perennial.commandline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}. */
@Command(
        name = "import",
        description = "bring customers, consents and orders along, from files that other programs exported",
        footer = {
            "",
            "Shows what the files come to before anything is written; with --dry-run that is all. What is written is",
            "history: nobody is mailed. The same files may be imported again, nothing counts twice; a run that was"
                    + " stopped",
            "goes on where it was when the same command is given again.",
            "The format may be left out where the columns tell it beyond doubt. docs/importing.md tells what each"
                    + " format",
            "gives, and what it cannot give."
        })
public final class ImportCommand {
    @Option(names = "--into", paramLabel = "PLACE", description = "local or aws (local)")
    private String into = "local";

    @Option(names = "--dry-run", description = "show what it comes to, and write nothing")
    private boolean dryRun;

    @Mixin
    private ExportOptions exports = new ExportOptions();

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "the address of the API (http://localhost:8080; needed for aws)")
    private Optional<String> api = Optional.empty();

    @Option(
            names = "--posts",
            paramLabel = "N",
            converter = Posts.class,
            description = "so many posts are under way at most (4)")
    private long posts = 4;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where rejected.csv and the checkpoint go (target/import)")
    private Path out = Repository.root().resolve("target/import");

    @Parameters(paramLabel = "[FORMAT] FILE", arity = "0..*", description = "what wrote the files, and the files")
    private List<String> words = List.of();

    static final class Posts extends WholeNumber {
        Posts() {
            super(1, 64);
        }
    }

    /** Where it goes. */
    public enum Into {
        LOCAL,
        AWS
    }

    /**
     * Where it goes.
     *
     * @throws Misunderstood where it is neither
     */
    public Into into() {
        return switch (into) {
            case "local" -> Into.LOCAL;
            case "aws" -> Into.AWS;
            default -> throw new Misunderstood("--into needs local or aws, not '%s'.".formatted(into));
        };
    }

    /** Whether nothing is written. */
    public boolean dryRun() {
        return dryRun;
    }

    /** What the user says of the files. */
    public ExportOptions exports() {
        return exports;
    }

    /** The address of the API. */
    public Optional<String> api() {
        return api;
    }

    /** How many posts are under way at most. */
    public int posts() {
        return (int) posts;
    }

    /** Where rejected rows and the checkpoint go. */
    public Path out() {
        return out;
    }

    /** The format, where the first word is no file. */
    public Optional<String> format() {
        return new ExportFiles(words).format();
    }

    /**
     * The files, one or more.
     *
     * @throws Misunderstood where there is none, or one cannot be read
     */
    public List<Path> files() {
        return new ExportFiles(words).files();
    }
}
