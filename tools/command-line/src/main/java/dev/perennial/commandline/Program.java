package dev.perennial.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Understands a call, and answers it by help or by an action. */
public final class Program {
    private static final int WIDTH = 110;

    private final List<Action<?>> actions;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param actions of the commands that can be carried out here
     * @param out for what was asked for
     * @param err for what went wrong
     */
    public Program(List<Action<?>> actions, PrintStream out, PrintStream err) {
        this.actions = List.copyOf(actions);
        this.out = out;
        this.err = err;
    }

    /** Every command there is. */
    static CommandLine all() {
        CommandLine all = new CommandLine(new Perennial()).setUsageHelpWidth(WIDTH);
        keepOrder(all);
        return strict(all);
    }

    /** The last of the same options counts; and none is taken for a value of the one before it. */
    private static CommandLine strict(CommandLine command) {
        return command.setOverwrittenOptionsAllowed(true).setUnmatchedOptionsAllowedAsOptionParameters(false);
    }

    /** Help lists options in the order in which they are declared. */
    private static void keepOrder(CommandLine command) {
        command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
        command.getSubcommands().values().forEach(Program::keepOrder);
    }

    /**
     * Reads a call of one command.
     *
     * @param arguments the command's name and what follows it
     * @throws Misunderstood with a sentence for the user
     */
    public static <C> C parse(Class<C> command, String... arguments) {
        try {
            return command.cast(object(all().parseArgs(arguments).subcommand()));
        } catch (ParameterException unreadable) {
            throw new Misunderstood(Sentence.of(unreadable, List.of(arguments)));
        }
    }

    /**
     * The command of a call that asks for no help and can be understood; read by itself, for to know all commands takes
     * as long as many a command.
     */
    private static Optional<Object> alone(String... arguments) {
        for (Class<?> type : Perennial.class.getAnnotation(Command.class).subcommands()) {
            if (arguments.length > 0
                    && type.getAnnotation(Command.class).name().equals(arguments[0])
                    && type != HelpCommand.class
                    && type != CompletionCommand.class) {
                try {
                    CommandLine command = strict(new CommandLine(type));
                    command.parseArgs(Arrays.copyOfRange(arguments, 1, arguments.length));
                    return Optional.of(command.<Object>getCommand());
                } catch (ParameterException askedOrWrong) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Carries out a call, and returns the exit code. */
    public int run(String... arguments) throws IOException, InterruptedException {
        try {
            Optional<Object> alone = alone(arguments);
            if (alone.isPresent()) {
                return carryOut(alone.get());
            }
            ParseResult call = all().parseArgs(arguments);
            ParseResult last = last(call);
            if (!call.hasSubcommand() || last.isUsageHelpRequested()) {
                last.commandSpec().commandLine().usage(out);
                return ExitCode.DONE;
            }
            return switch (object(call.subcommand())) {
                case HelpCommand help -> help.show(out);
                case CompletionCommand completion -> completion.show(out);
                case Object command -> carryOut(command);
            };
        } catch (Misunderstood misunderstood) {
            err.println(misunderstood.getMessage());
        } catch (ParameterException unreadable) {
            err.println(Sentence.of(unreadable, List.of(arguments)));
            if (unreadable.getCommandLine().getParent() == null) {
                err.println();
                unreadable.getCommandLine().usage(err);
            }
        }
        return ExitCode.MISUSED;
    }

    private int carryOut(Object command) throws IOException, InterruptedException {
        for (Action<?> action : actions) {
            if (action.command().isInstance(command)) {
                return carryOut(action, command);
            }
        }
        throw new IllegalStateException("nothing on the class path carries out " + command.getClass());
    }

    private static <C> int carryOut(Action<C> action, Object command) throws IOException, InterruptedException {
        return action.run(action.command().cast(command));
    }

    private static ParseResult last(ParseResult call) {
        return call.hasSubcommand() ? last(call.subcommand()) : call;
    }

    private static Object object(ParseResult call) {
        return call.commandSpec().userObject();
    }
}
