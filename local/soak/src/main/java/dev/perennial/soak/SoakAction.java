package dev.perennial.soak;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.Progress;
import dev.perennial.commandline.Repository;
import dev.perennial.commandline.SoakCommand;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.playbook.Playbooks;
import dev.perennial.testing.storm.Failure;
import dev.perennial.testing.storm.PlantedFault;
import dev.perennial.testing.storm.Shortest;
import dev.perennial.testing.storm.Soak;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code ./perennial soak}: fails where a history ended wrong. */
public final class SoakAction implements Action<SoakCommand> {
    @Override
    public Class<SoakCommand> command() {
        return SoakCommand.class;
    }

    @Override
    public int run(SoakCommand command) throws InterruptedException {
        Playbook playbook = Playbooks.load();
        boolean well = command.faults() ? hunt(command, playbook) : soak(command, playbook);
        return well ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static boolean soak(SoakCommand command, Playbook playbook) throws InterruptedException {
        System.out.printf(
                "%,d histories from seed %d on, on %d threads, by the playbook of this repository%n",
                command.histories(), command.seed(), command.threads());
        Progress progress =
                new Progress(System.out, Repository.onTerminal(), "histories", OptionalLong.of(command.histories()));
        long began = System.nanoTime();
        Soak.Report report = new Soak(playbook, command.seed(), command.histories(), command.threads())
                .run(Duration.ofSeconds(1), done -> progress.show(done, since(began)));
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

    /** Plants one mistake after the other; well is what finds each of them. */
    private static boolean hunt(SoakCommand command, Playbook playbook) {
        System.out.printf("%-72s %10s %6s  %s%n", "Planted mistake", "found by", "facts", "what was wrong");
        long escaped = 0;
        for (PlantedFault fault : PlantedFault.values()) {
            Optional<Failure> found = fault.hunt(playbook, command.seed(), command.histories());
            escaped += found.isEmpty() ? 1 : 0;
            System.out.printf(
                    "%-72s %s%n", fault.words(), found.map(SoakAction::words).orElse("NOT FOUND"));
        }
        System.out.printf("%n%d mistakes planted, %d not found%n", PlantedFault.values().length, escaped);
        return escaped == 0;
    }

    private static String words(Failure failure) {
        Shortest shortest = failure.shorten();
        String wrong = shortest.violations().getFirst();
        return "%10s %6d  %s"
                .formatted(
                        "no. " + failure.seed(),
                        shortest.facts(),
                        wrong.length() > 90 ? wrong.substring(0, 90) + " …" : wrong);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
