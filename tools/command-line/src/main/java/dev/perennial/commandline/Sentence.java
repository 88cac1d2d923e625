package dev.perennial.commandline;

import static java.util.stream.Collectors.joining;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Why a call is not understood, as a sentence that names the option. */
final class Sentence {
    /** Stands for the option's name where a value is refused. */
    static final String OPTION = "{option}";

    private Sentence() {}

    static String of(ParameterException unreadable, List<String> arguments) {
        CommandSpec command = unreadable.getCommandLine().getCommandSpec();
        return switch (unreadable) {
            // One that stands where the value of another is expected is not named.
            case UnmatchedArgumentException unmatched
            when unmatched.getUnmatched().isEmpty() -> incomplete(command, arguments);
            case UnmatchedArgumentException unmatched ->
                unmatched(command, unmatched.getUnmatched().getFirst());
            case MissingParameterException missing ->
                missing.getMissing().getFirst() instanceof OptionSpec option
                        ? option.longestName() + " needs a value."
                        : incomplete(command, arguments);
            case ParameterException refused
            when refused.getCause() instanceof TypeConversionException because ->
                String.valueOf(because.getMessage()).replace(OPTION, name(refused.getArgSpec()));
            default -> String.valueOf(unreadable.getMessage());
        };
    }

    /** An option that there is not may be why something else is missing. */
    private static String incomplete(CommandSpec command, List<String> arguments) {
        return arguments.stream()
                .filter(word -> word.startsWith("--") && command.findOption(word.replaceFirst("=.*", "")) == null)
                .findFirst()
                .map(word -> unmatched(command, word))
                .orElseGet(() -> written(command));
    }

    private static String unmatched(CommandSpec command, String word) {
        if (word.startsWith("-")) {
            return "There is no option '%s'; './perennial help%s' shows those there are."
                    .formatted(word.replaceFirst("=.*", ""), path(command));
        }
        if (command.parent() == null) {
            return "There is no command '%s'.".formatted(word);
        }
        if (!command.subcommands().isEmpty()) {
            return "'%s' is none of %s."
                    .formatted(word, String.join(", ", command.subcommands().keySet()));
        }
        return "'%s' is a word too many. %s".formatted(word, written(command));
    }

    private static String written(CommandSpec command) {
        String words = command.positionalParameters().stream()
                .map(PositionalParamSpec::paramLabel)
                .map(label -> " " + label)
                .collect(joining());
        return "It is written: ./perennial" + path(command) + words;
    }

    /** The names that lead to a command, each after a space. */
    private static String path(CommandSpec command) {
        return command.parent() == null ? "" : path(command.parent()) + " " + command.name();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
