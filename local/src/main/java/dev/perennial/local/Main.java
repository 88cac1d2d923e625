package dev.perennial.local;

import dev.perennial.local.functions.FunctionException;
import dev.perennial.local.http.LoopbackServer;
import dev.perennial.template.Template;
import dev.perennial.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code up} and {@code demo}. */
public final class Main {
    /** First argument of the process that the cloud runs in. */
    static final String SUPERVISED = "--supervised";

    private static final int MISUSED = 2;
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> given = Arrays.asList(arguments);
        try {
            if (!given.isEmpty() && given.getFirst().equals(SUPERVISED)) {
                serve(Options.parse(given.subList(1, given.size()).toArray(String[]::new)));
            } else {
                Options options = Options.parse(arguments).withPorts();
                Template template = Place.template(options);
                System.exit(
                        Supervisor.run(arguments(options), Place.environment(template, options)));
            }
        } catch (Options.Misunderstood | TemplateException misused) {
            end(MISUSED, misused);
        } catch (LoopbackServer.PortTaken
                | FunctionException
                | UncheckedIOException
                | IOException failed) {
            end(FAILED, failed);
        }
    }

    private static void end(int code, Exception because) {
        System.err.println(because.getMessage());
        System.exit(code);
    }

    private static List<String> arguments(Options options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                options.command(),
                                "--http-port",
                                String.valueOf(options.httpPort()),
                                "--aws-port",
                                String.valueOf(options.awsPort()),
                                "--template",
                                options.template().toString()));
        if (options.inMemory()) {
            arguments.add("--in-memory");
        }
        options.parameters()
                .forEach(
                        (name, value) -> {
                            arguments.add("--parameter");
                            arguments.add(name + "=" + value);
                        });
        return arguments;
    }

    private static void serve(Options options) throws InterruptedException {
        Cloud cloud =
                Cloud.start(
                        options, Place.template(options), step -> System.out.println("  " + step));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    System.out.println("Stopping; what is in flight ends first.");
                                    cloud.close();
                                    stopped.countDown();
                                }));
        Thread.ofPlatform().daemon().name("parent").start(Main::endWithParent);
        System.out.println(
                "Perennial is ready: "
                        + options.httpAddress()
                        + " (AWS endpoint "
                        + options.awsAddress()
                        + ")");
        System.out.flush();
        stopped.await();
    }

    /** The parent holds the other end of our standard input; its end is ours. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said here.
            }
        } catch (IOException closed) {
            // The same as an end.
        }
        System.exit(0);
    }
}
