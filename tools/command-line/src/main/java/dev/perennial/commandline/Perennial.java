package dev.perennial.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** All commands. */
@Command(
        name = "./perennial",
        description = "Runs Perennial on this machine, and the tools that belong to it.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands%n",
        optionListHeading = "%nOptions%n",
        footer = {
            "",
            "'./perennial help COMMAND' shows what a command understands.",
            "Exit codes: 1 when it cannot do all that was asked, 2 when it is called wrongly."
        },
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            SimulateCommand.class,
            ImportCommand.class,
            CategoriesCommand.class,
            FitCommand.class,
            BroadcastCommand.class,
            MailsCommand.class,
            ModelsCommand.class,
            NumbersCommand.class,
            PersonCommand.class,
            AudienceCommand.class,
            SoakCommand.class,
            EndToEndCommand.class,
            BenchCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
final class Perennial {
    // The parser acts upon it.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "this text")
    private boolean help;
}
