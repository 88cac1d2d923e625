package dev.perennial.local;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.commandline.Program;
import dev.perennial.commandline.UpCommand;
import dev.perennial.local.demo.Demo;
import dev.perennial.local.functions.FunctionException;
import dev.perennial.local.http.LoopbackServer;
import dev.perennial.template.TemplateException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The process that the cloud runs in; {@link UpAction} starts it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            serve(Options.of(Program.parse(UpCommand.class, arguments)));
        } catch (Misunderstood | TemplateException misused) {
            end(ExitCode.MISUSED, misused);
        } catch (LoopbackServer.PortTaken | FunctionException | UncheckedIOException | IOException failed) {
            end(ExitCode.FAILED, failed);
        } catch (RuntimeException unforeseen) {
            // Without an end the parts that did start would keep the process alive.
            unforeseen.printStackTrace();
            end(ExitCode.FAILED, unforeseen);
        }
    }

    private static void end(int code, Exception because) {
        System.err.println(because.getMessage());
        System.exit(code);
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
        if (options.demonstrates()) {
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
            new Demo(options.httpAddress(), options.awsAddress(), cloud.signingSecret(), Place.iam(), console).play();
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
