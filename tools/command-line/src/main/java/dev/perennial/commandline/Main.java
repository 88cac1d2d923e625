package dev.perennial.commandline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** {@code ./perennial}: carries out a command by the action that is on the class path. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Action<?>> actions = new ArrayList<>();
        ServiceLoader.load(Action.class).forEach(actions::add);
        System.exit(new Program(actions, System.out, System.err).run(arguments));
    }
}
