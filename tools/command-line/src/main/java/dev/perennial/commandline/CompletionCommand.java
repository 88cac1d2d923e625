package dev.perennial.commandline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code completion}. */
@Command(
        name = "completion",
        description = "a script that lets the shell complete commands and options",
        footer = {"", "  source <(./perennial completion bash)     in ~/.bashrc or ~/.zshrc keeps it"})
final class CompletionCommand {
    private static final String NAME = "perennial";

    // It is checked alone: both understand the same script, zsh by its bashcompinit.
    @SuppressWarnings("UnusedVariable")
    @Parameters(
            paramLabel = "bash|zsh",
            converter = Shell.class,
            completionCandidates = Shells.class,
            description = "the shell")
    private String shell = "bash";

    static final class Shells extends ArrayList<String> {
        Shells() {
            super(List.of("bash", "zsh"));
        }
    }

    static final class Shell implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!new Shells().contains(value)) {
                throw new TypeConversionException("There is a completion for bash and zsh, not for '" + value + "'.");
            }
            return value;
        }
    }

    int show(PrintStream out) {
        out.print(AutoComplete.bash(NAME, Program.all().setCommandName(NAME)));
        return ExitCode.DONE;
    }
}
