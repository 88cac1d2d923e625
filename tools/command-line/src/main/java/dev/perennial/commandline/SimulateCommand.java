package dev.perennial.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code simulate}. */
@Command(
        name = "simulate",
        description = "try a playbook on people who do not exist: what would be sent, what not, what becomes of them")
public final class SimulateCommand {
    @Option(
            names = "--playbook",
            paramLabel = "DIR",
            converter = PlaybookDirectory.class,
            description = "which playbook (playbook/)")
    private Path playbook = Repository.root().resolve("playbook");

    @Option(
            names = "--against",
            paramLabel = "DIR",
            converter = PlaybookDirectory.class,
            description = "another one, tried on the same people")
    private Optional<Path> against = Optional.empty();

    @Option(
            names = "--with-models",
            description = "beside it, by models that are fitted to their orders every four weeks (docs/predictions.md)")
    private boolean withModels;

    @Option(names = "--customers", paramLabel = "N", converter = People.class, description = "how many people (10,000)")
    private long customers = 10_000;

    @Option(names = "--days", paramLabel = "N", converter = Days.class, description = "for how long (365)")
    private long days = 365;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seed.class,
            description = "the same seed makes the same people (1)")
    private long seed = 1;

    @Option(
            names = "--people",
            paramLabel = "[FORMAT] FILE",
            arity = "1..*",
            description = "your own people, from files that other programs exported, instead of invented ones: how they"
                    + " order is told on by a model of how they did")
    private List<String> people = List.of();

    @Mixin
    private ExportOptions exports = new ExportOptions();

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "the customers of an installation, aws or local, instead of invented ones: so many as"
                    + " --customers at most")
    private Optional<String> from = Optional.empty();

    @Mixin
    private Location location = new Location();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            converter = ReportFile.class,
            description = "where the pictures go (target/simulation.html)")
    private Path report = Repository.root().resolve("target/simulation.html");

    static final class People extends WholeNumber {
        People() {
            super(1, 100_000_000);
        }
    }

    static final class Days extends WholeNumber {
        Days() {
            super(1, 3_650);
        }
    }

    static final class Seed extends WholeNumber {
        Seed() {
            super(1, Integer.MAX_VALUE);
        }
    }

    static final class ReportFile implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            if (Files.isDirectory(Path.of(value))) {
                throw new TypeConversionException(
                        "%s needs the name of a file; %s is a directory.".formatted(Sentence.OPTION, value));
            }
            return Path.of(value);
        }
    }

    /** The playbook's directory. */
    public Path playbook() {
        return playbook;
    }

    /** Another playbook, tried on the same people. */
    public Optional<Path> against() {
        return against;
    }

    /** Whether the same is tried with the predictions of fitted models as well. */
    public boolean withModels() {
        return withModels;
    }

    /** How many people. */
    public long customers() {
        return customers;
    }

    /** For how many days. */
    public int days() {
        return (int) days;
    }

    /** What makes the people. */
    public long seed() {
        return seed;
    }

    /** Whether the people are those of files. */
    public boolean knowsPeople() {
        return !people.isEmpty();
    }

    /**
     * The installation whose customers the people are.
     *
     * @throws Misunderstood where it is none, files of people are named as well, or an option belongs to what is not
     *     asked
     */
    public Optional<Location> from() {
        if (from.isPresent() && knowsPeople()) {
            throw new Misunderstood("--from and --people: name one of them.");
        }
        if (from.isEmpty() && location.isGiven()) {
            throw new Misunderstood(
                    "--from is missing: the options of an installation go with --from aws or --from local.");
        }
        if (!knowsPeople() && exports.areGiven()) {
            throw new Misunderstood("--people is missing: the options of exported files go with --people FILE.");
        }
        return from.map(place -> switch (place) {
            case "aws" -> location;
            case "local" -> location.local().isPresent() ? location : Location.localCloud();
            default -> throw new Misunderstood("--from needs aws or local, not '%s'.".formatted(place));
        });
    }

    /** What wrote the files of people, where the user says so. */
    public Optional<String> peopleFormat() {
        return new ExportFiles(people).format();
    }

    /**
     * The files of people, one or more.
     *
     * @throws Misunderstood where there is none, or one cannot be read
     */
    public List<Path> peopleFiles() {
        return new ExportFiles(people).files();
    }

    /** What the user says of the files of people. */
    public ExportOptions exports() {
        return exports;
    }

    /** Where the pictures go. */
    public Path report() {
        return report;
    }
}
