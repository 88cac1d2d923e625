package dev.perennial.commandline;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code mails}: one of its forms, and where it is carried out. */
@Command(
        name = "mails",
        description = "what an operator decides about mails of which nobody knows whether they were sent",
        synopsisSubcommandLabel = "[list | drop | release | unsuppress]",
        footer = {"", "Ends with 1 where nothing was changed, and says why. docs/operating.md says when to do what."},
        subcommands = {
            MailsCommand.Show.class,
            MailsCommand.Drop.class,
            MailsCommand.Release.class,
            MailsCommand.Unsuppress.class
        })
public final class MailsCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            scope = ScopeType.INHERIT,
            description = "which mails are listed (UNKNOWN)")
    private String status = "UNKNOWN";

    @Option(names = "--unknown", hidden = true, scope = ScopeType.INHERIT)
    private boolean unknown;

    @Mixin
    private Location location = new Location();

    /** What may be asked of mails. */
    public sealed interface Form {}

    /** {@code mails [list]}. */
    @Command(name = "list", description = "which there are; UNKNOWN where nothing is said")
    public static final class Show implements Form {}

    /** {@code mails drop}. */
    @Command(name = "drop", description = "it is not sent")
    public static final class Drop implements Form {
        @Mixin
        private Mail mail = new Mail();

        @Mixin
        private Reason reason = new Reason();

        /** Which mail. */
        public Mail mail() {
            return mail;
        }

        /** Who decides, and why. */
        public Reason reason() {
            return reason;
        }
    }

    /** {@code mails release}. */
    @Command(name = "release", description = "it is sent once more, if it still may be")
    public static final class Release implements Form {
        @Mixin
        private Mail mail = new Mail();

        @Mixin
        private Reason reason = new Reason();

        @Option(
                names = "--data",
                paramLabel = "JSON",
                description = "what its template needs besides the record, such as '{\"orderId\":\"A-1\"}'")
        private String data = "{}";

        /** Which mail. */
        public Mail mail() {
            return mail;
        }

        /** Who decides, and why. */
        public Reason reason() {
            return reason;
        }

        /** What its template needs besides the record, in JSON. */
        public String data() {
            return data;
        }
    }

    /** {@code mails unsuppress}. */
    @Command(name = "unsuppress", description = "its suppressed address is written to again")
    public static final class Unsuppress implements Form {
        @Parameters(paramLabel = "CUSTOMER_ID", description = "the customer")
        private String customer = "";

        @Mixin
        private Reason reason = new Reason();

        /** Whose address. */
        public String customer() {
            return customer;
        }

        /** Who decides, and why. */
        public Reason reason() {
            return reason;
        }
    }

    /** Which mail is meant. */
    public static final class Mail {
        @Parameters(index = "0", paramLabel = "CUSTOMER_ID", description = "the customer")
        private String customer = "";

        @Parameters(index = "1", paramLabel = "SEND_KEY", description = "the key of the mail, as the list has it")
        private String sendKey = "";

        /** To whom it goes. */
        public String customer() {
            return customer;
        }

        /** Its key. */
        public String sendKey() {
            return sendKey;
        }
    }

    /** Who decides, and why. */
    public static final class Reason {
        @Option(names = "--by", paramLabel = "NAME", description = "who decides")
        private Optional<String> by = Optional.empty();

        @Option(names = "--because", paramLabel = "TEXT", description = "why")
        private Optional<String> because = Optional.empty();

        /**
         * Who decides.
         *
         * @throws Misunderstood where nobody is named
         */
        public String by() {
            return said("--by", by);
        }

        /**
         * Why.
         *
         * @throws Misunderstood where nothing is said
         */
        public String because() {
            return said("--because", because);
        }

        private static String said(String option, Optional<String> value) {
            return value.orElseThrow(() -> new Misunderstood(option + " is missing: who decides, and why?"));
        }
    }

    /** What is asked. */
    public Form form() {
        ParseResult call = Objects.requireNonNull(spec).commandLine().getParseResult();
        return call.hasSubcommand() ? (Form) call.subcommand().commandSpec().userObject() : new Show();
    }

    /** The status of the mails to list. */
    public String status() {
        return unknown ? "UNKNOWN" : status;
    }

    /** Where it is carried out. */
    public Location location() {
        return location;
    }
}
