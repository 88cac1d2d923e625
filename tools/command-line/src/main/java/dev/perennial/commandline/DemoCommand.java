package dev.perennial.commandline;

import picocli.CommandLine.Command;

/** {@code demo}: what {@code up} runs, with a history. */
@Command(name = "demo", description = "the same, and send a small realistic history through it")
public final class DemoCommand extends UpCommand {
    @Override
    public boolean demonstrates() {
        return true;
    }
}
