package dev.perennial.commandline;

import java.io.IOException;

/**
 * What a command does. A module offers its action as a service, and finds it called with the command as it was
 * understood.
 */
public interface Action<C> {
    /** The command that this action carries out. */
    Class<C> command();

    /**
     * Carries the command out.
     *
     * @return one of {@link ExitCode}, or the code of a process that did the work
     * @throws Misunderstood where a value makes no sense, with a sentence for the user
     */
    int run(C command) throws IOException, InterruptedException;
}
