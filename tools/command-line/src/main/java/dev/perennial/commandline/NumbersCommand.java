package dev.perennial.commandline;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code numbers}: one of them, or which there are; or whether what was counted is right. */
@Command(
        name = "numbers",
        description =
                "what came of it: one number day by day or split, with its interval; without a name, which there are",
        synopsisSubcommandLabel = "[verify]",
        footer = {
            "",
            "./perennial numbers stock --by stage --per all --local",
            "./perennial numbers lift --from 2026-01-01 --local",
            "./perennial numbers orders --before previous --csv",
            "docs/numbers.md says what each of them means."
        },
        subcommands = NumbersCommand.Verify.class)
public final class NumbersCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "which number")
    private Optional<String> name = Optional.empty();

    @Option(names = "--from", paramLabel = "DAY", description = "the first day, such as 2026-11-01 (30 days)")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DAY", description = "the last day (today)")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--per",
            paramLabel = "UNIT",
            description = "a row for each day, week, month, or for all days together")
    private Optional<String> per = Optional.empty();

    @Option(names = "--by", paramLabel = "PARTS", description = "split by these parts, separated by commas")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--before",
            paramLabel = "DAYS",
            description = "compare with other days: previous for as many just before, or such as 2026-10-01/2026-10-31")
    private Optional<String> before = Optional.empty();

    @Option(names = "--csv", description = "for programs: bare numbers, separated by commas")
    private boolean csv;

    @Mixin
    private Location location = new Location();

    /** {@code numbers verify}. */
    @Command(
            name = "verify",
            description =
                    "walk over all records and mails of the cloud, and print where a counter says something else; 0 differences end with 0")
    static final class Verify {}

    /** Whether the counters are to be compared with what they count. */
    public boolean verify() {
        return Objects.requireNonNull(spec).commandLine().getParseResult().hasSubcommand();
    }

    /** Which number; empty where the names are asked for. */
    public Optional<String> name() {
        return name;
    }

    /** What is asked of it, by the names of the options. */
    public Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        from.ifPresent(it -> words.put("from", it));
        to.ifPresent(it -> words.put("to", it));
        per.ifPresent(it -> words.put("per", it));
        by.ifPresent(it -> words.put("by", it));
        before.ifPresent(it -> words.put("before", it));
        return words;
    }

    /** Whether a program reads it. */
    public boolean csv() {
        return csv;
    }

    /** Which cloud. */
    public Location location() {
        return location;
    }
}
