package dev.perennial.local;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.perennial.local.demo.Demo;
import dev.perennial.local.functions.FunctionException;
import dev.perennial.local.http.LoopbackServer;
import dev.perennial.template.Template;
import dev.perennial.template.TemplateException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
                System.exit(Supervisor.run(arguments(options), Place.environment(template, options)));
            }
        } catch (Options.Misunderstood | TemplateException misused) {
            end(MISUSED, misused);
        } catch (LoopbackServer.PortTaken | FunctionException | UncheckedIOException | IOException failed) {
            end(FAILED, failed);
        } catch (RuntimeException unforeseen) {
            // Without an end the parts that did start would keep the process alive.
            unforeseen.printStackTrace();
            end(FAILED, unforeseen);
        }
    }

    private static void end(int code, Exception because) {
        System.err.println(because.getMessage());
        System.exit(code);
    }

    private static List<String> arguments(Options options) {
        List<String> arguments = new ArrayList<>(List.of(
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
        if (options.throttled()) {
            arguments.add("--throttled");
        }
        options.parameters().forEach((name, value) -> {
            arguments.add("--parameter");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    private static void serve(Options options) throws IOException, InterruptedException {
        if (options.data().isEmpty()) {
            run(options);
            return;
        }
        try (DataLock _ = DataLock.take(options.data().get())) {
            run(options);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        PrintStream console = System.out;
        Path log = functionLog(options);
        System.setOut(new PrintStream(Files.newOutputStream(log, CREATE, APPEND), true, StandardCharsets.UTF_8));
        Cloud cloud = Cloud.start(options, Place.template(options), step -> console.println("  " + step));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            console.println("Stopping; what is in flight ends first.");
            cloud.close();
            stopped.countDown();
        }));
        Thread.ofPlatform().daemon().name("parent").start(Main::endWithParent);
        console.println("  What functions print: " + log);
        console.println(
                "Perennial is ready: " + options.httpAddress() + " (AWS endpoint " + options.awsAddress() + ")");
        console.flush();
        if (options.command().equals("demo")) {
            demonstrate(options, cloud, console);
        }
        stopped.await();
    }

    /**
     * Functions print a line for each event; in a file of their own they do not hide what a person should read. Whoever
     * keeps nothing keeps no file either.
     */
    private static Path functionLog(Options options) throws IOException {
        if (options.data().isEmpty()) {
            Path log = Files.createTempFile("perennial-functions-", ".log");
            log.toFile().deleteOnExit();
            return log;
        }
        Files.createDirectories(options.data().get());
        return options.data().get().resolve("functions.log");
    }

    private static void demonstrate(Options options, Cloud cloud, PrintStream console) throws InterruptedException {
        try {
            new Demo(options.httpAddress(), options.awsAddress(), cloud.signingSecret(), console).play();
        } catch (IOException refused) {
            System.err.println("The demonstration ended early: " + refused.getMessage());
        }
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
