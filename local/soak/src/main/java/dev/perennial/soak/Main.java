package dev.perennial.soak;

import dev.perennial.playbook.Playbooks;
import dev.perennial.testing.storm.Soak;
import java.time.Duration;

/** {@code ./perennial soak}. Exit code 1 where a history ended wrong. */
public final class Main {
    private static final int MISUSED = 2;
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(soak(Options.parse(arguments)) ? 0 : FAILED);
        } catch (Options.Misunderstood misused) {
            System.err.println(misused.getMessage());
            System.exit(MISUSED);
        }
    }

    private static boolean soak(Options options) throws InterruptedException {
        System.out.printf(
                "%,d histories from seed %d on, on %d threads, by the playbook of this repository%n",
                options.histories(), options.seed(), options.threads());
        Progress progress = new Progress(System.out, Boolean.getBoolean("terminal"), options.histories());
        long began = System.nanoTime();
        Soak.Report report =
                new Soak(Playbooks.load(), options.seed(), options.histories(), options.threads())
                        .run(
                                Duration.ofSeconds(1),
                                done -> progress.show(done, since(began)));
        progress.end();
        Duration took = since(began);
        System.out.printf("%n%s%n", report.coverage().table());
        report.failure().ifPresent(System.out::println);
        System.out.printf(
                "%,d histories in %s, %,d a second: %s%n",
                report.histories(),
                Progress.words(took.toSeconds()),
                Progress.rate(report.histories(), took),
                report.failure().isEmpty() ? "zero violations" : "not all is well");
        return report.failure().isEmpty();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
