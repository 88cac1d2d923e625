package dev.perennial.local;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.UpCommand;
import dev.perennial.template.Template;
import dev.perennial.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** {@code ./perennial up} and {@code demo}. */
public final class UpAction implements Action<UpCommand> {
    @Override
    public Class<UpCommand> command() {
        return UpCommand.class;
    }

    @Override
    public int run(UpCommand command) throws InterruptedException {
        try {
            Options options = Options.of(command).withPorts();
            Template template = Place.template(options);
            return Supervisor.run(arguments(options), Place.environment(template, options));
        } catch (TemplateException misused) {
            System.err.println(misused.getMessage());
            return ExitCode.MISUSED;
        } catch (UncheckedIOException | IOException failed) {
            System.err.println(failed.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static List<String> arguments(Options options) {
        List<String> arguments = new ArrayList<>(List.of(
                options.demonstrates() ? "demo" : "up",
                "--http-port",
                String.valueOf(options.httpPort()),
                "--aws-port",
                String.valueOf(options.awsPort()),
                "--template",
                options.template().toString()));
        if (options.inMemory()) {
            arguments.add("--in-memory");
        }
        if (options.throttled()) {
            arguments.add("--throttled");
        }
        options.parameters().forEach((name, value) -> {
            arguments.add("--parameter");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }
}
