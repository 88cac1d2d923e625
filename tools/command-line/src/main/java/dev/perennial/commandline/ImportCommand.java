package dev.perennial.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}. */
@Command(
        name = "import",
        description = "bring customers, consents and orders along, from files that other programs exported",
        footer = {
            "",
            "Shows what the files come to before anything is written; with --dry-run that is all. What is written is",
            "history: nobody is mailed. The same files may be imported again, nothing counts twice; a run that was stopped",
            "goes on where it was when the same command is given again.",
            "The format may be left out where the columns tell it beyond doubt. docs/importing.md tells what each format",
            "gives, and what it cannot give."
        })
public final class ImportCommand {
    @Option(names = "--into", paramLabel = "PLACE", description = "local or aws (local)")
    private String into = "local";

    @Option(names = "--dry-run", description = "show what it comes to, and write nothing")
    private boolean dryRun;

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
        return words.isEmpty() || isFile(words.getFirst()) ? Optional.empty() : Optional.of(words.getFirst());
    }

    /**
     * The files, one or more.
     *
     * @throws Misunderstood where there is none, or one cannot be read
     */
    public List<Path> files() {
        List<String> names = format().isPresent() ? words.subList(1, words.size()) : words;
        if (names.isEmpty()) {
            throw new Misunderstood(
                    words.isEmpty() || words.getFirst().indexOf('.') < 0
                            ? "Which files? Name at least one that was exported."
                            : "There is no file '%s' that can be read.".formatted(words.getFirst()));
        }
        for (String name : names) {
            if (!isFile(name)) {
                throw new Misunderstood("There is no file '%s' that can be read.".formatted(name));
            }
        }
        return names.stream().map(Path::of).toList();
    }

    private static boolean isFile(String word) {
        Path path = Path.of(word);
        return Files.isReadable(path) && !Files.isDirectory(path);
    }
}
