package dev.perennial.commandline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code person}: what is kept of somebody, and that it is removed. */
@Command(
        name = "person",
        description = "all that is kept of a person, as JSON; or that it is removed, with a report",
        synopsisSubcommandLabel = "(export | erase)",
        footer = {"", "Ends with 1 where nobody is known or nothing was changed, and says why."},
        subcommands = {PersonCommand.Export.class, PersonCommand.Erase.class})
public final class PersonCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Location location = new Location();

    @Option(
            names = "--archive-days",
            paramLabel = "DAYS",
            scope = ScopeType.INHERIT,
            description = "the template's ArchiveDays, for the report (${DEFAULT-VALUE})",
            defaultValue = "14")
    private int archiveDays;

    @Option(
            names = "--log-days",
            paramLabel = "DAYS",
            scope = ScopeType.INHERIT,
            description = "the template's LogRetentionDays, for the report (${DEFAULT-VALUE})",
            defaultValue = "30")
    private int logDays;

    /** What may be asked. */
    public sealed interface Form {
        /** Who is meant: an address, a customer id or the company's own id. */
        String person();
    }

    /** {@code person export}. */
    @Command(name = "export", description = "all that is kept, by docs/person.schema.json")
    public static final class Export implements Form {
        @Parameters(paramLabel = "PERSON", description = "an address, a customer id, your own id or an order id")
        private String person = "";

        @Override
        public String person() {
            return person;
        }
    }

    /** {@code person erase}. */
    @Command(name = "erase", description = "all of it is removed, and does not come back")
    public static final class Erase implements Form {
        @Parameters(paramLabel = "PERSON", description = "an address, a customer id, your own id or an order id")
        private String person = "";

        @Mixin
        private MailsCommand.Reason reason = new MailsCommand.Reason();

        @Override
        public String person() {
            return person;
        }

        /** Who decides, and why. */
        public MailsCommand.Reason reason() {
            return reason;
        }
    }

    /**
     * What is asked.
     *
     * @throws Misunderstood where it is neither
     */
    public Form form() {
        ParseResult call = Objects.requireNonNull(spec).commandLine().getParseResult();
        if (!call.hasSubcommand()) {
            throw new Misunderstood("person export PERSON, or person erase PERSON?");
        }
        return (Form) call.subcommand().commandSpec().userObject();
    }

    /** Where it is carried out. */
    public Location location() {
        return location;
    }

    /** The days after which archived events are deleted. */
    public int archiveDays() {
        return archiveDays;
    }

    /** The days after which log lines are deleted. */
    public int logDays() {
        return logDays;
    }
}
