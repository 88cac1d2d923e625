package dev.perennial.commandline;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code help}. */
@Command(name = "help", description = "what there is, or what a command understands")
final class HelpCommand {
    @Parameters(paramLabel = "[COMMAND]", arity = "0..*", description = "which command")
    private List<String> names = List.of();

    int show(PrintStream out) {
        CommandLine command = Program.all();
        for (String name : names) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new Misunderstood("There is no command '" + String.join(" ", names)
                        + "'; './perennial help' shows those there are.");
            }
            command = next;
        }
        command.usage(out);
        return ExitCode.DONE;
    }
}
