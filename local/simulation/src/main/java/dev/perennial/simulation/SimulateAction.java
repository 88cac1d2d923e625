package dev.perennial.simulation;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.Location;
import dev.perennial.commandline.Progress;
import dev.perennial.commandline.Repository;
import dev.perennial.commandline.SimulateCommand;
import dev.perennial.compiler.PlaybookCompiler;
import dev.perennial.compiler.Problem;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.rules.Decider;
import dev.perennial.imports.ImportedFacts;
import dev.perennial.operator.StoredRecords;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code ./perennial simulate}: fails where a playbook has problems. */
public final class SimulateAction implements Action<SimulateCommand> {
    @Override
    public Class<SimulateCommand> command() {
        return SimulateCommand.class;
    }

    @Override
    public int run(SimulateCommand command) throws IOException {
        return simulate(command) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static boolean simulate(SimulateCommand command) throws IOException {
        Optional<Population> people = population(command);
        if (people.isEmpty()) {
            return false;
        }
        Population population = people.get();
        List<Trial> trials = new ArrayList<>();
        for (Path directory : directories(command)) {
            Optional<Playbook> playbook = compiled(directory);
            if (playbook.isEmpty()) {
                return false;
            }
            String name = name(directory, command);
            String version = playbook.get().version();
            Decider plain = new Decider(playbook.get());
            trials.add(new Trial(name, version, run(name, _ -> plain, population)));
            if (command.withModels()) {
                String predicting = name + " + models";
                trials.add(new Trial(
                        predicting,
                        version,
                        run(predicting, models(predicting, playbook.get(), population), population)));
            }
        }
        System.out.println(Summary.of(population, trials));
        Path report = command.report().toAbsolutePath().normalize();
        try {
            Files.createDirectories(report.getParent());
            Files.writeString(report, Report.of(population, trials));
        } catch (IOException unwritable) {
            System.err.println("The pictures cannot be written: " + unwritable);
            return false;
        }
        System.out.println("Pictures: " + report);
        return true;
    }

    /** Whom the playbook is tried on; nothing where files of people hold nobody. */
    private static Optional<Population> population(SimulateCommand command) throws IOException {
        if (command.from().isPresent()) {
            return stored(command, command.from().get());
        }
        if (!command.knowsPeople()) {
            return Optional.of(new Population(command.seed(), command.customers(), command.days()));
        }
        List<Event> facts = new ArrayList<>();
        ImportedFacts.Rows rows =
                ImportedFacts.read(command.peopleFormat(), command.peopleFiles(), command.exports(), facts::add);
        if (facts.isEmpty()) {
            System.err.printf("Of %,d rows nobody is known: see ./perennial import --dry-run.%n", rows.read());
            return Optional.empty();
        }
        KnownPeople known = KnownPeople.of(facts);
        System.err.printf(
                "%,d people of %,d rows, %,d of which cannot be read; what comes from %s on is made up%s%n",
                known.all().size(),
                rows.read(),
                rows.rejected(),
                known.start().toString().substring(0, 10),
                known.model().isPresent() ? "." : ", and nobody orders: too few ordered again to learn from.");
        return Optional.of(new Population(command.seed(), known, command.days()));
    }

    private static Optional<Population> stored(SimulateCommand command, Location installation) {
        StoredRecords stored = StoredRecords.read(installation, command.customers());
        if (stored.records().isEmpty()) {
            System.err.println("The installation has no customer.");
            return Optional.empty();
        }
        KnownPeople known = KnownPeople.of(stored.records(), stored.now());
        System.err.printf(
                "%,d customers; what comes from %s on is made up%s%n",
                known.all().size(),
                known.start().toString().substring(0, 10),
                known.model().isPresent() ? "." : ", and nobody orders: too few ordered again to learn from.");
        return Optional.of(new Population(command.seed(), known, command.days()));
    }

    /** The directory's own name, or the whole path where that would not tell two apart. */
    private static String name(Path directory, SimulateCommand command) {
        boolean same = directories(command).stream()
                        .map(SimulateAction::lastName)
                        .distinct()
                        .count()
                < directories(command).size();
        return same ? directory.toString() : lastName(directory);
    }

    private static String lastName(Path directory) {
        return directory.toAbsolutePath().normalize().getFileName().toString();
    }

    private static List<Path> directories(SimulateCommand command) {
        List<Path> directories = new ArrayList<>(List.of(command.playbook()));
        command.against().ifPresent(directories::add);
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

    private static YearOfModels models(String name, Playbook playbook, Population population) {
        YearOfModels year = new YearOfModels(playbook, population);
        year.models()
                .forEach(it -> System.err.printf(
                        "%s: model of %s %s: %s%n",
                        name,
                        it.fittedAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                        it.isUsed() ? "used" : "not used",
                        it.because()));
        return year;
    }

    private static Tally run(String name, Function<Instant, Decider> deciders, Population population) {
        long began = System.nanoTime();
        Tally tally = watched(name, deciders, population);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.err.printf(
                "%s: %,d customers, %,d days, %,d decisions in %.1f s%n",
                name, population.customers(), population.days(), tally.decisions(), took.toMillis() / 1e3);
        return tally;
    }

    private static Tally watched(String name, Function<Instant, Decider> deciders, Population population) {
        LongAdder lived = new LongAdder();
        Progress progress = new Progress(
                System.err, Repository.onTerminal(), "customers of " + name, OptionalLong.of(population.customers()));
        try (Progress.Watch _ = progress.watch(lived::sum)) {
            return Simulation.run(deciders, population, _ -> lived.increment());
        }
    }
}
