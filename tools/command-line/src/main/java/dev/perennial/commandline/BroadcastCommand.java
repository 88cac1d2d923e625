package dev.perennial.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code broadcast}: what is done with which broadcast. */
@Command(
        name = "broadcast",
        description = "a mail to many: who would get it, its start, and what came of it",
        synopsisSubcommandLabel = "[list | plan | start | pause | resume | cancel | report]",
        footer = {"", "Ends with 1 where nothing was changed, and says why. docs/operating.md says when to do what."},
        subcommands = {
            BroadcastCommand.Listing.class,
            BroadcastCommand.Plan.class,
            BroadcastCommand.Start.class,
            BroadcastCommand.Pause.class,
            BroadcastCommand.Resume.class,
            BroadcastCommand.Cancel.class,
            BroadcastCommand.Report.class
        })
public final class BroadcastCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Location location = new Location();

    /** What may be asked. */
    public sealed interface Form {}

    /** What may be asked of one broadcast. */
    public abstract static sealed class OfOne implements Form {
        @Parameters(paramLabel = "NAME", description = "the broadcast")
        private String name = "";

        /** The name of its file in playbook/broadcasts. */
        public String name() {
            return name;
        }
    }

    /** An order, which somebody gives for a reason. */
    public abstract static sealed class Order extends OfOne {
        @Mixin
        private MailsCommand.Reason reason = new MailsCommand.Reason();

        /** Who decides, and why. */
        public MailsCommand.Reason reason() {
            return reason;
        }
    }

    /** {@code broadcast [list]}. */
    @Command(name = "list", description = "which there are, and how far they are")
    public static final class Listing implements Form {}

    /** {@code broadcast plan}. */
    @Command(
            name = "plan",
            description = "who would get it and who would not, what it costs and how long it takes; nothing is sent")
    public static final class Plan extends OfOne {
        @Mixin
        private Ids ids = new Ids();

        @Option(
                names = "--rate",
                paramLabel = "MAILS",
                description = "mails a second that Amazon SES lets the account send (${DEFAULT-VALUE})",
                converter = Rate.class,
                defaultValue = "14")
        private long rate = 14;

        /** To whom, instead of to a segment. */
        public Ids ids() {
            return ids;
        }

        /** Mails a second. */
        public int rate() {
            return Math.toIntExact(rate);
        }
    }

    static final class Rate extends WholeNumber {
        Rate() {
            super(1, 100_000);
        }
    }

    /** {@code broadcast start}. */
    @Command(name = "start", description = "it is sent; where it was started already, it goes on")
    public static final class Start extends Order {
        @Mixin
        private Ids ids = new Ids();

        /** To whom, instead of to a segment. */
        public Ids ids() {
            return ids;
        }
    }

    /** {@code broadcast pause}. */
    @Command(name = "pause", description = "it comes to nobody else, and mails in the queue wait")
    public static final class Pause extends Order {}

    /** {@code broadcast resume}. */
    @Command(name = "resume", description = "it goes on where it was paused, or where it stands still")
    public static final class Resume extends Order {}

    /** {@code broadcast cancel}. */
    @Command(name = "cancel", description = "it ends for good, where it is")
    public static final class Cancel extends Order {}

    /** {@code broadcast report}. */
    @Command(name = "report", description = "how far it is, what became of its mails, and what it was worth")
    public static final class Report extends OfOne {}

    /** A list of customers. */
    public static final class Ids {
        @Option(
                names = "--ids",
                paramLabel = "FILE",
                description = "only to these customers: a file with a customer id or an e-mail address in each line")
        private Optional<Path> file = Optional.empty();

        /**
         * The file.
         *
         * @throws Misunderstood where it cannot be read
         */
        public Optional<Path> file() {
            if (file.filter(it -> !Files.isReadable(it) || Files.isDirectory(it))
                    .isPresent()) {
                throw new Misunderstood("There is no file '%s' that can be read.".formatted(file.get()));
            }
            return file;
        }
    }

    /** What is asked. */
    public Form form() {
        ParseResult call = Objects.requireNonNull(spec).commandLine().getParseResult();
        return call.hasSubcommand() ? (Form) call.subcommand().commandSpec().userObject() : new Listing();
    }

    /** Where it is carried out. */
    public Location location() {
        return location;
    }
}
