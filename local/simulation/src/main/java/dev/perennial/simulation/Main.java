package dev.perennial.simulation;

import dev.perennial.compiler.PlaybookCompiler;
import dev.perennial.compiler.Problem;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** {@code ./perennial simulate}. Exit code 1 where a playbook has problems. */
public final class Main {
    private static final int MISUSED = 2;
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(System.getProperty("root", "."));
        try {
            Options options =
                    Options.parse(root.resolve("playbook"), root.resolve("target/simulation.html"), arguments);
            System.exit(simulate(options) ? 0 : FAILED);
        } catch (Options.Misunderstood misused) {
            System.err.println(misused.getMessage());
            System.exit(MISUSED);
        }
    }

    private static boolean simulate(Options options) throws IOException {
        List<Trial> trials = new ArrayList<>();
        for (Path directory : directories(options)) {
            Optional<Playbook> playbook = compiled(directory);
            if (playbook.isEmpty()) {
                return false;
            }
            String name = name(directory, options);
            Tally tally = run(name, playbook.get(), options.population());
            trials.add(new Trial(name, playbook.get().version(), tally));
        }
        System.out.println(Summary.of(options.population(), trials));
        Path report = options.report().toAbsolutePath().normalize();
        try {
            Files.createDirectories(report.getParent());
            Files.writeString(report, Report.of(options.population(), trials));
        } catch (IOException unwritable) {
            System.err.println("The pictures cannot be written: " + unwritable);
            return false;
        }
        System.out.println("Pictures: " + report);
        return true;
    }

    /** The directory's own name, or the whole path where that would not tell two apart. */
    private static String name(Path directory, Options options) {
        boolean same =
                directories(options).stream().map(Main::lastName).distinct().count()
                        < directories(options).size();
        return same ? directory.toString() : lastName(directory);
    }

    private static String lastName(Path directory) {
        return directory.toAbsolutePath().normalize().getFileName().toString();
    }

    private static List<Path> directories(Options options) {
        List<Path> directories = new ArrayList<>(List.of(options.playbook()));
        options.against().ifPresent(directories::add);
        return directories;
    }

    private static Optional<Playbook> compiled(Path directory) throws IOException {
        Path target = Files.createTempDirectory("playbook");
        try {
            List<Problem> problems = PlaybookCompiler.compile(directory, target);
            if (!problems.isEmpty()) {
                problems.forEach(problem -> System.err.println(directory + ": " + problem));
                return Optional.empty();
            }
            try (InputStream json = Files.newInputStream(target.resolve("playbook.json"))) {
                return Optional.of(Playbooks.read(json));
            }
        } finally {
            delete(target);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Tally run(String name, Playbook playbook, Population population) {
        LongAdder lived = new LongAdder();
        Thread progress = Thread.ofPlatform().daemon().start(() -> show(name, population, lived));
        long began = System.nanoTime();
        Tally tally = Simulation.run(playbook, population, _ -> lived.increment());
        progress.interrupt();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.err.printf(
                "%s: %,d customers, %,d days, %,d decisions in %.1f s%n",
                name, population.customers(), population.days(), tally.decisions(), took.toMillis() / 1e3);
        return tally;
    }

    private static void show(String name, Population population, LongAdder lived) {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(5));
                System.err.printf("%s: %,d of %,d customers%n", name, lived.sum(), population.customers());
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
