package dev.perennial.commandline;

/** What a command tells the shell at its end. */
public final class ExitCode {
    public static final int DONE = 0;

    /** The command was understood, and could not do all that was asked. */
    public static final int FAILED = 1;

    /** The command was not understood. */
    public static final int MISUSED = 2;

    private ExitCode() {}
}
